import Notes
import Site

/// What pages call estimates and outcomes.
extension Strings {
  /// `likely (55–80%)`, `70%`. A site in English has the words of the note, others those of its language.
  func words(_ likelihood: Likelihood) -> String {
    let ends = [likelihood.low, likelihood.high].map(number)
    let range = self[.percent, ["n": ends[0] == ends[1] ? ends[0] : "\(ends[0])–\(ends[1])"]]
    guard let own = likelihood.word else { return range }
    let word = language == "en" ? own : self[.likelihood(likelihood.term)]
    return "\(word) (\(range))"
  }

  /// `moderate confidence`
  func words(_ confidence: Confidence) -> String {
    switch confidence {
    case .low: self[.confidenceLow]
    case .moderate: self[.confidenceModerate]
    case .high: self[.confidenceHigh]
    }
  }

  func words(_ outcome: ClaimOutcome) -> String {
    switch outcome {
    case .true: self[.outcomeTrue]
    case .false: self[.outcomeFalse]
    case .open: self[.outcomeOpen]
    }
  }

  /// With one decimal if it has any.
  func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(self[.decimalMark])\(tenths % 10)"
  }
}

extension Phrase {
  static let percent = Phrase("percent")
  static let decimalMark = Phrase("decimalMark")
  static let dueBy = Phrase("dueBy")
  fileprivate static let confidenceLow = Phrase("confidenceLow")
  fileprivate static let confidenceModerate = Phrase("confidenceModerate")
  fileprivate static let confidenceHigh = Phrase("confidenceHigh")
  fileprivate static let outcomeTrue = Phrase("outcomeTrue")
  fileprivate static let outcomeFalse = Phrase("outcomeFalse")
  fileprivate static let outcomeOpen = Phrase("outcomeOpen")

  /// The words of ICD 203 for a range.
  static func likelihood(_ term: Likelihood.Term) -> Phrase {
    switch term.key {
    case .remote: Phrase("likelihoodRemote")
    case .veryUnlikely: Phrase("likelihoodVeryUnlikely")
    case .unlikely: Phrase("likelihoodUnlikely")
    case .even: Phrase("likelihoodEven")
    case .likely: Phrase("likelihoodLikely")
    case .veryLikely: Phrase("likelihoodVeryLikely")
    case .almostCertain: Phrase("likelihoodAlmostCertain")
    }
  }
}
