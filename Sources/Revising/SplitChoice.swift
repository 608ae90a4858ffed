import Base

/// What a person decides on the places that name an actor: line by line, and for whole files.
///
/// A list has a line for each place, `keep content/notes/a.md:6:1`, and behind a tab each the name and the line that
/// stand there. In `move` lines, the place names the other actor. Lines that begin with `#` are comments.
package struct SplitChoice: Sendable {
  struct Row: Sendable {
    let place: SourceLocation
    let moves: Bool
    /// The name and the line that stood there when the list was made; nil if the row does not say.
    let text: [String]?

    /// Whether a place is what the list says of it.
    func fits(_ named: NamedPlace) -> Bool { named.location == place && (text == nil || text == named.row) }
  }

  /// By path.
  private(set) var rows: [String: [Row]] = [:]
  /// The paths of files all of whose places move.
  private let wholes: Set<String>

  /// Reads a list. `wholes` are the paths of files all of whose places move.
  package init(list: [UInt8], wholes: [String]) throws(RevisionRefusal) {
    self.wholes = Set(wholes)
    let bytes = list.starts(with: byteOrderMark) ? list[byteOrderMark.count...] : list[...]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RevisionRefusal("the list is not UTF-8; save it as UTF-8")
    }
    var known: Set<SourceLocation> = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(line).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let parts = line.wholeMatch(of: /(keep|move)\s+(.+?):(\d+):(\d+)(\s.*)?/)?.output,
        let number = Int(parts.3),
        let column = Int(parts.4)
      else {
        throw RevisionRefusal(
          "line \(index + 1) of the list is not 'keep' or 'move' and a place, content/notes/a.md:6:1: \(line.visible)")
      }
      let place = SourceLocation(path: String(parts.2), line: number, column: column)
      guard known.insert(place).inserted else {
        throw RevisionRefusal("line \(index + 1) of the list has the place \(place) for the second time")
      }
      let texts = (parts.5 ?? "").split(separator: "\t").map(String.init)
      let row = Row(place: place, moves: parts.1 == "move", text: texts.count == 2 ? texts : nil)
      rows[place.path, default: []].append(row)
    }
  }

  /// The files that the choice is about.
  var paths: Set<String> { wholes.union(rows.keys) }

  /// Whether a place moves; nil if the choice does not say.
  func moves(_ place: NamedPlace) -> Bool? {
    wholes.contains(place.location.path)
      ? true : rows[place.location.path]?.first { $0.place == place.location }?.moves
  }
}

extension NamedPlace {
  /// What a list says of the place: the name and the line.
  package var row: [String] { [text.visible, line.visible] }
}
