import Archive
import Base
import Names
import Site

/// The differences between the digests of days, weeks, months and years.
struct DigestForm<Period: Sendable & Hashable>: Sendable {
  /// A word for style sheets.
  let kind: String
  let template: String
  let path: @Sendable (Period) -> SitePath
  let title: @Sendable (Strings, Period) -> String
  var subtitle: @Sendable (Strings, Period) -> String? = { _, _ in nil }
  /// The digests above it.
  let trail: @Sendable (Site, Period) -> [LinkContext]
  let groups: @Sendable (Site, [NoteID]) -> [GroupContext]
  /// The text that says what its changes are compared with; nil if they are not.
  var compared: Phrase?
  var showsYear = false
  /// Whether a JSON file beside it has its notes.
  var hasTwin = false
  /// Whether its weightiest notes come first, and the others are titles, if there are more than a few.
  var hasTop = true
  /// The most notes under each heading if a digest has very many; the others are on the page of the heading.
  var mostOfMany = Int.max
}

extension DigestForm<Day> {
  static let day = DigestForm(
    kind: "day", template: "digest", path: Addresses.day, title: { $0.dates.full($1) },
    trail: { [$0.link(year: $1.year), $0.link($1.month), $0.link($1.week)] },
    groups: { site, notes in
      site.archive.sectionsByTopic(of: notes).map { GroupContext($0.topic, $0.notes, site) }
    }, compared: Phrase("comparedDay"), hasTwin: true)
}

extension DigestForm<Week> {
  static let week = DigestForm(
    kind: "week", template: "digest", path: Addresses.week, title: { $0.dates.week($1) },
    subtitle: { $0.dates.range($1.monday, $1.sunday) },
    trail: { site, week in
      Set([week.monday.month, week.sunday.month]).sorted()
        .filter { month in site.archive.months.contains { $0.period == month } }.map { site.link($0) }
    }, groups: { GroupContext.byDay($1, $0) }, compared: Phrase("comparedWeek"),
    mostOfMany: 20)
}

extension DigestForm<Month> {
  static let month = DigestForm(
    kind: "month", template: "digest", path: Addresses.month, title: { $0.dates.month($1) },
    trail: { [$0.link(year: $1.year)] }, groups: { GroupContext.byDay($1, $0) }, compared: Phrase("comparedMonth"),
    mostOfMany: 5)
}

extension DigestForm<Int> {
  static let year = DigestForm(
    kind: "year", template: "year", path: Addresses.year, title: { String($1) }, trail: { _, _ in [] },
    groups: { GroupContext.byMonth($1, $0) }, showsYear: true, hasTop: false, mostOfMany: 5)
}
