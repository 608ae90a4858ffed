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
      year: first.day.year,
      days: Dictionary(
        uniqueKeysWithValues: days.map { day, count in
          // Short, for there are up to 366 of them.
          let title = "\(day.civil.day) \(dates.shortMonths[day.civil.month - 1]): \(count)"
          return (day, HeatMap.Marked(count: count, href: site.addresses.href(Addresses.day(day)), title: title))
        }),
      months: dates.shortMonths, weekdays: dates.shortWeekdays)
    let counts = Dictionary(uniqueKeysWithValues: days.map { ($0.day, $0.count) })
    return PlotContext(
      kind: "days", title: caption.title, svg: map.svg(caption),
      columns: [strings[.monthColumn]] + (1...31).map(String.init),
      rows: site.archive.countsByMonth(of: notes).map { month, count in
        let cells = (1...31).map { number in
          Day(year: month.year, month: month.month, day: number).flatMap { counts[$0] }.map(String.init) ?? ""
        }
        return PlotRowContext(
          title: dates.month(month), href: count == 0 ? nil : site.addresses.href(Addresses.month(month)), cells: cells)
      })
  }
}

extension Phrase {
  fileprivate static let byDayTitle = Phrase("byDayTitle")
  fileprivate static let byDayText = Phrase("byDayText")
}
