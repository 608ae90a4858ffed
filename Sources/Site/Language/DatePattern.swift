/// The ways in which pages show dates, by the keys of a strings file.
enum DatePattern: String, Sendable, CaseIterable {
  case full, long, short, month, week, days, months, years

  /// The names in braces that the pattern may have.
  var slots: [String] {
    switch self {
    case .full, .long, .short: ["weekday", "day", "month", "shortMonth", "year"]
    case .month: ["month", "shortMonth", "monthAlone", "year"]
    case .week: ["week", "year"]
    case .days: ["firstDay", "day", "month", "year"]
    case .months: ["firstDay", "firstMonth", "day", "month", "year"]
    case .years: ["first", "last"]
    }
  }
}
