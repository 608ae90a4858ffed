import Base
import Testing

@testable import Drafting

/// What an article says of itself: its title, its day, its authors and its outlet, in ten languages. The cases are in
/// Tests/Golden/drafting/heads.tsv; `*` stands where any value will do.
@Suite struct HeadTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let text: String
    let expected: [String]

    var testDescription: String { String(text.prefix(60)) }

    static let all = CaseTable.rows("heads.tsv").map { row in
      let endings = ["text": "txt", "md": "md", "html": "html"]
      return Case(file: "a." + (endings[row[0]] ?? row[0]), text: row[1], expected: Array(row[2...]))
    }
  }

  private static let today = Day(year: 2026, month: 11, day: 28)!

  @Test(arguments: Case.all)
  func `an article's title, day, author and outlet are found`(_ item: Case) throws {
    let file = SourceFile(path: item.file, bytes: Array(item.text.utf8))
    let facts = try #require(readArticle(file, zone: .utc, today: Self.today).value).facts
    let found = [facts.title ?? "", facts.date?.day.description ?? "", facts.author ?? "", facts.publisher ?? ""]
    let compared = zip(found, item.expected).map { $1 == "*" ? "*" : $0 }
    #expect(compared == item.expected)
  }

  @Test func `there are enough cases of heads`() { #expect(Case.all.count >= 340) }

  @Test(arguments: [
    ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
    ("https://example.org/a?id=7&utm_campaign=z#part", "https://example.org/a?id=7#part"),
    ("https://example.org/a?fbclid=1&page=2&gclid=3", "https://example.org/a?page=2"),
    ("https://example.org/a?page=2", "https://example.org/a?page=2"),
    ("https://example.org/a", "https://example.org/a"),
    ("https://example.org/?", "https://example.org/?"),
  ])
  func `an address loses what only counts visitors`(address: String, expected: String) {
    #expect(withoutTracking(address) == expected)
  }

  @Test(arguments: [
    // A day of the page's own zone.
    ("2025-10-21T00:25:00+03:00", "2025-10-21"), ("2025-10-21T23:30:00-05:00", "2025-10-21"),
    ("2025-10-21T23:30:00Z", "2025-10-21"), ("20251021", "2025-10-21"), ("Tue, 21 Oct 2025 08:00:00 GMT", "2025-10-21"),
    ("21 octobre 2025 à 10h32", "2025-10-21"), ("October 21, 2025 at 8:15 p.m.", "2025-10-21"),
    ("21.10.2025", "2025-10-21"),
    ("2025-10", nil), ("PT5M", nil), ("03/04/2025", nil), ("today", nil), ("2025-02-30", nil),
  ])
  func `the day of publication is read in the words of programs and people`(text: String, expected: String?) {
    #expect(publicationDate(text, zone: .utc, today: Self.today)?.day.description == expected)
  }

  @Test(arguments: [
    ("Oct 21", "2026-10-21"), ("21. Oktober", "2026-10-21"), ("December 3", "2025-12-03"),
    ("November 28", "2026-11-28"),
    ("29 February", "2024-02-29"),
  ])
  func `a day without a year is the latest one that has come`(text: String, expected: String) {
    let found = WrittenDate.all(in: text, today: Self.today)
    #expect(found.map(\.day.description) == [expected])
    #expect(found.allSatisfy { !$0.hasYear })
  }
}
