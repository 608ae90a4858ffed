import Archive
import Base
import Names
import Site

/// The notes of a long list that fall into one year.
struct YearOfNotes: Sendable {
  let year: Int
  let notes: [NoteID]
}

/// How a list of notes is divided between pages: beyond a hundred notes each year has a page of its own, and the first
/// page shows the newest.
struct Splitting: Sendable {
  /// A list is split beyond this many notes.
  static let limit = 100
  /// How many of the newest notes the first page of a split list shows.
  static let newest = 25

  /// The years, the oldest first; none where the list is not split.
  let years: [YearOfNotes]

  init(_ notes: [NoteID], in archive: Archive) {
    years =
      notes.count > Self.limit
      ? archive.sections(of: notes) { archive.day(of: $0).year }.map { YearOfNotes(year: $0.key, notes: $0.notes) }
      : []
  }

  var isSplit: Bool { !years.isEmpty }

  /// Links to the pages of the years under a page, the newest first.
  func links(under page: SitePath, _ site: Site) -> [LinkContext] {
    years.reversed().map {
      LinkContext(
        title: String($0.year), href: site.addresses.href(Addresses.year($0.year, of: page)), count: $0.notes.count)
    }
  }
}
