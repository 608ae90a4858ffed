import Archive
import Base
import Names
import Plots
import Site

/// Notes by month: a chart, or a sentence where there is little to draw.
struct MonthPlot {
  private let counts: [(month: Month, count: Int)]
  private let name: String
  private let site: Site
  private let years: ClosedRange<Int>
  /// Twelve bars fit a phone, and need no more room elsewhere.
  private var isOfOneYear: Bool { years.count == 1 }

  /// The time axis is the same on the whole site, from the first year to the last that has a note; a page of one year
  /// has that year. Nil for the page of a month.
  init?(of notes: [NoteID], named name: String, on part: ListPart?, _ site: Site) {
    var year: Int?
    switch part?.period {
    case .month: return nil
    case .year(let own): year = own
    case nil: break
    }
    counts = site.archive.countsByMonth(of: notes).filter { $0.count > 0 }
    self.name = name
    self.site = site
    let ends = [site.archive.notes.first, site.archive.notes.last].map {
      $0.map { site.archive.day(of: $0.id).year } ?? 0
    }
    years = year.map { $0...$0 } ?? ends[0]...ends[1]
  }

  /// Nil if fewer than three months have notes.
  var chart: PlotContext? {
    guard counts.count >= Self.fewestBars, let first = counts.first, let last = counts.last,
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
    let chart = BarChart(
      years: years, counts: Dictionary(uniqueKeysWithValues: counts.map { ($0.month, $0.count) }),
      monthNames: dates.shortMonths)
    return PlotContext(
      kind: "months", title: caption.title,
      svg: isOfOneYear ? chart.svg(caption, .narrow, isAlone: true) : chart.svg(caption),
      narrow: isOfOneYear ? nil : chart.svg(caption, .narrow),
      columns: [strings[.monthColumn], strings[.notesColumn]],
      rows: counts.map { PlotRowContext(title: dates.month($0.month), cells: [String($0.count)]) })
  }

  /// What two bars would show: `April 2025: 1 note · May 2025: 3 notes`. Nil if there is a chart; one month has none
  /// either, since the first and the last day stand beside it.
  var sentence: String? {
    guard (2..<Self.fewestBars).contains(counts.count) else { return nil }
    return counts.map { "\(site.strings.dates.month($0.month)): \(site.strings.counted($0.count, .notes))" }
      .joined(separator: " · ")
  }

  private static let fewestBars = 3
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
