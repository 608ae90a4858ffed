import Base

/// A day as people write it in any of the languages of `MonthNames`: `Nov. 15, 2026`, `18. November 2026`,
/// `2026. november 18.`, `19.11.2026`, `١٨ نوفمبر ٢٠٢٦`.
struct WrittenDate: Equatable {
  let day: Day
  /// Unicode scalars of the text.
  let range: Range<Int>
  /// Whether the text gives the year. Otherwise it is the latest such day that is not after the given one.
  let hasYear: Bool
}

extension WrittenDate {
  /// The dates in a text, in its order. `03/04/2026` is a date only if `isDayFirst` says which number is the month.
  static func all(in text: String, today: Day, isDayFirst: Bool = false) -> [WrittenDate] {
    let pieces = Piece.pieces(of: text)
    var dates: [WrittenDate] = []
    var index = 0
    while index < pieces.count {
      if let (count, date) = date(pieces[index...], today, isDayFirst) {
        dates.append(date)
        index += count
      } else {
        index += 1
      }
    }
    return dates
  }

  private static func date(
    _ pieces: ArraySlice<Piece>, _ today: Day, _ isDayFirst: Bool
  ) -> (count: Int, date: WrittenDate)? {
    var reader = PieceReader(pieces)
    guard let (year, month, number) = reader.numbers(isDayFirst) ?? reader.words() else { return nil }
    let last = pieces[pieces.startIndex + reader.count - 1]
    let range = pieces[pieces.startIndex].range.lowerBound..<last.range.upperBound
    if let year {
      return Day(year: year, month: month, day: number).map {
        (reader.count, WrittenDate(day: $0, range: range, hasYear: true))
      }
    }
    // 29 February is up to eight years back.
    let day = (0...8).lazy.compactMap { Day(year: today.year - $0, month: month, day: number) }.first { $0 <= today }
    return day.map { (reader.count, WrittenDate(day: $0, range: range, hasYear: false)) }
  }
}

/// A number, a word or a mark of a text.
private struct Piece {
  enum Content: Equatable {
    case number(Int, digits: Int)
    /// In lower case.
    case word(String)
    case mark(Unicode.Scalar)
  }

  let content: Content
  let range: Range<Int>

  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let start = index
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        index += 1
        continue
      }
      if let first = digit(scalar) {
        var value = first
        index += 1
        while index < scalars.count, let next = digit(scalars[index]), index - start < 9 {
          value = value * 10 + next
          index += 1
        }
        pieces.append(Piece(content: .number(value, digits: index - start), range: start..<index))
      } else if isLetter(scalar) {
        while index < scalars.count, isLetter(scalars[index]) { index += 1 }
        var word = String.UnicodeScalarView()
        // Vowel signs are not part of an Arabic word's letters: نُشر.
        word.append(contentsOf: scalars[start..<index].filter { !(0x64B...0x652).contains($0.value) })
        pieces.append(Piece(content: .word(String(word).lowercased()), range: start..<index))
      } else {
        index += 1
        pieces.append(Piece(content: .mark(scalar), range: start..<index))
      }
    }
    return pieces
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  /// The value of a digit of any script.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil }
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }
}

/// Takes a date from the front of pieces.
private struct PieceReader {
  private let pieces: ArraySlice<Piece>
  private(set) var count = 0

  init(_ pieces: ArraySlice<Piece>) { self.pieces = pieces }

  typealias Civil = (year: Int?, month: Int, day: Int)

  private func piece(_ offset: Int) -> Piece? {
    let index = pieces.startIndex + offset
    return index < pieces.endIndex ? pieces[index] : nil
  }

  private func number(_ offset: Int, digits: ClosedRange<Int>) -> Int? {
    if case .number(let value, let size) = piece(offset)?.content, digits ~= size { value } else { nil }
  }

  private func word(_ offset: Int) -> String? {
    if case .word(let word) = piece(offset)?.content { word } else { nil }
  }

  private func mark(_ offset: Int) -> Unicode.Scalar? {
    if case .mark(let mark) = piece(offset)?.content { mark } else { nil }
  }

  /// `2026-11-19`, `2026.11.18.`, `19.11.2026`, `19/11/2026`, `11/19/2026`
  mutating func numbers(_ isDayFirst: Bool) -> Civil? {
    guard let first = number(0, digits: 1...4), let separator = mark(1), "-./".unicodeScalars.contains(separator),
      let second = number(2, digits: 1...2), mark(3) == separator, let third = number(4, digits: 1...4)
    else { return nil }
    if number(0, digits: 4...4) != nil {
      guard number(4, digits: 1...2) != nil else { return nil }
      count = 5
      return (first, second, third)
    }
    guard number(0, digits: 1...2) != nil else { return nil }
    let year: Int
    if number(4, digits: 4...4) != nil {
      year = third
    } else if separator == ".", number(4, digits: 2...2) != nil {
      year = 2000 + third
    } else {
      return nil
    }
    count = 5
    if separator == "." || isDayFirst || first > 12 || first == second { return (year, second, first) }
    return second > 12 ? (year, first, second) : nil
  }

  /// `15 November 2026`, `November 15th, 2026`, `19-Nov-2026`, `18 de noviembre de 2026`, `2026. november 18.`, and
  /// without the year
  mutating func words() -> Civil? {
    if let year = year(0), case let next = skipStop(1), let month = month(next) {
      guard let day = number(next + month.count, digits: 1...2) else { return nil }
      count = next + month.count + 1
      return (year, month.number, day)
    }
    if let day = number(0, digits: 1...2) {
      let after = skipLinks(skipOrdinal(1))
      guard let month = month(after) else { return nil }
      return withYear(after: after + month.count, month.number, day)
    }
    guard let month = month(0), let day = number(month.count, digits: 1...2) else { return nil }
    return withYear(after: skipOrdinal(month.count + 1), month.number, day)
  }

  private mutating func withYear(after offset: Int, _ month: Int, _ day: Int) -> Civil? {
    let next = skipLinks(offset)
    if let year = year(next) {
      count = next + 1
      return (year, month, day)
    }
    // A number that is no year makes it something else: 30 May 5 times.
    if number(offset, digits: 1...9) != nil, mark(offset + 1) != ":" { return nil }
    count = offset
    return (nil, month, day)
  }

  private func year(_ offset: Int) -> Int? {
    number(offset, digits: 4...4).flatMap { (1900...2199) ~= $0 ? $0 : nil }
  }

  private func month(_ offset: Int) -> (number: Int, count: Int)? {
    guard let word = word(offset), let found = MonthNames.month(word, next: self.word(offset + 1)) else { return nil }
    let count = found.isPair ? 2 : 1
    // Nov. 15
    return (found.month, mark(offset + count) == "." ? count + 1 : count)
  }

  private func skipStop(_ offset: Int) -> Int { mark(offset) == "." ? offset + 1 : offset }

  /// `1er`, `15th`, `18.`, `1°`
  private func skipOrdinal(_ offset: Int) -> Int {
    if let word = word(offset), ["st", "nd", "rd", "th", "er", "ère", "º", "ª"].contains(word) { return offset + 1 }
    if let mark = mark(offset), [".", "°"].contains(mark) { return offset + 1 }
    return offset
  }

  /// `15 of November`, `18 de noviembre de 2026`, `19-Nov-2026`, `November 15, 2026`
  private func skipLinks(_ offset: Int) -> Int {
    var offset = offset
    while offset < 12 {
      if let word = word(offset), ["of", "de", "del", "d"].contains(word) {
        offset += 1
      } else if let mark = mark(offset), ["-", ",", "’", "'", "/"].contains(mark) {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }
}
