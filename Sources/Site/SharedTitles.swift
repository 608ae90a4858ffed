import Archive
import Base
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

  /// Up to the first mark that ends a clause, but for one near the beginning, as in `E.g. this`.
  static func clause(of text: String) -> String {
    var (length, last): (Int, Character) = (0, " ")
    for (place, letter) in zip(text.indices, text) {
      if letter.isWhitespace, length >= shortest, ".;:!?—–".contains(last), !endsInAbbreviation(text[..<place]) {
        let clause = text[..<place].dropLast().trimmingTail()
        return String(clause).shortened(to: longest)
      }
      length += 1
      last = letter
    }
    let end = text.hasSuffix(".") ? text.dropLast() : text[...]
    return String(end).shortened(to: longest)
  }
}

/// Whether the last word is one with a stop that ends no sentence: `U.S.`, `Mr.`, `J.`
private func endsInAbbreviation(_ text: Substring) -> Bool {
  guard text.last == "." else { return false }
  let word = text.dropLast().split(whereSeparator: \.isWhitespace).last ?? ""
  return word.count <= 1 || word.contains(".")
    || ["Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "St", "No"].contains(word)
}

extension Substring {
  /// Without blanks at the end.
  fileprivate func trimmingTail() -> Substring {
    self[..<(lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex)]
  }
}
