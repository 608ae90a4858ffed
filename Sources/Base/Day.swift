/// A calendar day of the proleptic Gregorian calendar, years 1 to 9999: three numbers, not an instant.
package struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// Nil where there is no such day: 2025-02-29.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Month(year: year, month: month).length
    else { return nil }
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Reads `YYYY-MM-DD`, exactly; nil for anything else and for a day that does not exist.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func read(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0) { sum, byte in sum.flatMap { byte.isASCIIDigit ? $0 * 10 + Int(byte - 0x30) : nil } }
    }
    guard let year = read(0..<4), let month = read(5..<7), let day = read(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// Year, month and day of the month.
  package var civil: (year: Int, month: Int, day: Int) {
    // Hinnant, civil_from_days.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The calendar year. The ISO week of the same day can be in another year.
  package var year: Int { civil.year }
  /// The month that contains the day.
  package var month: Month { Month(year: civil.year, month: civil.month) }
  /// The ISO 8601 week that contains the day; near New Year its year can differ from the day's.
  package var week: Week { Week(containing: self) }

  /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
  package var weekday: Int { (number + 3) % 7 + ((number + 3) % 7 < 0 ? 8 : 1) }

  /// The day so many days later; a negative number gives an earlier day.
  package func advanced(by days: Int) -> Day { Day(number: number + days) }
}

extension Day: CustomStringConvertible {
  /// `2025-10-21`
  package var description: String {
    let (year, month, day) = civil
    guard (0...9999).contains(year) else { return "\(year)-\(padded(month, 2))-\(padded(day, 2))" }
    // Pages, feeds and data write it so often that an interpolation costs two per cent of a build.
    return String(unsafeUninitializedCapacity: 10) { text in
      text.setDigits(year, at: 0..<4)
      text[4] = UInt8(ascii: "-")
      text.setDigits(month, at: 5..<7)
      text[7] = UInt8(ascii: "-")
      text.setDigits(day, at: 8..<10)
      return 10
    }
  }
}

/// A month of a year.
package struct Month: Sendable, Hashable, Comparable {
  package let year: Int
  /// 1 to 12.
  package let month: Int

  package init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// The month before; before January that is December of the year before.
  package var previous: Month { month == 1 ? Month(year: year - 1, month: 12) : Month(year: year, month: month - 1) }
  /// The month after; after December that is January of the next year.
  package var next: Month { month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1) }

  /// Days in it: 28 to 31.
  package var length: Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }
}

extension Month: CustomStringConvertible {
  /// `2025-10`
  package var description: String { "\(padded(year, 4))-\(padded(month, 2))" }
}

/// An ISO 8601 week: Monday to Sunday, in the year that holds its Thursday.
package struct Week: Sendable, Hashable, Comparable {
  package let year: Int
  /// 1 to 53.
  package let number: Int

  package init(containing day: Day) {
    let thursday = day.advanced(by: 4 - day.weekday)
    year = thursday.year
    // why not optional: 1 January exists in every year that a Day can have.
    let newYear = Day(year: year, month: 1, day: 1)?.number ?? thursday.number
    number = (thursday.number - newYear) / 7 + 1
  }

  /// Nil where the year has no such week.
  package init?(year: Int, number: Int) {
    guard let fourth = Day(year: year, month: 1, day: 4) else { return nil }
    let week = Week(containing: fourth.advanced(by: (number - 1) * 7))
    guard week.year == year, week.number == number else { return nil }
    self = week
  }

  /// The first day of the week. It can be in the year before.
  package var monday: Day {
    let fourth = Day(year: year, month: 1, day: 4) ?? Day(number: 0)
    return fourth.advanced(by: 1 - fourth.weekday + (number - 1) * 7)
  }

  /// The last day of the week. It can be in the next year.
  package var sunday: Day { monday.advanced(by: 6) }

  package static func < (a: Week, b: Week) -> Bool { (a.year, a.number) < (b.year, b.number) }
}

extension Week: CustomStringConvertible {
  /// `2025-W43`
  package var description: String { "\(padded(year, 4))-W\(padded(number, 2))" }
}

/// A number with leading zeros: `padded(7, 2)` is `07`. A longer number is as long as it is.
package func padded(_ number: Int, _ width: Int) -> String {
  var (length, rest) = (1, number / 10)
  while rest > 0 { (length, rest) = (length + 1, rest / 10) }
  guard number >= 0 else { return String(number) }
  let count = max(width, length)
  return String(unsafeUninitializedCapacity: count) { text in
    text.setDigits(number, at: 0..<count)
    return count
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes a number with leading zeros.
  fileprivate func setDigits(_ number: Int, at range: Range<Int>) {
    var rest = number
    for place in range.reversed() {
      self[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
