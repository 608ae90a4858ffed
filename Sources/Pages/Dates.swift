import Base

/// Dates as the pages show them.
enum Dates {
  /// `21 October 2025`
  static func long(_ day: Day) -> String {
    let (year, month, date) = day.civil
    return "\(date) \(months[month - 1]) \(year)"
  }

  /// `21 Oct 2025`
  static func short(_ day: Day) -> String {
    let (year, month, date) = day.civil
    return "\(date) \(months[month - 1].prefix(3)) \(year)"
  }

  /// `Tuesday, 21 October 2025`
  static func full(_ day: Day) -> String { "\(weekday(day)), \(long(day))" }

  static func weekday(_ day: Day) -> String { weekdays[day.weekday - 1] }

  /// `October 2025`
  static func month(_ month: Month) -> String { "\(months[month.month - 1]) \(month.year)" }

  /// `Week 43, 2025`
  static func week(_ week: Week) -> String { "Week \(week.number), \(week.year)" }

  /// `20–26 October 2025`, as short as the two days allow.
  static func range(_ first: Day, _ last: Day) -> String {
    if first.month == last.month { return "\(first.civil.day)–\(long(last))" }
    if first.year == last.year { return "\(first.civil.day) \(months[first.civil.month - 1]) – \(long(last))" }
    return "\(long(first)) – \(long(last))"
  }

  /// `18:30`, of an instant in the site's time zone; nil for a bare day.
  static func time(_ timestamp: Timestamp) -> String? {
    timestamp.minuteOfDay.map { "\(padded($0 / 60, 2)):\(padded($0 % 60, 2))" }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}

/// `1 note`, `2 notes`.
func counted(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
