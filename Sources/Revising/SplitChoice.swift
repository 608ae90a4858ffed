import Base

/// What a person decides on the places that name an actor: line by line, and for whole files.
///
/// A list has a line for each place, `keep content/notes/a.md:6:1 …`; what follows the place is for people. In `move`
/// lines, the place names the other actor. Lines that begin with `#` are comments.
package struct SplitChoice: Sendable {
  /// By path; whether a place moves.
  private(set) var lines: [String: [SourceLocation: Bool]] = [:]
  /// The paths of files all of whose places move.
  private let wholes: Set<String>

  /// Reads a list. `wholes` are the paths of files all of whose places move.
  package init(list: String, wholes: [String]) throws(RevisionRefusal) {
    self.wholes = Set(wholes)
    for (index, line) in list.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(line).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let parts = line.wholeMatch(of: /(keep|move)\s+(.+?):(\d+):(\d+)(\s.*)?/)?.output, let row = Int(parts.3),
        let column = Int(parts.4)
      else {
        throw RevisionRefusal(
          "line \(index + 1) of the list is not 'keep' or 'move' and a place, content/notes/a.md:6:1: \(line.visible)")
      }
      let place = SourceLocation(path: String(parts.2), line: row, column: column)
      guard lines[place.path, default: [:]].updateValue(parts.1 == "move", forKey: place) == nil else {
        throw RevisionRefusal("line \(index + 1) of the list has the place \(place) for the second time")
      }
    }
  }

  /// The files that the choice is about.
  var paths: Set<String> { wholes.union(lines.keys) }

  /// Whether a place moves; nil if the choice does not say.
  func moves(_ place: NamedPlace) -> Bool? {
    wholes.contains(place.location.path) ? true : lines[place.location.path]?[place.location]
  }
}
