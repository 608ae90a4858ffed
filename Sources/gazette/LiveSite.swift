import Archive
import Base
import Build
import Output
import Pages
import Preview
import Synchronization

/// A site that follows its folder: what preview shows. A rebuild reads what changed and takes all else from the rebuild
/// before; what comes out is what a build would make.
final class LiveSite: Workshop {
  private let folder: SiteFolder
  private let options: BuildOptions
  private let editor: EditorAddress
  private let state = Mutex(State())

  fileprivate struct State {
    /// The last pipeline whose settings could be read, and the last without errors.
    var latest: BuiltSite?
    var good: BuiltSite?
    /// What changed while the settings could not be read, and no pipeline has taken in.
    var missed = Change()
    /// What was found at paths after the last rebuild began.
    var fresh: [String: Finding] = [:]
    /// The notes that were read after the last rebuild.
    var notes: [String: WrittenNote] = [:]
    /// The bytes of gazette.yml and of templates/.
    var own: [String: [UInt8]] = [:]
  }

  /// What lies at a path, as far as it is compared.
  fileprivate enum Finding: Equatable {
    case nothing
    case text([UInt8])
    /// A folder, or a file that is copied: not compared.
    case other
  }

  init(_ folder: SiteFolder, _ options: BuildOptions, editor: EditorAddress) {
    self.folder = folder
    self.options = options
    self.editor = editor
  }

  var archive: Archive? { state.withLock { $0.latest?.archive } }

  // MARK: Rebuilding

  func rebuild(after change: Change) throws -> Rebuilt {
    let own = try ownFiles()
    let (earlier, all) = state.withLock { state in
      state.own = own
      return (state.latest, change.adding(state.missed))
    }
    let built = try run(after: all, earlier)
    state.withLock { state in
      guard let pipeline = built.value else {
        state.missed = all
        return
      }
      state.missed = Change()
      for path in all.paths { state.fresh[path] = nil }
      if all.isEverything { state.fresh = [:] }
      state.notes = [:]
      state.latest = pipeline
      if !built.diagnostics.hasErrors { state.good = pipeline }
    }
    return Rebuilt(site: built.value?.site, pages: built.value?.pages ?? [], diagnostics: built.diagnostics)
  }

  private func run(after change: Change, _ earlier: BuiltSite?) throws -> Diagnosed<BuiltSite?> {
    let earlier = change.isEverything ? nil : earlier.map { EarlierBuild($0.content, changed: change.paths) }
    return try build(try folder.snapshot(), options, in: .machine, after: earlier)
  }

  private func ownFiles() throws -> [String: [UInt8]] {
    let snapshot = try folder.snapshot()
    let files = snapshot.templates.value + [snapshot.settings.value].compactMap(\.self)
    return Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }

  // MARK: What changed

  func differing(_ change: Change) -> Change {
    guard !change.isEverything else { return change }
    let now = change.paths.map { (path: $0, finding: finding(at: $0)) }
    return state.withLock { state in
      var differing = Change()
      differing.mayGoOn = change.mayGoOn || now.count > 1
      for (path, finding) in now {
        let differs =
          switch finding {
          case .nothing: state.holds(path)
          case .text(let bytes): state.text(of: path) != bytes
          case .other: true
          }
        guard differs else { continue }
        state.fresh[path] = finding
        differing.mayGoOn = differing.mayGoOn || finding == .nothing
        differing.paths.insert(path)
      }
      return differing
    }
  }

  private func finding(at path: String) -> Finding {
    let place = folder.root + "/" + path
    if !path.hasPrefix("content/assets/"), let bytes = Disk.bytes(of: place, limit: 2 * ContentFolder.largestText) {
      return .text(bytes)
    }
    return Disk.kind(place) == .nothing ? .nothing : .other
  }

  func glimpse(of path: String) throws -> Glimpse? {
    guard let (pipeline, isGood) = state.withLock({ $0.glimpsing }), Disk.kind(folder.root + "/" + path) == .file else {
      return nil
    }
    let content = ContentFolder(paths: [path], oddities: [], read: { [folder] in try folder.read($0) })
    let file = try ReadFile(path, in: content, settings: pipeline.settings)
    /// What linking finds is told only where it was done with all that there is by now.
    func glimpse(_ found: Diagnosed<(site: Site, page: Page)>?) -> Glimpse? {
      found.map {
        Glimpse(
          site: $0.value.site, page: $0.value.page, diagnostics: file.diagnostics + (isGood ? $0.diagnostics : []))
      }
    }
    if let note = file.note {
      let found = pipeline.site.glimpse(of: note)
      if found != nil { state.withLock { $0.notes[path] = note } }
      return glimpse(found)
    }
    if let actor = file.actor { return glimpse(pipeline.site.glimpse(of: actor)) }
    // A file with mistakes: its page stays as it is.
    guard file.diagnostics.hasErrors, let page = pipeline.pages.first(where: { $0.origin?.path == path }) else {
      return nil
    }
    return Glimpse(site: pipeline.site, page: page, diagnostics: file.diagnostics)
  }

  // MARK: What pages are told

  func margin(of path: SitePath) -> Margin? {
    guard let good = state.withLock({ $0.good }),
      let id = good.archive.notes.first(where: { good.site.addresses.path($0.id) == path })?.id
    else { return nil }
    let file = good.archive[id].path
    guard let note = state.withLock({ $0.notes[file] }) ?? good.selection.notes.first(where: { $0.file.path == file })
    else { return nil }
    let names = good.archive.names(in: note)
    return Margin(
      file: file, open: editor.address(of: SourceLocation(path: file)),
      names: names.map { Margin.Name($0, in: good.site, open: editor.address(of: $0.location)) })
  }

  func line(at location: SourceLocation) -> String? {
    guard location.line > 0,
      let bytes = Disk.bytes(of: folder.root + "/" + location.path, limit: ContentFolder.largestText)
    else { return nil }
    let file = SourceFile(path: location.path, bytes: bytes)
    let index = LineIndex(file)
    let start = index.start(of: location.line)
    let end = index.start(of: location.line + 1)
    guard start < end else { return nil }
    return String(utf8: bytes[start..<end].filter { $0 != .lineFeed && $0 != .carriageReturn })
  }

  func read(_ path: String) throws -> [UInt8] { try folder.read(path) }

}

extension LiveSite.State {
  /// The text of a file as it was taken in last; nil for one that was not, or is not compared.
  fileprivate func text(of path: String) -> [UInt8]? {
    switch fresh[path] {
    case .text(let bytes): bytes
    case .nothing, .other: nil
    case nil: own[path] ?? latest?.content.files.bytes(of: path)
    }
  }

  /// Whether there was something at a path.
  fileprivate func holds(_ path: String) -> Bool {
    if let finding = fresh[path] { return finding != .nothing }
    return own.keys.contains { $0 == path || $0.hasPrefix(path + "/") } || latest?.content.files.holds(path) ?? false
  }

  /// What a glimpse is made with: the newest archive, unless its theme has mistakes; and whether it is the newest.
  fileprivate var glimpsing: (BuiltSite, isNewest: Bool)? {
    guard let latest else { return nil }
    let hasGoodTheme =
      latest.diagnostics.count { $0.severity == .error }
      == latest.content.diagnostics.count { $0.severity == .error }
    return hasGoodTheme ? (latest, true) : good.map { ($0, false) }
  }
}
