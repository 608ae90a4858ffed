import Archive
import Base
import Names
import Plots
import Site

extension PlotContext {
  /// Notes by month, from the first month to the last; nil if only one or two months have any: the figures beside it
  /// say as much.
  static func months(of notes: [NoteID], named name: String, _ site: Site) -> PlotContext? {
    var months = site.archive.countsByMonth(of: notes)
    guard months.count(where: { $0.count > 0 }) >= 3 else { return nil }
    // The plot shows at least twelve months.
    while let first = months.first, months.count < 12 { months.insert((first.month.previous, 0), at: 0) }
    guard let first = months.first, let last = months.last, let peak = months.max(by: { $0.count < $1.count }) else {
      return nil
    }
    let (strings, dates) = (site.strings, site.strings.dates)
    let caption = Caption(
      id: "months", title: strings[.byMonthTitle, ["name": name]],
      text: strings[
        .byMonthText,
        [
          "first": dates.month(first.month), "last": dates.month(last.month), "peak": dates.month(peak.month),
          "most": strings.counted(peak.count, .notes),
        ]])
    return PlotContext(
      kind: "months", title: caption.title, svg: BarChart(months).svg(caption),
      columns: [strings[.monthColumn], strings[.notesColumn]],
      rows: months.filter { $0.count > 0 }.map {
        PlotRowContext(title: dates.month($0.month), cells: [String($0.count)])
      })
  }
}

extension Phrase {
  static let byMonthTitle = Phrase("byMonthTitle")
  static let byMonthText = Phrase("byMonthText")
  static let monthColumn = Phrase("monthColumn")
  /// The headings of table columns that several plots share.
  static let notesColumn = Phrase("notesColumn")
  static let dayColumn = Phrase("dayColumn")
  static let actorColumn = Phrase("actorColumn")
  static let withColumn = Phrase("withColumn")
}
