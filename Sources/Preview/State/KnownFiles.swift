import Archive
import Base
import Notes

/// What preview knows of the folder's files: gazette.yml and the templates as they were read last, and of the content
/// what was saved and no rebuild has taken in yet.
struct KnownFiles: Sendable {
  typealias Finding = SavedFiles.Finding

  /// A value and the number of the change with which it was read.
  private struct Numbered<Value: Sendable>: Sendable {
    let number: Int
    let value: Value
  }

  private var readSettings: Numbered<Diagnosed<SourceFile?>>?
  private var readTemplates: Numbered<Diagnosed<[SourceFile]>>?
  private var content: [String: Numbered<Finding>] = [:]

  /// gazette.yml; nil before it was read.
  var settings: Diagnosed<SourceFile?>? { readSettings?.value }
  /// The templates; nil before they were read.
  var templates: Diagnosed<[SourceFile]>? { readTemplates?.value }

  /// The content's texts that no rebuild has taken in, by path.
  var texts: [String: [UInt8]] {
    content.compactMapValues { if case .text(let bytes) = $0.value { bytes } else { nil } }
  }

  /// The text of a file as it was read last, by a rebuild, whose content files are `built`, or after it.
  func text(of path: String, built: ParsedFiles?) -> [UInt8]? {
    switch content[path]?.value {
    case .text(let bytes): return bytes
    case .nothing, .other: return nil
    case nil: break
    }
    if path == "gazette.yml" { return settings?.value?.bytes }
    if SavedFiles.isTemplate(path) { return templates?.value.first { $0.path == path }?.bytes }
    return built?.bytes(of: path)
  }
}

extension KnownFiles {
  /// Takes in what a save left, and gives the part of its change that differs from what was known: a file may be saved
  /// as it was.
  mutating func take(_ saved: SavedFiles, number: Int, built: ParsedFiles?) -> Change {
    let change = saved.change
    guard !change.isEverything else { return change }
    var differing = Change()
    differing.mayGoOn = change.mayGoOn || change.paths.count > 1
    for path in change.paths {
      let (differs, isGone) = compare(path, saved, built)
      guard differs else { continue }
      differing.paths.insert(path)
      differing.mayGoOn = differing.mayGoOn || isGone
      if let finding = saved.content[path] { content[path] = Numbered(number: number, value: finding) }
    }
    if let settings = saved.settings { readSettings = Numbered(number: number, value: settings) }
    if let templates = saved.templates { readTemplates = Numbered(number: number, value: templates) }
    return differing
  }

  private func compare(_ path: String, _ saved: SavedFiles, _ built: ParsedFiles?) -> (differs: Bool, isGone: Bool) {
    if path == "gazette.yml" {
      let bytes = saved.settings?.value?.bytes
      return (bytes != settings?.value?.bytes, bytes == nil)
    }
    if let now = saved.templates, SavedFiles.isTemplate(path) {
      let (finding, old) = (Self.finding(at: path, in: now.value), Self.finding(at: path, in: templates?.value ?? []))
      let differs = finding == .other || finding != old || now.diagnostics != templates?.diagnostics
      return (differs, finding == .nothing)
    }
    switch saved.content[path] {
    case .text(let bytes): return (text(of: path, built: built) != bytes, false)
    case .nothing: return (holds(path, built), true)
    case .other, nil: return (true, false)
    }
  }

  private static func finding(at path: String, in templates: [SourceFile]) -> Finding {
    if let file = templates.first(where: { $0.path == path }) { return .text(file.bytes) }
    return templates.contains { $0.path.hasPrefix(path + "/") } ? .other : .nothing
  }

  /// Whether there was something of the content at a path.
  private func holds(_ path: String, _ built: ParsedFiles?) -> Bool {
    if let known = content[path] { return known.value != .nothing }
    return built?.holds(path) == true || content.keys.contains { $0.hasPrefix(path + "/") }
  }

  /// Takes in what a rebuild read up to a change, unless it was read again since.
  mutating func take(_ settings: Diagnosed<SourceFile?>, _ templates: Diagnosed<[SourceFile]>, upTo number: Int) {
    if (readSettings?.number ?? -1) <= number { readSettings = Numbered(number: number, value: settings) }
    if (readTemplates?.number ?? -1) <= number { readTemplates = Numbered(number: number, value: templates) }
  }

  /// Forgets the content that a rebuild has taken in: the rebuild holds it now.
  mutating func forgetContent(upTo number: Int) { content = content.filter { $0.value.number > number } }
}
