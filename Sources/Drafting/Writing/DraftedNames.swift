package import Base
package import Notes

/// An unknown name that a draft lists in its comments: the article had it.
package struct DraftedName: Sendable, Equatable {
  package let name: String
  package let count: Int
  /// `person`, `organisation` or `place`; nil if nothing speaks for one of them.
  package let kind: String?
  /// The first sentence with the name, shortened; empty in older drafts.
  package let sentence: String
  /// Where the draft lists it.
  package let location: SourceLocation

  /// The title of the list in a draft's comments.
  static let listTitle = "Names that belong to no actor"

  /// The line of a draft's comments for a name: `Ida Marsh (person?): 3 times, first in line 52: Ida Marsh said …`
  static func remark(name: String, kind: String?, count: Int, line: Int, sentence: String) -> String {
    let times = count == 1 ? "" : "\(count) times, first in "
    return "\(name)\(kind.map { " (\($0)?)" } ?? ""): \(times)line \(line): \(sentence)"
  }

  /// The names that a draft lists; none for a note that is no draft of an article.
  package static func all(in note: NoteHead) -> [DraftedName] {
    let lines = note.file.bytes[..<note.body.start].split(separator: .lineFeed, omittingEmptySubsequences: false)
    guard let title = lines.firstIndex(where: { String(utf8: $0).trimmed == "# \(listTitle):" }) else { return [] }
    return lines[(title + 1)...].enumerated().prefix { String(utf8: $1).hasPrefix("#   ") }.compactMap { index, line in
      read(String(utf8: line.dropFirst(4)).trimmed, SourceLocation(path: note.path, line: title + 2 + index))
    }
  }

  private static func read(_ line: String, _ location: SourceLocation) -> DraftedName? {
    guard let colon = line.firstRange(of: ": ") else { return nil }
    var name = String(line[..<colon.lowerBound])
    var kind: String?
    if name.hasSuffix("?)"), let open = name.lastIndex(of: "(") {
      kind = String(name[name.index(after: open)...].dropLast(2))
      name = String(name[..<open]).trimmed
    }
    let rest = line[colon.upperBound...]
    let count = rest.contains(" times, ") ? Int(rest.prefix { $0.isNumber }) ?? 1 : 1
    let sentence = rest.firstRange(of: ": ").map { String(rest[$0.upperBound...]) } ?? ""
    return name.isEmpty
      ? nil : DraftedName(name: name, count: count, kind: kind, sentence: sentence, location: location)
  }
}
