import Foundation
import Testing

@testable import Base

@Suite struct DayTests {
  @Test(arguments: [
    ("2025-10-21", true), ("2024-02-29", true), ("2000-02-29", true), ("0001-01-01", true), ("9999-12-31", true),
    ("2025-02-29", false), ("1900-02-29", false), ("2025-13-01", false), ("2025-00-10", false), ("2025-10-32", false),
    ("2025-1-1", false), ("25-10-21", false), ("2025-10-21 ", false), ("", false), ("２０２５-10-21", false),
  ])
  func `a day is read exactly or refused`(text: String, exists: Bool) {
    #expect((Day(text) != nil) == exists)
    if let day = Day(text) { #expect(day.description == text) }
  }

  @Test(arguments: [(7, 2, "07"), (0, 4, "0000"), (12, 2, "12"), (2025, 2, "2025"), (5, 0, "5"), (100, 3, "100")])
  func `a number gets zeros before it and loses none of its digits`(number: Int, width: Int, text: String) {
    #expect(padded(number, width) == text)
  }

  @Test func `days, weeks and weekdays agree with another implementation`() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -30_000, through: 60_000, by: 13) {
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday, .weekOfYear, .yearForWeekOfYear],
        from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let day = Day(number: number)
      #expect(day.civil.year == parts.year && day.civil.month == parts.month && day.civil.day == parts.day)
      #expect(Day(year: day.civil.year, month: day.civil.month, day: day.civil.day) == day)
      #expect(day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1)
      #expect(day.week.year == parts.yearForWeekOfYear && day.week.number == parts.weekOfYear)
      #expect(day.week.monday <= day && day <= day.week.sunday)
    }
  }

  @Test func `an instant's day depends on the time zone`() {
    let west = Zone(name: "west") { _ in -5 * 3600 }
    let timestamp = Timestamp(instant: 1_761_004_800, in: west)  // 2025-10-21T00:00:00Z
    #expect(timestamp.day.description == "2025-10-20")
    #expect(timestamp.description == "2025-10-20T19:00:00-05:00")
    #expect(west.instant(of: timestamp.day, second: 19 * 3600) == 1_761_004_800)
    #expect(Timestamp(instant: 0, in: .utc).description == "1970-01-01T00:00:00Z")
  }
}
