import Archive
import Base
import Foundation
import Names
@testable import Site
import TestSupport
import Testing

@testable import Pages

/// /judgements/ and /disputes/ of long archives, and the year's table beside them.
@Suite struct JudgementPagesTests {
  /// A claim and its outcome and denial, one pair of notes for each of some days of a year.
  private static func notes(in year: Int, _ count: Int) -> [String: String] {
    var files: [String: String] = [:]
    for number in 0..<count {
      let day = "\(year)-\(padded(number / 25 + 1, 2))-\(padded(number % 25 + 1, 2))"
      files["notes/\(day)-c.md"] = SmallSite.note(
        "A.", date: day, head: "claims: [{id: x, text: Claim \(number) of \(year)., likelihood: likely}]\n")
      files["notes/\(day)-d.md"] = SmallSite.note(
        "B.", date: day, head: "resolves: {\(day)-c#x: true}\ndisputes: \(day)-c#x\n")
    }
    return files
  }

  @Test func `many decisions and denials have a page for each year`() throws {
    // Notes of one day are in the order of their slugs: the decision comes after the claim.
    let site = try SmallSite(Self.notes(in: 2024, 40).merging(Self.notes(in: 2025, 30)) { $1 })
    for list in ["judgements", "disputes"] {
      #expect(site.paths.isSuperset(of: ["/\(list)/", "/\(list)/2024/", "/\(list)/2025/"]))
      let (all, old) = (try #require(try site.text("/\(list)/")), try #require(try site.text("/\(list)/2024/")))
      #expect(all.components(separatedBy: "class=\"claim\"").count == Splitting.newest + 1)
      #expect(old.components(separatedBy: "class=\"claim\"").count == 41)
      #expect(old.contains("Claim 0 of 2024.") && !old.contains("of 2025."))
    }
    // Seventy decisions have a score; that of a year has none.
    #expect(try site.text("/judgements/")?.contains("Brier score 0.106") == true)
    #expect(try site.text("/judgements/2024/")?.contains("Brier") == false)
  }

  @Test func `a site without claims has neither page`() throws {
    let site = try SmallSite(["notes/2025-10-20-a.md": SmallSite.note()])
    #expect(site.paths.isDisjoint(with: ["/judgements/", "/disputes/", "/data/claims.csv", "/data/disputes.csv"]))
  }

  @Test func `the table of a year leads to no month without notes`() throws {
    let site = try SmallSite([
      "notes/2025-01-20-a.md": SmallSite.note(date: "2025-01-20"),
      "notes/2025-03-20-b.md": SmallSite.note(date: "2025-03-20"),
    ])
    let year = try #require(try site.text("/2025/"))
    #expect(year.contains("href=\"/2025/01/\"") && !year.contains("href=\"/2025/02/\""))
  }
}
