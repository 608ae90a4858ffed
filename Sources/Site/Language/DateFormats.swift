package import Base
package import Notes

/// The dates of a language: its names of months and weekdays, and patterns such as `{weekday}, {day} {month} {year}`. A
/// class, since every date that pages show has a reference to it.
package final class DateFormats: Sendable {
  /// The names of the months in a date, in short, and by themselves. January comes first.
  let months: [String]
  package let shortMonths: [String]
  let monthsAlone: [String]
  /// From Monday.
  let weekdays: [String]
  package let shortWeekdays: [String]
  /// The first day of a month, if a date does not show it as a plain number: `1er`.
  private let firstOfMonth: String?
  private let written: [DatePattern: String]
  private let patterns: [DatePattern: [Piece]]

  private enum Piece {
    case text(String)
    case slot(Slot)
  }

  /// A part of a date by its name in words, or by CLDR's letters.
  private enum Slot: String {
    case weekday, day, month, shortMonth, monthAlone, year, week, firstDay, firstMonth, first, last
    case y, yy, M, MM, MMM, MMMM, LLLL, d, dd, E, EEEE, w, ww
    case firstd, firstdd, firstM, firstMM, firstMMM, firstMMMM, firstLLLL

    /// The same part of the day that a span of days begins with.
    var ofFirst: Slot? {
      switch self {
      case .firstDay: .day
      case .firstMonth: .month
      default: rawValue.hasPrefix("first") ? Slot(rawValue: String(rawValue.dropFirst(5))) : nil
      }
    }
  }

  init(
    months: [String], shortMonths: [String], monthsAlone: [String], weekdays: [String], shortWeekdays: [String],
    firstOfMonth: String?, patterns: [DatePattern: String]
  ) {
    self.months = months
    self.shortMonths = shortMonths
    self.monthsAlone = monthsAlone
    self.weekdays = weekdays
    self.shortWeekdays = shortWeekdays
    self.firstOfMonth = firstOfMonth
    written = patterns
    self.patterns = patterns.mapValues(Self.pieces)
  }

  /// A pattern, as it is written in the strings file.
  func pattern(_ pattern: DatePattern) -> String? { written[pattern] }

  /// `21 October 2025`
  package func long(_ day: Day) -> String { text(.long, day) }

  /// `21 Oct 2025`
  package func short(_ day: Day) -> String { text(.short, day) }

  /// `Tuesday, 21 October 2025`
  package func full(_ day: Day) -> String { text(.full, day) }

  /// `October 2025`
  package func month(_ month: Month) -> String {
    guard let first = Day(year: month.year, month: month.month, day: 1) else { return "" }
    return fill(.month) { part($0, of: first) }
  }

  /// `21 October 2025`, `October 2025` or `2025`, as much as is known, for a place after a word such as *from*.
  package func partial(_ day: PartialDay) -> String {
    if day.first == day.last { return long(day.first) }
    guard day.first.month == day.last.month else { return String(day.first.year) }
    return fill(.month) { part($0 == .monthAlone || $0 == .LLLL ? .month : $0, of: day.first) }
  }

  /// `Week 43, 2025`
  package func week(_ week: Week) -> String {
    fill(.week) { slot in
      switch slot {
      case .week, .w: String(week.number)
      case .ww: padded(week.number, 2)
      case .yy: padded(week.year % 100, 2)
      default: String(week.year)
      }
    }
  }

  /// `20–26 October 2025`, as short as the two days allow.
  package func range(_ first: Day, _ last: Day) -> String {
    let pattern: DatePattern = first.month == last.month ? .days : first.year == last.year ? .months : .years
    return fill(pattern) { slot in
      switch slot {
      case .first: long(first)
      case .last: long(last)
      default: slot.ofFirst.map { part($0, of: first) } ?? part(slot, of: last)
      }
    }
  }

  /// `18:30`, of an instant in the site's time zone; nil for a bare day.
  package func time(_ timestamp: Timestamp) -> String? {
    timestamp.minuteOfDay.map { "\(padded($0 / 60, 2)):\(padded($0 % 60, 2))" }
  }

  private func text(_ pattern: DatePattern, _ day: Day) -> String { fill(pattern) { part($0, of: day) } }

  private func part(_ slot: Slot, of day: Day) -> String {
    let (year, month, date) = day.civil
    switch slot {
    case .weekday, .EEEE: return weekdays[day.weekday - 1]
    case .E: return shortWeekdays[day.weekday - 1]
    case .month, .MMMM: return months[month - 1]
    case .shortMonth, .MMM: return shortMonths[month - 1]
    case .monthAlone, .LLLL: return monthsAlone[month - 1]
    case .M: return String(month)
    case .MM: return padded(month, 2)
    case .year, .y: return String(year)
    case .yy: return padded(year % 100, 2)
    case .d: return String(date)
    case .dd: return padded(date, 2)
    default: return number(day)
    }
  }

  private func number(_ day: Day) -> String {
    day.civil.day == 1 ? firstOfMonth ?? "1" : String(day.civil.day)
  }

  private func fill(_ pattern: DatePattern, _ part: (Slot) -> String) -> String {
    var text = ""
    for piece in patterns[pattern] ?? [] {
      switch piece {
      case .text(let words): text += words
      case .slot(let slot): text += part(slot)
      }
    }
    return text
  }

  private static func pieces(_ pattern: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.text(String(rest[..<open])))
      if let slot = Slot(rawValue: String(rest[rest.index(after: open)..<close])) { pieces.append(.slot(slot)) }
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.text(String(rest))]
  }

  /// The first name in braces that a pattern must not have.
  static func unknownSlot(in pattern: String, _ kind: DatePattern) -> String? {
    let known = Set(kind.slots)
    return Strings.placeholders(of: pattern).first { !known.contains($0) }
  }
}
