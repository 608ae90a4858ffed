import Base
import FrontMatter

/// How likely a claim is, by the words of ICD 203 or as a percentage.
///
/// Intelligence Community Directive 203, *Analytic Standards* (Office of the Director of National Intelligence, 2
/// January 2015), section D.6.e(2)(a), gives two words for each of seven ranges.
package struct Likelihood: Sendable, Equatable {
  /// In per cent; both are the same for one number.
  package let low: Double
  package let high: Double
  /// The word as written: `probable`; nil for a percentage.
  package let word: String?

  /// For programs: `likely`, `70 %`, `60–70 %`.
  package var written: String {
    word ?? (low == high ? "\(Self.number(low)) %" : "\(Self.number(low))–\(Self.number(high)) %")
  }

  /// A number of per cent, for programs: `12.5`, `70`.
  package static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }

  /// The middle of the range, from 0 to 1: what a score counts.
  package var probability: Double { (low + high) / 200 }

  /// The seven ranges, the least likely first.
  package enum Key: String, Sendable {
    case remote, veryUnlikely, unlikely, even, likely, veryLikely, almostCertain
  }

  /// The words of the directive for a range in per cent.
  package struct Term: Sendable {
    package let low: Double
    package let high: Double
    /// In lower case; the first two are those of the directive.
    package let words: [String]
    package let key: Key
  }

  package static let terms = [
    Term(low: 1, high: 5, words: ["almost no chance", "remote", "remote chance"], key: .remote),
    Term(low: 5, high: 20, words: ["very unlikely", "highly improbable"], key: .veryUnlikely),
    Term(low: 20, high: 45, words: ["unlikely", "improbable"], key: .unlikely),
    Term(
      low: 45, high: 55, words: ["roughly even chance", "roughly even odds", "even chance", "even odds"], key: .even),
    Term(low: 55, high: 80, words: ["likely", "probable"], key: .likely),
    Term(low: 80, high: 95, words: ["very likely", "highly probable"], key: .veryLikely),
    Term(
      low: 95, high: 99, words: ["almost certain", "nearly certain", "almost certainly"], key: .almostCertain),
  ]

  /// The first term whose range contains it; if none does, the one that its middle falls in.
  package var term: Term {
    let middle = probability * 100
    return Self.terms.first { $0.low <= low && high <= $0.high } ?? Self.terms.first { middle <= $0.high }
      ?? Self.terms[Self.terms.count - 1]
  }

  /// `likely`, `70 %`, `70%`, `60-70 %`. Nil if it is none of these, or not between 0 and 100.
  package init?(_ text: String) {
    guard let first = text.first else { return nil }
    let text = text.lowercased().replacing("-", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let term = Self.terms.first(where: { $0.words.contains(text) }) {
      (low, high, word) = (term.low, term.high, text)
      return
    }
    guard text.hasSuffix("%"), first.isNumber else { return nil }
    let parts = text.dropLast().replacing("%", with: " ").replacing("–", with: " ").split(separator: " ")
    let numbers = parts.compactMap { Double($0.replacing(",", with: ".")) }
    guard (1...2).contains(parts.count), numbers.count == parts.count,
      numbers.allSatisfy({ $0.isFinite && (0...100).contains($0) }), numbers[0] <= numbers[numbers.count - 1]
    else { return nil }
    (low, high, word) = (numbers[0], numbers[numbers.count - 1], nil)
  }

  static func read(_ fields: inout Fields) -> Likelihood? {
    guard let text = fields.text("likelihood") else { return nil }
    if let likelihood = Likelihood(text.value) { return likelihood }
    let words = terms.map { $0.words[0] }
    let percent = Double(text.value).flatMap { (1...100).contains($0) ? "\(text.value) %" : nil }
    fields.report(
      Diagnostic(
        .fieldValue, at: text.location, "'\(text.value)' is no likelihood",
        hint: percent.map { "did you mean '\($0)'?" }
          ?? nearest(to: text.value.lowercased(), among: terms.flatMap(\.words)).map { "did you mean '\($0)'?" }
          ?? "a percentage such as 70 % or 60-70 %, or one of \(words.joined(separator: ", "))"))
    return nil
  }
}

/// How well founded a claim is; it says nothing of how likely it is.
package enum Confidence: String, Sendable, CaseIterable {
  case low, moderate, high
}
