import Archive
import Base
import Names
import Site

/// A page of its own for one year of a long list, or for one month of a year that is long itself.
struct ListPart: Sendable {
  enum Period: Sendable, Hashable {
    case year(Int)
    case month(Month)
  }

  let period: Period
  /// Chronological.
  let notes: [NoteID]
  /// The months of a year that has a page for each of them, the oldest first.
  let months: [ListPart]

  /// The title of the part of a list with a name: `NATO in 2025`, `NATO · May 2025`.
  func title(of name: String, _ site: Site) -> String {
    switch period {
    case .year(let year): site.strings[.inYear, ["name": name, "year": String(year)]]
    case .month(let month): "\(name) · \(site.strings.dates.month(month))"
    }
  }

  /// The address below a list's page: `/actors/nato/2025/`, `/actors/nato/2025/05/`.
  func path(under list: SitePath) -> SitePath {
    switch period {
    case .year(let year): Addresses.year(year, of: list)
    case .month(let month): Addresses.month(month, of: list)
    }
  }

  /// The link in a list of parts; its count is that of the part's notes.
  func link(under list: SitePath, _ site: Site) -> LinkContext {
    let title =
      switch period {
      case .year(let year): String(year)
      case .month(let month): site.strings.dates.month(month)
      }
    return LinkContext(title: title, href: site.addresses.href(path(under: list)), count: notes.count)
  }
}

/// How a list of notes is divided into pages. A long list has a page for each year, and a long year has a page for each
/// month. The first page shows the newest notes. A part does not name the parts beside it, so that a new year
/// changes no old one.
struct Splitting: Sendable {
  /// How many notes the first page of a split list shows.
  static let newest = 22

  /// The years, the oldest first; none if the list is not split.
  let years: [ListPart]

  /// Splits chronological notes if there are more than `longest`, and a year if it has more than `longestYear`.
  init(_ notes: [NoteID], longest: Int, longestYear: Int = 100, in archive: Archive) {
    guard notes.count > longest else {
      years = []
      return
    }
    years = archive.sections(of: notes) { archive.day(of: $0).year }.map { year, notes in
      let months =
        notes.count > longestYear ? archive.sections(of: notes) { archive.day(of: $0).month } : []
      return ListPart(
        period: .year(year), notes: notes,
        months: months.map { ListPart(period: .month($0.key), notes: $0.notes, months: []) })
    }
  }

  var isSplit: Bool { !years.isEmpty }

  /// Every part with a page of its own.
  var pages: [ListPart] { years.flatMap { [$0] + $0.months } }

  /// The notes that a page lists, out of the notes of the whole list: `part` is nil on the first page. The page of a
  /// year with months lists those only.
  func shown(of notes: [NoteID], on part: ListPart?) -> [NoteID] {
    if let part { return part.months.isEmpty ? part.notes : [] }
    return isSplit ? notes.suffix(Self.newest) : notes
  }

  /// Links to the parts below a page, the newest first: the years on the first page, the months on the page of a year.
  func links(on part: ListPart?, under list: SitePath, _ site: Site) -> [LinkContext] {
    (part.map(\.months) ?? years).reversed().map { $0.link(under: list, site) }
  }
}
