import Base
import Foundation
import TestSupport
import Testing

@testable import Pages

@Suite struct AuthorTests {
  private static func note(_ day: String, _ authors: String) -> (String, String) {
    ("notes/\(day).md", SmallSite.note(date: day, head: "authors: \(authors)\n"))
  }

  @Test func `each author has a page with all notes and two feeds`() throws {
    let site = try SmallSite(
      Dictionary(uniqueKeysWithValues: [
        Self.note("2025-10-21", "[Jane Doe, Ann Roe]"), Self.note("2025-10-22", "JANE DOE"),
        Self.note("2025-10-23", "['!!!']"), ("notes/2025-10-24-x.md", SmallSite.note(date: "2025-10-24")),
      ]))
    let without = try SmallSite(["notes/2025-10-21.md": SmallSite.note()])
    let own = site.paths(beyond: without).filter { $0.hasPrefix("/authors/") }
    #expect(
      own == [
        "/authors/", "/authors/jane-doe/", "/authors/jane-doe/atom.xml", "/authors/jane-doe/feed.json",
        "/authors/ann-roe/", "/authors/ann-roe/atom.xml", "/authors/ann-roe/feed.json",
      ])
    let page = try #require(try site.text("/authors/jane-doe/"))
    #expect(page.contains("<h1><bdi>JANE DOE</bdi></h1>"), "the newest spelling")
    for day in ["21", "22"] { #expect(page.contains("href=\"/2025/10/\(day)/")) }
    #expect(page.contains("\"@type\":\"ProfilePage\""))
    #expect(try site.text("/authors/jane-doe/atom.xml")?.components(separatedBy: "<entry>").count == 3)
  }

  @Test func `a note links to its authors, and says who they are`() throws {
    let site = try SmallSite(Dictionary(uniqueKeysWithValues: [Self.note("2025-10-21", "[Jane Doe, '!!!']")]))
    let page = try #require(try site.text("/2025/10/21/2025-10-21/"))
    #expect(page.contains("<a class=\"p-author\" href=\"/authors/jane-doe/\">Jane Doe</a>"))
    #expect(page.contains("<span class=\"p-author\">!!!</span>"))
    #expect(page.contains("<meta name=\"author\" content=\"Jane Doe, !!!\">"))
    #expect(page.contains("\"url\":\"https://example.org/authors/jane-doe/\""))
  }

  @Test func `an author with many notes has a page for each year`() throws {
    var files: [String: String] = [:]
    for number in 1...70 {
      let day = String(10 + number % 18)
      files["notes/n\(number).md"] = SmallSite.note(date: "\(2024 + number % 2)-01-\(day)", head: "authors: A B\n")
    }
    let site = try SmallSite(files)
    #expect(site.paths.isSuperset(of: ["/authors/a-b/", "/authors/a-b/2024/", "/authors/a-b/2025/"]))
  }
}
