import Base

/// The English words that dates are made of.
enum DateWords {
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static let shortMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  private static let shortWeekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  static func isCalendarWord(_ word: String) -> Bool { weekday(word) != nil || month(word) != nil }

  /// 1 for Monday to 7 for Sunday.
  static func weekday(_ word: String) -> Int? {
    (weekdays.firstIndex(of: word)
      ?? (word.hasSuffix(".") ? shortWeekdays.firstIndex(of: String(word.dropLast())) : nil))
      .map { $0 + 1 }
  }

  /// 1 to 12, of `October`, `Oct.` or `Sept.`
  static func month(_ word: String) -> Int? {
    if let index = months.firstIndex(of: word) { return index + 1 }
    let short = word.hasSuffix(".") ? String(word.dropLast()) : word
    return short == "sept" ? 9 : shortMonths.firstIndex(of: short).map { $0 + 1 }
  }

  /// `21`, `21st`; nil for what cannot be a day of a month.
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

  /// Words that put a clause into the time ahead.
  static let ahead: Set<String> = [
    "will", "shall", "expected", "scheduled", "due", "plans", "planned", "upcoming", "next", "until", "would",
    "tomorrow",
    "coming", "forthcoming", "intends", "expects",
  ]
}
