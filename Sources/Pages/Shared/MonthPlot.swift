import Archive
import Base
import Names
import Plots
import Site

extension PlotContext {
  /// Fewer bars than these are a sentence.
  private static let fewestBars = 3

  /// Notes by month. The time axis is the same on the whole site, from the first year to the last that has a note; a
  /// page of one year has that year. Nil for the page of a month, and where one month has all notes: the first and the
  /// last day stand beside it.
  static func months(of notes: [NoteID], named name: String, on part: ListPart?, _ site: Site) -> PlotContext? {
    let years: ClosedRange<Int>
    switch part?.period {
    case .month: return nil
    case .year(let year): years = year...year
    case nil:
      guard let first = site.archive.notes.first, let last = site.archive.notes.last else { return nil }
      years = site.archive.day(of: first.id).year...site.archive.day(of: last.id).year
    }
    let counts = site.archive.countsByMonth(of: notes).filter { $0.count > 0 }
    guard counts.count > 1, let first = counts.first, let last = counts.last,
      let peak = counts.max(by: { $0.count < $1.count })
    else { return nil }
    let (strings, dates) = (site.strings, site.strings.dates)
    let caption = Caption(
      id: "months", title: strings[.byMonthTitle, ["name": name]],
      text: strings[
        .byMonthText,
        [
          "first": dates.month(first.month), "last": dates.month(last.month), "peak": dates.month(peak.month),
          "most": strings.counted(peak.count, .notes),
        ]])
    var plot = PlotContext(
      kind: "months", title: caption.title, svg: [], columns: [strings[.monthColumn], strings[.notesColumn]],
      rows: counts.map { PlotRowContext(title: dates.month($0.month), cells: [String($0.count)]) })
    guard counts.count >= fewestBars else {
      plot.sentence = counts.map { "\(dates.month($0.month)): \(strings.counted($0.count, .notes))" }
        .joined(separator: " · ")
      return plot
    }
    let chart = BarChart(
      years: years, counts: Dictionary(uniqueKeysWithValues: counts.map { ($0.month, $0.count) }),
      monthNames: dates.shortMonths)
    // Twelve bars fit a phone, and need no more room elsewhere.
    let isOfOneYear = years.count == 1
    plot.svg = isOfOneYear ? chart.svg(caption, .narrow, isAlone: true) : chart.svg(caption)
    plot.narrow = isOfOneYear ? nil : chart.svg(caption, .narrow)
    return plot
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
