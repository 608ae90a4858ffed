import Archive
import Base
import Names
import Plots
import Site

extension PlotContext {
  /// A year's notes by day; nil if there are none.
  static func days(of notes: [NoteID], _ site: Site) -> PlotContext? {
    let days = site.archive.sectionsByDay(of: notes).map { (day: $0.day, count: $0.notes.count) }
    guard let first = days.first, let peak = days.max(by: { $0.count < $1.count }) else { return nil }
    let (strings, dates) = (site.strings, site.strings.dates)
    let caption = Caption(
      id: "days", title: strings[.byDayTitle, ["year": String(first.day.year)]],
      text: strings[.byDayText, ["peak": dates.long(peak.day), "most": strings.counted(peak.count, .notes)]])
    let map = HeatMap(
      year: first.day.year, counts: Dictionary(uniqueKeysWithValues: days.map { ($0.day, $0.count) }),
      months: dates.shortMonths, weekdays: dates.shortWeekdays)
    return PlotContext(
      kind: "days", title: caption.title, svg: map.svg(caption),
      columns: [strings[.dayColumn], strings[.notesColumn]],
      rows: days.map {
        PlotRowContext(
          title: dates.long($0.day), href: site.addresses.href(Addresses.day($0.day)), cells: [String($0.count)])
      })
  }
}

extension Phrase {
  fileprivate static let byDayTitle = Phrase("byDayTitle")
  fileprivate static let byDayText = Phrase("byDayText")
}
