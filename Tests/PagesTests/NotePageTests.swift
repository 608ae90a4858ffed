import Archive
import Base
import Foundation
import Site
import TestSupport
import Testing

@testable import Pages

/// A note's own page: contents, the picture of its head, and what it shows of other texts.
@Suite struct NotePageTests {
  private func page(_ body: String, head: String = "", _ others: [String: String] = [:]) throws -> String {
    var files = others
    files["notes/2025-10-21-a.md"] = SmallSite.note(body, head: head)
    return try #require(try SmallSite(files).text("/2025/10/21/a/"))
  }

  @Test(arguments: [
    ("# A\n# B\n# C\n", "", 0), ("# A\n# B\n# C\n# D\n", "", 4), ("# A\n", "toc: true\n", 1),
    ("# A\n# B\n# C\n# D\n", "toc: false\n", 0), ("## A\n### B\n#### C\n##### D\n", "", 2), ("Text.", "toc: true\n", 0),
  ])
  func `a long note has a list of its headings`(body: String, head: String, entries: Int) throws {
    let page = try page(body, head: head)
    #expect(page.components(separatedBy: "<li class=\"level-").count - 1 == entries)
    #expect(page.contains("<nav class=\"contents\"") == (entries > 0))
  }

  @Test(arguments: [
    ("[[ann]]", "Ann Roe</a>"), ("[[Ann]]", "Ann Roe</a>"), ("[[Roe]]", "Roe</a>"), ("[[roe]]", "roe</a>"),
    ("[[b]]", "The second</a>"), ("[[2025-10-20-b]]", "The second</a>"), ("[[the second]]", "the second</a>"),
    ("[[b#Talks]]", "#talks\">The second § Talks</a>"), ("[[b|x]]", ">x</a>"), ("[[b|b]]", ">The second</a>"),
    ("[[diplomacy]]", ">Diplomacy</a>"), ("[[other-name]]", ">other-name</a>"),
  ])
  func `a wiki link by a slug shows the name or title`(link: String, shown: String) throws {
    let page = try page(
      "See \(link) there.",
      [
        "actors/ann.md": SmallSite.actor("Ann Roe", head: "aliases: [Roe]\n"),
        "notes/2025-10-20-b.md": SmallSite.note(
          "# Talks\n\nText.", title: "The second", date: "2025-10-20", head: "aliases: [other-name]\n"),
      ])
    #expect(page.contains(shown + " there."), "\(link)")
  }

  private static let shown = [
    "notes/2025-10-20-b.md": SmallSite.note(
      "Text of [[ann]] [@s].\n\n# Talks\n\nIn *Vienna*.[^1]\n\n## Deep\n\nMore.\n\n# End\n\nLast.\n\n[^1]: Foot.",
      title: "The second", date: "2025-10-20", head: "sources: [{id: s, title: S}]\n"),
    "actors/ann.md": SmallSite.actor("Ann Roe"),
  ]

  @Test func `a section of another note is shown, and leads there`() throws {
    let page = try page("![[b#Talks]]", Self.shown)
    #expect(page.contains("<figure class=\"transclusion\">"))
    #expect(page.contains("<p>In <em>Vienna</em>.") && page.contains("<p>More.</p>"))
    #expect(!page.contains("Last.") && !page.contains("Text of"))
    #expect(
      page.contains("<figcaption><a class=\"note\" href=\"/2025/10/20/b/#talks\">The second § Talks</a></figcaption>"))
    #expect(page.contains("href=\"/2025/10/20/b/#fn:1\""))
  }

  @Test func `two transclusions of one text have different ids`() throws {
    let page = try page("![[b]]\n\n![[b]]\n\n# Talks", Self.shown)
    let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    #expect(page.contains("href=\"/2025/10/20/b/#source:s\""))
  }

  @Test func `what is shown of another note is not the note's own text`() throws {
    var files = Self.shown
    files["notes/2025-10-21-a.md"] = SmallSite.note("Own.\n\n![[b]]")
    let site = try SmallSite(files)
    #expect(site.site.archive.notes.map(\.appearances.count) == [1, 0])
    #expect(site.site.archive.notes[1].summary == "Own.")
  }

  @Test(arguments: ["See ![[b]] there.", "- ![[b]]", "![[b]] ![[b]]"])
  func `within a sentence or a tight list it is a link`(body: String) throws {
    let page = try page(body, Self.shown)
    #expect(!page.contains("transclusion") && page.contains("!<a class=\"note\""))
  }
}
