import Archive
import Base
import Names
import Site

/// The notes of one year of a long list.
struct YearOfNotes: Sendable {
  let year: Int
  let notes: [NoteID]
}

/// How a list of notes is divided into pages. A list of more than a hundred notes has a page for each year, and the
/// first page shows the newest notes.
struct Splitting: Sendable {
  /// A list is split beyond this many notes.
  static let limit = 100
  /// How many notes the first page of a split list shows.
  static let newest = 25

  /// The years, the oldest first; none if the list is not split.
  let years: [YearOfNotes]

  init(_ notes: [NoteID], in archive: Archive) {
    years =
      notes.count > Self.limit
      ? archive.sections(of: notes) { archive.day(of: $0).year }.map { YearOfNotes(year: $0.key, notes: $0.notes) }
      : []
  }

  var isSplit: Bool { !years.isEmpty }

  /// Links to the pages of the years below a page, the newest first.
  func links(under page: SitePath, _ site: Site) -> [LinkContext] {
    years.reversed().map {
      LinkContext(
        title: String($0.year), href: site.addresses.href(Addresses.year($0.year, of: page)), count: $0.notes.count)
    }
  }
}
