import Archive
import Base
import Names
import Notes

/// Titles that notes share but for a number: `Newsletter #283`, `Newsletter #284`. In a list such a title says little.
struct SharedTitles: Sendable {
  private let counts: [String: Int]
  /// Fewer notes than these with one title are no series.
  private static let fewest = 3
  private static let (shortest, longest) = (20, 90)

  init(_ archive: Archive) {
    var counts: [String: Int] = [:]
    for note in archive.notes where Self.hasNumber(note.head.title) {
      counts[Self.stem(note.head.title), default: 0] += 1
    }
    self.counts = counts
  }

  /// The first clause of the note's summary if its title is shared: `Bitcoin Core 26.0 is released`.
  func clause(of note: Note) -> String? {
    guard Self.hasNumber(note.head.title), counts[Self.stem(note.head.title), default: 0] >= Self.fewest,
      !note.summary.isEmpty
    else { return nil }
    return Self.clause(of: note.summary)
  }

  private static func hasNumber(_ title: String) -> Bool { title.utf8.contains(where: \.isASCIIDigit) }

  private static func stem(_ title: String) -> String {
    String(title.unicodeScalars.filter { !$0.properties.isWhitespace && $0.properties.numericType == nil }).lowercased()
  }

  /// Up to the end of the first sentence, or to an earlier mark between clauses if it is not near the beginning.
  static func clause(of text: String) -> String {
    let sentence = Sentences.first(of: text)
    var length = 0
    for (place, letter) in zip(sentence.indices, sentence) {
      if length >= shortest, ";:—–".contains(letter), sentence[place...].dropFirst().first?.isWhitespace == true {
        return String(sentence[..<place]).trimmed.shortened(to: longest)
      }
      length += 1
    }
    return String(sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]).shortened(to: longest)
  }
}
