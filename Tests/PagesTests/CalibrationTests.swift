import Archive
import Notes
import Testing

@testable import Pages

@Suite struct CalibrationTests {
  /// Judgements of some likelihoods, of which those with `true` came true.
  private func scored(_ items: [(String, Bool)]) throws -> [(likelihood: Likelihood, isTrue: Bool)] {
    try items.map { (try #require(Likelihood($0.0)), $0.1) }
  }

  private static func several(_ count: Int, _ item: (String, Bool)) -> [(String, Bool)] {
    Array(repeating: item, count: count)
  }

  private static let scores: [(items: [(String, Bool)], score: Double)] = [
    (several(10, ("50 %", true)), 0.25), (several(12, ("100 %", true)), 0), (several(10, ("100 %", false)), 1),
    // scikit-learn: brier_score_loss([1] * 5 + [0] * 5, [.675] * 10)
    (several(5, ("likely", true)) + several(5, ("likely", false)), 0.280625),
  ]

  @Test(arguments: scores.indices)
  func `the score is the mean of the squared differences`(index: Int) throws {
    let (items, score) = Self.scores[index]
    let calibration = try #require(Calibration(of: scored(items)))
    #expect(abs(calibration.brierScore - score) < 1e-12)
  }

  @Test func `a bin has what was called by one term`() throws {
    let items = [("likely", true), ("60 %", false), ("remote", false)] + Self.several(7, ("90 %", true))
    let calibration = try #require(Calibration(of: scored(items)))
    #expect(calibration.bins.map(\.count) == [1, 2, 7])
    #expect(calibration.bins.map(\.share) == [0, 0.5, 1])
    #expect(abs(calibration.bins[1].estimate - 0.6375) < 1e-12)
  }

  @Test func `nine judgements have no score`() throws {
    #expect(Calibration(of: try scored(Self.several(9, ("likely", true)))) == nil)
  }
}
