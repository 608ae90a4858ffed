package import Base

/// A date as people write it in heads: RFC 3339, YAML's form with a space between day and time, `2014/10/6`,
/// `October 6, 2014`, `6 Oct 2014`, and the form of e-mails. The year has four digits and the month's place is never a
/// guess: `06/10/2014` is not a date.
package enum DateText: Equatable {
  case day(Day)
  /// Seconds since 1970-01-01T00:00:00Z.
  case instant(Int)
  /// A day and a second of it, by a clock whose offset the text does not give.
  case clock(Day, second: Int)
  /// In the form of a date, but no such day or time exists.
  case impossible(String)

  /// Nil where the text does not have the form of a date.
  package init?(_ text: String) {
    var scanner = DateScanner(rest: Array(text.utf8)[...])
    guard let (year, month, number) = scanner.civilDay() else { return nil }
    let day = Day(year: year, month: month, day: number)
    if scanner.rest.isEmpty {
      self = day.map(Self.day) ?? .impossible("day")
      return
    }
    guard scanner.takeSeparatorOfTime(), let second = scanner.second(), let offset = scanner.offset(),
      scanner.rest.isEmpty
    else { return nil }
    guard let day else {
      self = .impossible("day")
      return
    }
    switch (second, offset) {
    case (.some(let second), .none): self = .clock(day, second: second)
    case (.some(let second), .seconds(let east)): self = .instant(day.number * 86_400 + second - east)
    default: self = .impossible("time")
    }
  }

  /// The instant in seconds since 1970-01-01T00:00:00Z; a day is its first moment in the zone. Nil for a date that does
  /// not exist.
  package func instant(in zone: Zone) -> Int? {
    switch self {
    case .day(let day): zone.instant(of: day)
    case .instant(let instant): instant
    case .clock(let day, let second): zone.instant(of: day, second: second)
    case .impossible: nil
    }
  }

  /// The day, or the instant with its day in the zone; nil for a date that does not exist.
  package func timestamp(in zone: Zone) -> Timestamp? {
    if case .day(let day) = self { return Timestamp(day: day) }
    return instant(in: zone).map { Timestamp(instant: $0, in: zone) }
  }
}

/// Takes the parts of a date from the front of a text.
private struct DateScanner {
  var rest: ArraySlice<UInt8>

  enum Offset {
    case none
    case seconds(Int)
    case impossible
  }

  /// Year, month and day of the month, which need not exist.
  mutating func civilDay() -> (Int, Int, Int)? {
    if let year = number(digits: 4...4) {
      guard let mark = rest.first, "-/.".utf8.contains(mark), take(mark), let month = number(digits: 1...2), take(mark),
        let day = number(digits: 1...2)
      else { return nil }
      return (year, month, day)
    }
    if word(of: Self.weekdays) != nil {
      _ = take(UInt8(ascii: ","))
      takeBlanks()
    }
    if let day = number(digits: 1...2) {
      guard takeBlanks(), let month = word(of: Self.months), takeBlanks(), let year = number(digits: 4...4) else {
        return nil
      }
      return (year, month + 1, day)
    }
    guard let month = word(of: Self.months), takeBlanks(), let day = number(digits: 1...2) else { return nil }
    let hasComma = take(UInt8(ascii: ","))
    guard takeBlanks() || hasComma, let year = number(digits: 4...4) else { return nil }
    return (year, month + 1, day)
  }

  /// `T`, or blanks with a comma before them or without.
  mutating func takeSeparatorOfTime() -> Bool {
    if take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) { return true }
    _ = take(UInt8(ascii: ","))
    return takeBlanks()
  }

  /// Takes `18:30`, `6:30:00.123` or `6:30 PM`. The inner value is nil where no clock shows that time.
  mutating func second() -> Int?? {
    guard var hour = number(digits: 1...2), take(UInt8(ascii: ":")), let minute = number(digits: 2...2) else {
      return nil
    }
    var second = 0
    if take(UInt8(ascii: ":")) {
      guard let seconds = number(digits: 2...2) else { return nil }
      second = seconds
      if rest.first == UInt8(ascii: "."), rest.dropFirst().first?.isASCIIDigit == true {
        rest = rest.dropFirst().drop(while: \.isASCIIDigit)
      }
    }
    takeBlanks()
    if let half = word(of: ["am", "pm"]) {
      guard (1...12).contains(hour) else { return .some(nil) }
      hour = hour % 12 + half * 12
      takeBlanks()
    }
    guard hour < 24, minute < 60, second < 60 else { return .some(nil) }
    return hour * 3600 + minute * 60 + second
  }

  /// Reads `Z`, `UTC`, `GMT`, `+02:00`, `+0200`, `+02` or nothing; nil for anything else.
  mutating func offset() -> Offset? {
    if rest.isEmpty { return Offset.none }
    if word(of: ["z", "utc", "gmt"]) != nil { return .seconds(0) }
    let isWest = rest.first == UInt8(ascii: "-")
    guard isWest || rest.first == UInt8(ascii: "+") else { return nil }
    rest.removeFirst()
    var (hours, minutes) = (0, 0)
    if let both = number(digits: 4...4) {
      (hours, minutes) = (both / 100, both % 100)
    } else {
      guard let first = number(digits: 2...2) else { return nil }
      hours = first
      if take(UInt8(ascii: ":")) {
        guard let second = number(digits: 2...2) else { return nil }
        minutes = second
      }
    }
    guard hours < 24, minutes < 60 else { return .impossible }
    return .seconds((hours * 3600 + minutes * 60) * (isWest ? -1 : 1))
  }

  /// A number of so many digits, and no digit after them.
  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    let found = rest.prefix(while: \.isASCIIDigit)
    guard digits.contains(found.count) else { return nil }
    rest = rest.dropFirst(found.count)
    return found.reduce(0) { $0 * 10 + Int($1 & 15) }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  @discardableResult private mutating func takeBlanks() -> Bool {
    let blanks = rest.prefix { $0 == .space }.count
    rest = rest.dropFirst(blanks)
    return blanks > 0
  }

  /// The place of a word in a list, in any case. Names of three letters stand for longer ones too, with a full stop or
  /// without: `Oct.`, `October`.
  private mutating func word(of list: [String]) -> Int? {
    let letters = rest.prefix { $0.isASCIILetter }
    let word = String(utf8: letters).lowercased()
    guard
      let index = list.firstIndex(where: {
        $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word)) || (word == "sept" && $0 == "september")
      })
    else { return nil }
    rest = rest.dropFirst(letters.count)
    if word.utf8.count < list[index].utf8.count { _ = take(UInt8(ascii: ".")) }
    return index
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
