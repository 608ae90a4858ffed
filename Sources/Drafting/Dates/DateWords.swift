import Base

/// The English words in dates.
enum DateWords {
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static let shortMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  static func isCalendarWord(_ word: String) -> Bool { weekday(word) != nil || month(word) != nil }

  /// 1 for Monday to 7 for Sunday.
  static func weekday(_ word: String) -> Int? { weekdays.firstIndex(of: word).map { $0 + 1 } }

  /// 1 to 12, of `October`, `Oct` or `Sept`.
  static func month(_ word: String) -> Int? {
    if let index = months.firstIndex(of: word) { return index + 1 }
    return word == "sept" ? 9 : shortMonths.firstIndex(of: word).map { $0 + 1 }
  }

  /// 1 for `next`, -1 for `last`, 0 for `this`.
  static func step(_ word: String) -> Int? {
    switch word {
    case "next", "coming": 1
    case "last", "past": -1
    case "this": 0
    default: nil
    }
  }

  /// `21`, `21st`; nil for a word that cannot be a day of a month.
  static func day(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)),
      let day = Int(digits), (1...31).contains(day)
    else { return nil }
    return day
  }

  /// `2025`
  static func year(_ word: String) -> Int? {
    guard word.count == 4, let year = Int(word), (1900...2199).contains(year) else { return nil }
    return year
  }

  /// `two`, `10`, `a`
  static func count(_ word: String) -> Int? {
    if word == "a" || word == "an" { return 1 }
    if let index = numbers.firstIndex(of: word) { return index + 1 }
    return word.count <= 3 ? Int(word).flatMap { $0 > 0 ? $0 : nil } : nil
  }

  /// Words that show that a clause is about the future.
  static let ahead: Set<String> = [
    "will", "shall", "expected", "scheduled", "due", "plans", "planned", "upcoming", "next", "would", "tomorrow",
    "coming",
    "forthcoming", "intends", "expects", "could", "may", "might", "hopes", "hope", "plan",
  ]
}
