import Archive
import Base
import Foundation
@testable import Site
import Templates
import TestSupport
import Testing

@testable import Pages

/// /quotations/, /sources/ and /corrections/.
@Suite struct RecordTests {
  private static let files = [
    "notes/2025-10-20-a.md": SmallSite.note(
      "> “No.”\n> — [[Ann Roe]] [@w]\n\n> “Perhaps.”\n> — An official", date: "2025-10-20",
      head: "sources: [{id: w, title: S, publisher: Wire}]\ncorrections: [{date: 2025-10-22, text: It was May.}]\n"),
    "notes/2025-10-21-b.md": SmallSite.note(
      "> “Yes.”\n> — [[Ann Roe]]", date: "2025-10-21",
      head: "sources: [{title: S, publisher: Wire}, {title: T, publisher: Gazette}]\n"),
    "actors/ann.md": SmallSite.actor("Ann Roe"), "actors/wire.md": SmallSite.actor("Wire", kind: "outlet"),
    "actors/gazette.md": SmallSite.actor("Gazette", kind: "outlet"),
  ]

  @Test func `all quotations stand together, the newest first, with speaker and source`() throws {
    let page = try #require(try SmallSite(Self.files).text("/quotations/"))
    let places = ["Yes.", "No.", "Perhaps."].compactMap { page.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    #expect(page.contains("<a href=\"/actors/ann/\"><bdi>Ann Roe</bdi></a>"))
    #expect(page.contains("<bdi>An official</bdi>") && page.contains("href=\"/2025/10/20/a/#source:w\""))
  }

  @Test func `outlets stand by the notes that cite them, and notes with one source below`() throws {
    let page = try #require(try SmallSite(Self.files).text("/sources/"))
    let places = ["Wire", "Gazette", "Notes with one source"].compactMap { page.firstRange(of: $0 + "<")?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    #expect(page.contains("on it alone: 1"))
  }

  @Test func `corrections stand together, the latest first`() throws {
    let page = try #require(try SmallSite(Self.files).text("/corrections/"))
    #expect(page.contains("It was May.") && page.contains("href=\"/2025/10/20/a/#page:corrections\""))
  }

  @Test func `a site without any of these has none of the pages, and no link to them`() throws {
    let site = try SmallSite(["notes/2025-10-20-a.md": SmallSite.note()])
    #expect(site.paths.isDisjoint(with: ["/quotations/", "/sources/", "/corrections/", "/authors/"]))
    let full = try SmallSite(Self.files).site.common.context.menu.filter { $0.menu == .foot }.map(\.href)
    #expect(full == ["/quotations/", "/sources/", "/corrections/", "/data/"])
    #expect(
      try SmallSite(["notes/2025-10-20-a.md": SmallSite.note()], settings: "menu: [quotations, topics]\n").diagnostics
        == [])
  }

  @Test func `many quotations have a page for each year`() throws {
    let many = SmallSite.notes([("2024-05-01", 40), ("2025-05-01", 30)], "> “Yes.”\n> — [[Ann Roe]]")
    let site = try SmallSite(many.merging(["actors/ann.md": SmallSite.actor("Ann Roe")]) { $1 })
    #expect(site.paths.isSuperset(of: ["/quotations/", "/quotations/2024/", "/quotations/2025/"]))
    #expect(try site.text("/quotations/")?.components(separatedBy: "<blockquote>").count == Splitting.newest + 1)
    #expect(try site.text("/quotations/2024/")?.components(separatedBy: "<blockquote>").count == 41)
  }
}
