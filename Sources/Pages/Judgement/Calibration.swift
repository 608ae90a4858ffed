import Archive
import Base
import Notes
import Plots
import Site

/// How well what was called likely proved true.
struct Calibration: Sendable {
  /// The mean of the squared difference between estimate and outcome: 0 if every estimate was certain and right, 0.25
  /// if every estimate is 50 % (G. W. Brier, "Verification of forecasts expressed in terms of probability", 1950, for
  /// two outcomes).
  let brierScore: Double
  let count: Int
  /// The judgements by the terms of ICD 203; only those that there are.
  let bins: [Bin]

  struct Bin: Sendable {
    let term: Likelihood.Term
    let count: Int
    /// The mean of the estimates, from 0 to 1.
    let estimate: Double
    /// The share that proved true, from 0 to 1.
    let share: Double
  }

  /// Fewer judgements than these say nothing.
  static let least = 10

  /// Nil if there are too few.
  init?(of scored: [(likelihood: Likelihood, isTrue: Bool)]) {
    guard scored.count >= Self.least else { return nil }
    count = scored.count
    brierScore =
      scored.reduce(0) { sum, item in
        let difference = item.likelihood.probability - (item.isTrue ? 1 : 0)
        return sum + difference * difference
      } / Double(scored.count)
    bins = Likelihood.terms.compactMap { term in
      let own = scored.filter { $0.likelihood.term.key == term.key }
      guard !own.isEmpty else { return nil }
      let number = Double(own.count)
      return Bin(
        term: term, count: own.count, estimate: own.reduce(0) { $0 + $1.likelihood.probability } / number,
        share: Double(own.count(where: \.isTrue)) / number)
    }
  }

  /// The chart with its table.
  func plot(on site: Site) -> PlotContext {
    let strings = site.strings
    let caption = Caption(
      id: "calibration", title: strings[.calibrationTitle], text: strings[.calibrationText])
    func percent(_ share: Double) -> String { strings[.percent, ["n": strings.number((share * 100).rounded())]] }
    let drawn = bins.map { CalibrationPlot.Bin(estimate: $0.estimate, share: $0.share, count: $0.count) }
    return PlotContext(
      kind: "calibration", title: caption.title,
      svg: CalibrationPlot(drawn, axes: (strings[.estimateColumn], strings[.shareColumn])).svg(caption),
      columns: [strings[.termColumn], strings[.judgements], strings[.estimateColumn], strings[.shareColumn]],
      rows: bins.map { bin in
        PlotRowContext(
          title: strings[.likelihood(bin.term)], cells: [String(bin.count), percent(bin.estimate), percent(bin.share)])
      })
  }
}

extension Strings {
  /// `Brier score 0.184, by 12 judgements`
  func words(_ calibration: Calibration) -> String {
    let thousandths = Int((calibration.brierScore * 1000).rounded())
    let score = "\(thousandths / 1000)\(self[.decimalMark])\(padded(thousandths % 1000, 3))"
    return self[
      .brierScore,
      ["score": score, "count": counted(calibration.count, .judgements), "mark": self[.decimalMark]]]
  }
}

extension CountedPhrase {
  static let judgements = CountedPhrase("judgements")
}

extension Phrase {
  fileprivate static let brierScore = Phrase("brierScore")
  fileprivate static let calibrationTitle = Phrase("calibrationTitle")
  fileprivate static let calibrationText = Phrase("calibrationText")
  fileprivate static let termColumn = Phrase("termColumn")
  fileprivate static let estimateColumn = Phrase("estimateColumn")
  fileprivate static let shareColumn = Phrase("shareColumn")
}
