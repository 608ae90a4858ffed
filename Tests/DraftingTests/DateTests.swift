import Base
import Testing

@testable import Drafting

/// Dates that an article of Tuesday, 2025-10-21 names.
@Suite struct DateTests {
  @Test(arguments: [
    ("On Tuesday, the leaders met.", ["2025-10-21"]),
    ("He said on Monday that it was over.", ["2025-10-20"]),
    ("In an interview taped Friday, he agreed.", ["2025-10-17"]),
    ("The ministers will meet on Friday.", ["2025-10-24"]),
    ("The talks are expected on Tuesday.", ["2025-10-21"]),
    ("On Friday, the ministers will meet again.", ["2025-10-24"]),
    ("He left last Tuesday.", ["2025-10-14"]),
    ("They meet next Tuesday.", ["2025-10-28"]),
    ("They meet next Monday.", ["2025-10-27"]),
    ("They spoke today and yesterday, and will tomorrow.", ["2025-10-21", "2025-10-20", "2025-10-22"]),
    ("They will attend the summit at the weekend.", ["2025-10-25..2025-10-26"]),
    ("They met at the weekend.", ["2025-10-18..2025-10-19"]),
    ("They met last weekend.", ["2025-10-18..2025-10-19"]),
    ("They will meet this week, not next week.", ["2025-10-20..2025-10-26", "2025-10-27..2025-11-02"]),
    ("A call is expected within the week.", ["2025-10-21..2025-10-28"]),
    ("It ends within 10 days.", ["2025-10-21..2025-10-31"]),
    ("It ends in two weeks.", ["2025-11-04"]),
    ("It began three days ago.", ["2025-10-18"]),
    ("It began last month.", ["2025-09-01..2025-09-30"]),
    ("It will begin next year.", ["2026-01-01..2026-12-31"]),
    ("It will begin in January.", ["2026-01-01..2026-01-31"]),
    ("It began in August.", ["2025-08-01..2025-08-31"]),
    ("It began in May 2024.", ["2024-05-01..2024-05-31"]),
    ("It began on 24 February 2022.", ["2022-02-24"]),
    ("It began on February 24, 2022, and goes on.", ["2022-02-24"]),
    ("It is due on Oct. 26.", ["2025-10-26"]),
    ("It is due on the 3rd of January.", ["2026-01-03"]),
    ("It was signed on December 30.", ["2025-12-30"]),
    ("See 2025-10-26 for more.", ["2025-10-26"]),
    ("Trump said on Friday he would meet Putin.", ["2025-10-17"]),
    ("The office announced Friday that Trump will travel.", ["2025-10-17"]),
    ("He said on Monday that they will meet on Thursday.", ["2025-10-20", "2025-10-23"]),
    ("Until Monday, talks had gone well.", ["2025-10-20"]),
    ("Trump is to meet Putin on Thursday.", ["2025-10-23"]),
    ("Talks are set for Thursday.", ["2025-10-23"]),
    ("They could meet on Thursday.", ["2025-10-23"]),
    ("Trump meets Putin this Friday.", ["2025-10-24"]),
    ("The ministers meet this weekend.", ["2025-10-25..2025-10-26"]),
    ("On Monday, October 13, 2025, it began.", ["2025-10-13"]),
    ("They meet on Tuesday next week.", ["2025-10-28"]),
    ("It began in October last year.", ["2024-10-01..2024-10-31"]),
    ("It began the day before yesterday.", ["2025-10-19"]),
    ("It began two months ago.", ["2025-08-01..2025-08-31"]),
    ("It began last October, not last August.", ["2024-10-01..2024-10-31", "2025-08-01..2025-08-31"]),
    // No dates.
    ("They may march on in May 30 times.", ["2025-05-30"]),
    ("You may march and sat on it in the sun.", []),
    ("It began on 30 February 2022.", []),
    ("Version 2.10 has 31 changes.", []),
  ])
  func `relative dates become absolute dates`(text: String, expected: [String]) throws {
    let reader = DateReader(today: Day("2025-10-21"))
    let found = reader.dates(in: Token.tokens(of: Array(text.utf8))[...])
    #expect(found.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)..\($0.last)" } == expected)
  }

  @Test func `without the date of the article only full dates are found`() {
    let text = "On Tuesday and on 24 February 2022, in May, last week, on 3 May."
    let found = DateReader(today: nil).dates(in: Token.tokens(of: Array(text.utf8))[...])
    #expect(found.map(\.first.description) == ["2022-02-24"])
  }

  @Test(arguments: [("2025-10-24", "2025-10-25"), ("2025-10-25", "2025-10-25"), ("2025-10-26", "2025-10-25")])
  func `the weekend is the current one or, on a weekday, the next one`(today: String, expected: String) throws {
    let found = DateReader(today: Day(today))
      .dates(in: Token.tokens(of: Array("They will meet at the weekend.".utf8))[...])
    #expect(found.map(\.first.description) == [expected])
  }
}
