import Base
import FrontMatter
import Markdown
import Names
import Notes

/// The places of a site that name one thing: in the heads of files, in wiki links, and in links to its page or its
/// file.
///
/// A place counts by what it leads to, never by its letters alone: an actor, a note and a topic can have one name.
struct References {
  let thing: Target
  /// The keys of heads that hold names of such things, in lower case.
  let keys: [[String]]
  /// The keys that hold a name with the id of a claim after it, `2025-10-21-summit#ceasefire`, in lower case.
  var claimKeys: [[String]] = []
  /// How a name is written from now on; nil if it stays as it is.
  let rewritten: @Sendable (_ written: String) -> String?
  /// As `rewritten`, for heads.
  var rewrittenInHeads: (@Sendable (_ written: String) -> String?)?
  /// The path of its page before and after: `/actors/ann-roe/`.
  let page: (old: String, new: String)
  /// Its file before and after.
  let file: (old: String, new: String)

  /// The edits of a file, and the places that name the thing in a way that cannot be changed.
  struct Found {
    var edits: [TextEdit] = []
    var obstacles: [SourceLocation] = []
  }

  /// The edits of a file. `note` is what it is read as, if it is a note: its head can pin actors.
  func found(in file: SourceFile, _ names: Names, note: NoteHead? = nil) -> Found {
    var found = Found()
    let head = Head.find(in: file).value
    if head != nil { inHead(of: file, names, &found) }
    let start = head?.bodyStart ?? 0
    if file.bytes[start...].contains("[[") || file.bytes[start...].contains("](") {
      let pinned = Set(note.map { names.pinnedActors(of: $0).value } ?? [])
      inText(of: file, from: start, line: head?.bodyLine ?? 1, names, pinned, &found)
    }
    return found
  }

  private func inHead(of file: SourceFile, _ names: Names, _ found: inout Found) {
    guard !keys.isEmpty, let scalars = HeadScalars(of: file) else { return }
    for item in scalars.items {
      let path = item.keys.map { $0.lowercased() }
      let isClaim = claimKeys.contains(path)
      guard isClaim || keys.contains(path) else { continue }
      let name = isClaim ? String(item.value.prefix { $0 != "#" }).trimmed : item.value
      guard means(name, names), let changed = (rewrittenInHeads ?? rewritten)(name), changed != name else { continue }
      let new = isClaim ? changed + item.value.drop { $0 != "#" } : changed
      guard let range = item.range else {
        found.obstacles.append(item.location)
        continue
      }
      found.edits.append(TextEdit(range: range, text: Self.scalar(new, of: changed, insteadOf: file.bytes[range])))
    }
  }

  /// A text as YAML, written like the one in whose place it stands. Without quotation marks, the mark before a claim is
  /// as harmless as it was.
  private static func scalar(_ text: String, of name: String, insteadOf written: ArraySlice<UInt8>) -> String {
    switch written.first {
    case UInt8(ascii: "'"): text.singleQuotedInYAML
    case UInt8(ascii: "\""): text.asYAMLScalar
    default: name.asYAMLScalar == name ? text : text.asYAMLScalar
    }
  }

  /// Whether a name in a head means the thing. A key says which kind of thing it names.
  private func means(_ name: String, _ names: Names) -> Bool {
    let all = names.targets(named: name).filter { target in
      switch (target, thing) {
      case (.actor, .actor), (.note, .note), (.topic, .topic): true
      default: false
      }
    }
    return all == [thing]
  }

  private func inText(
    of file: SourceFile, from start: Int, line: Int, _ names: Names, _ pinned: Set<ActorID>, _ found: inout Found
  ) {
    let parsed = names.parse(SourceBody(file: file, start: start, line: line))
    if let mistake = parsed.diagnostics.first(where: { $0.severity == .error }) {
      found.obstacles.append(mistake.location)
      return
    }
    let document = parsed.value
    let map = SourceMap(document, of: file, from: start)
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .wikiLink:
        let written = document.string(node.text)
        guard !written.isEmpty, names.target(ofLink: written, pinned: pinned) == thing, let new = rewritten(written),
          new != written
        else { continue }
        guard let start = map.start(of: index), let range = Self.target(in: file.bytes, from: start, written) else {
          found.obstacles.append(SourceLocation(path: file.path, line: Int(node.line)))
          continue
        }
        found.edits.append(TextEdit(range: range, text: new))
      case .link:
        guard let start = map.start(of: index),
          let edit = edit(ofAddress: document.string(node.text), at: start, in: file)
        else { continue }
        found.edits.append(edit)
      default: break
      }
    }
  }

  /// The bytes between `[[` and `|`, `#` or `]]`, without blanks; nil if they are not what was read.
  private static func target(in bytes: [UInt8], from start: Int, _ written: String) -> Range<Int>? {
    guard let range = bytes.linkTarget(at: start) else { return nil }
    // A link can go over the end of a line.
    let text = String(utf8: bytes[range])
    func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    return words(text) == words(written) ? range : nil
  }

  /// The edit of a link to the page of the thing, or to its file.
  private func edit(ofAddress address: String, at start: Int, in file: SourceFile) -> TextEdit? {
    let start = start < file.bytes.count && file.bytes[start] == UInt8(ascii: "<") ? start + 1 : start
    guard file.bytes[start...].starts(with: address.utf8) else { return nil }
    let path = address.prefix { $0 != "#" && $0 != "?" }
    if page.old != page.new, path == page.old || path + "/" == page.old {
      return TextEdit(range: start..<(start + path.utf8.count), text: page.new)
    }
    guard self.file.old != self.file.new, path.hasSuffix(".md") || path.hasSuffix(".markdown"),
      Self.resolved(String(path), from: file.path) == self.file.old
    else { return nil }
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = start + path[..<slash].utf8.count
    let new = self.file.new.split(separator: "/").last.map(String.init) ?? ""
    return TextEdit(range: name..<(start + path.utf8.count), text: new)
  }

  /// A relative path as one below the site's folder.
  private static func resolved(_ path: String, from file: String) -> String {
    var parts = path.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
