import Archive
import Base
import Names
import Notes
import TestSupport
import Testing

@testable import Site

/// Titles that differ by a number alone, and what lists add to them.
@Suite struct SharedTitlesTests {
  @Test(arguments: [
    ("Bitcoin Core 26.0 is released. It has a new wallet.", "Bitcoin Core 26.0 is released"),
    ("This week: three proposals for covenants; and more.", "This week: three proposals for covenants"),
    ("E.g. this is no end of a clause, but this is. More.", "E.g. this is no end of a clause, but this is"),
    ("The talks go on — without a date.", "The talks go on — without a date"),
    ("Talks between the U.S. and Russia begin. More.", "Talks between the U.S. and Russia begin"),
    ("The long visit by Mr. Orban ends. More.", "The long visit by Mr. Orban ends"), ("No end", "No end"),
    ("One sentence with a stop.", "One sentence with a stop"), ("", ""),
    ("Переговоры в Женеве продолжаются — без даты. Далее.", "Переговоры в Женеве продолжаются"),
  ])
  func `a clause ends at its mark`(summary: String, expected: String) {
    #expect(SharedTitles.clause(of: summary) == expected)
  }

  @Test func `a long clause is cut between words`() {
    let clause = SharedTitles.clause(of: String(repeating: "word ", count: 60))
    #expect(clause.count <= 90 && clause.hasSuffix("word…"))
  }

  @Test func `only titles that three notes share but for a number have a clause`() throws {
    let titles = [
      "Newsletter #1", "Newsletter #2", "Newsletter # 33", "Talks", "Talks", "Talks", "Day 1", "Day 2", "2025",
    ]
    let archive = try SmallArchive.make(
      titles.enumerated().map { number, title in
        let head =
          "title: '\(title)'\ndate: 2025-01-0\(number + 1)\nsummary: The summary of note \(number) is here; more."
        return (path: "notes/n\(number).md", text: "---\n\(head)\n---\nText.\n")
      })
    let shared = SharedTitles(archive)
    let clauses = archive.notes.filter { shared.clause(of: $0) != nil }.map(\.head.title).sorted()
    #expect(clauses == ["Newsletter # 33", "Newsletter #1", "Newsletter #2"])
  }
}
