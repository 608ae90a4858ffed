/// The ways in which pages show dates, by the keys of a strings file.
enum DatePattern: String, Sendable, CaseIterable {
  case full, long, short, month, week, days, months, years

  /// The names in braces that the pattern may have.
  var slots: [String] {
    switch self {
    case .full, .long, .short: ["weekday", "day", "month", "shortMonth", "year"] + Self.weekdayParts + Self.dayParts
    case .month: ["month", "shortMonth", "monthAlone", "year"] + Self.monthParts
    case .week: ["week", "year", "w", "ww", "y", "yy"]
    case .days: ["firstDay", "day", "month", "year", "firstd", "firstdd"] + Self.dayParts
    case .months:
      ["firstDay", "firstMonth", "day", "month", "year", "firstd", "firstdd"]
        + Self.monthParts.prefix(5).map { "first\($0)" }
        + Self.dayParts
    case .years: ["first", "last"]
    }
  }

  /// The parts of a date as CLDR writes them: https://www.unicode.org/reports/tr35/tr35-dates.html.
  private static let monthParts = ["M", "MM", "MMM", "MMMM", "LLLL", "y", "yy"]
  private static let dayParts = ["d", "dd"] + monthParts
  private static let weekdayParts = ["E", "EEEE"]
}
