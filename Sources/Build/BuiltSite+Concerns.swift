import Archive
package import Base
import Names
package import Notes

extension BuiltSite {
  /// The diagnostics that matter to whoever asks about the names in one note: those of its file, and the errors of
  /// actors' files, since their names may be missing from the answer.
  package func diagnostics(concerning note: NoteHead) -> [Diagnostic] {
    diagnostics.filter {
      $0.location.path == note.file.path || ($0.severity == .error && $0.location.path.isBelow("content/actors"))
    }
  }

  /// The diagnostics that matter to a digest: those of its notes and its lead, and the errors of whatever else it is
  /// made from: gazette.yml, actors, topics and templates. The errors of other notes, leads and pages do not.
  package func diagnostics(concerning period: Period) -> [Diagnostic] {
    let published = names.things.notes
    let known = Set(published.map(\.file.path)).union(names.things.withheld.noteFiles)
    let own = Set(published.filter { period.contains($0.timestamp.day) }.map(\.file.path))
    return diagnostics.filter { diagnostic in
      let path = diagnostic.location.path
      let isError = diagnostic.severity == .error
      if path.isBelow("content/notes") {
        return own.contains(path) || (isError && !known.contains(path) && mayBe(path, of: period))
      }
      if path.isBelow("content/digests") { return Period(name: path.stem) == period }
      return isError && !path.isBelow("content/pages")
    }
  }

  /// Whether a note that cannot be read may be of a period: its file's name has a date in it, or none.
  private func mayBe(_ path: String, of period: Period) -> Bool {
    Day(path.stem.prefix(10)).map(period.contains) ?? true
  }
}

extension Period {
  /// Whether a day is one of the period's.
  func contains(_ day: Day) -> Bool {
    switch self {
    case .day(let own): day == own
    case .week(let week): day.week == week
    case .month(let month): day.month == month
    case .year(let year): day.year == year
    }
  }
}

extension String {
  /// Whether a path leads to something in a folder.
  func isBelow(_ folder: String) -> Bool { hasPrefix(folder + "/") }

  /// The name of a file without its ending.
  var stem: String {
    let name = split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }
}
