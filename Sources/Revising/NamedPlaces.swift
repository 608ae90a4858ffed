package import Base
import FrontMatter
import Markdown
import Names
import Notes

/// A place of a site that names an actor: in a head, in a wiki link, or as a name in prose.
package struct NamedPlace: Sendable {
  package let location: SourceLocation
  /// What stands there.
  package let text: String
  /// The line that it stands in, without the blanks around it.
  package let line: String
  /// The name of the actor's file that it is a form of: `Anna Roe` for `Anny Roe`.
  let name: String
  let owner: ActorID
  /// Byte offset in its file.
  let offset: Int
  let form: Form

  enum Form {
    /// A text in the YAML; nil if it goes over several lines.
    case head(Range<Int>?)
    /// `[[Ann Roe#Life|her]]`: what stands before `#`, `|` or `]]`, and what stands from `#` on to `|` or `]]`.
    case link(target: Range<Int>, fragment: Range<Int>, hasLabel: Bool)
    /// A name in prose; nil if there is markup in it.
    case prose(Range<Int>?)
  }
}

/// Finds the places that name actors.
struct PlaceSearch {
  let names: Names
  private let settings: Settings
  /// The keys of heads that hold names of actors, in lower case.
  private let keys: [[String]]
  private let notes: Set<String>
  private let actors: [String: ActorID]

  /// `names` are those of the site, or those that it would have.
  init(_ texts: SiteTexts, _ names: Names? = nil) {
    let names = names ?? texts.names
    self.names = names
    keys = texts.actorKeys
    settings = texts.settings
    notes = Set(names.things.notes.map(\.path))
    actors = Dictionary(
      names.things.actors.enumerated().map { ($1.file.path, ActorID(index: $0)) },
      uniquingKeysWith: { first, _ in first
      })
  }

  /// The places of a file that name an actor, in the order of the file.
  func places(in file: SourceFile) -> [NamedPlace] {
    let lines = LineIndex(file)
    let head = (HeadScalars(of: file)?.items ?? []).compactMap { item -> NamedPlace? in
      guard keys.contains(item.keys.map { $0.lowercased() }), let owner = names.actor(named: item.value) else {
        return nil
      }
      return NamedPlace(
        location: item.location, text: item.value, line: lines.text(of: item.location.line, in: file.bytes),
        name: item.value, owner: owner,
        offset: lines.offset(of: item.location), form: .head(item.range))
    }
    let (body, scope) = text(of: file)
    return head + names.findings(in: body, scope).compactMap { place(of: $0, in: file.bytes, lines) }
  }

  private func place(of finding: NameFinding, in bytes: [UInt8], _ lines: LineIndex) -> NamedPlace? {
    guard case .mention(let owner, let rule) = finding.verdict else { return nil }
    let offset = lines.offset(of: finding.location)
    func place(_ name: String, _ form: NamedPlace.Form) -> NamedPlace {
      NamedPlace(
        location: finding.location, text: finding.text, line: lines.text(of: finding.location.line, in: bytes),
        name: name, owner: owner, offset: offset, form: form)
    }
    guard rule == .wikiLink else {
      return place(finding.nominative ?? finding.text, .prose(bytes.range(of: finding.text, at: offset)))
    }
    guard let target = bytes.linkTarget(at: offset),
      let close = bytes[target.upperBound...].firstRange(of: Array("]]".utf8))
    else { return place(finding.text, .prose(nil)) }
    let rest = bytes[target.upperBound..<close.lowerBound]
    let bar = rest.firstIndex(of: UInt8(ascii: "|"))
    // In a table, a bar is written \|
    let end = bar.map { bytes[$0 - 1] == UInt8(ascii: "\\") ? $0 - 1 : $0 } ?? rest.endIndex
    return place(
      String(utf8: bytes[target]), .link(target: target, fragment: target.upperBound..<end, hasLabel: bar != nil))
  }

  /// The text of a file below its head, and what decides on its names.
  private func text(of file: SourceFile) -> (SourceBody, NameScope) {
    if notes.contains(file.path), let note = NoteHead.read(file, settings.rules).value {
      return (note.body, NameScope(note, pinned: names.pinnedActors(of: note).value))
    }
    if let id = actors[file.path], let head = ActorHead.read(file, kinds: settings.kinds, settings.rules).value {
      return (head.body, NameScope(biographyOf: head, id))
    }
    let head = Head.find(in: file).value
    return (SourceBody(file: file, start: head?.bodyStart ?? 0, line: head?.bodyLine ?? 1), NameScope())
  }
}

extension LineIndex {
  /// A line without the blanks around it.
  fileprivate func text(of line: Int, in bytes: [UInt8]) -> String {
    String(utf8: bytes[start(of: line)..<start(of: line + 1)]).trimmed
  }
}

extension [UInt8] {
  /// The bytes of a name as readers see it; nil if something else stands there, such as a name with markup in it.
  fileprivate func range(of text: String, at start: Int) -> Range<Int>? {
    var position = start
    var isBlank = false
    for character in text.utf8 {
      guard position < count else { return nil }
      let isSpace = character.isASCIIWhitespace
      if isSpace, isBlank { continue }
      isBlank = isSpace
      if isSpace {
        guard self[position].isASCIIWhitespace else { return nil }
        while position < count, self[position].isASCIIWhitespace { position += 1 }
      } else if self[position] == character {
        position += 1
      } else {
        return typographic(text, at: start)
      }
    }
    return start..<position
  }

  /// As `range`, for a name whose straight apostrophes readers see as typographic ones.
  private func typographic(_ text: String, at start: Int) -> Range<Int>? {
    let straight = text.replacing("’", with: "'").replacing("‘", with: "'")
    return straight == text ? nil : range(of: straight, at: start)
  }

  /// What stands between `[[` and `|`, `#` or `]]`, without the blanks around it.
  func linkTarget(at start: Int) -> Range<Int>? {
    guard self[start...].starts(with: "[[".utf8) else { return nil }
    let whole = self[(start + 2)...].prefix { !"|#]".utf8.contains($0) }
    let begin = whole.drop(while: \.isASCIIWhitespace).startIndex
    var end = whole.endIndex
    // In a table, a bar is written \|
    while end > begin, self[end - 1].isASCIIWhitespace || self[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    return begin..<end
  }
}
