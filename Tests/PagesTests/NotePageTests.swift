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

  @Test func `texts within texts are shown four deep, and are links below`() throws {
    let chain = (0..<7).map { number in
      (
        "notes/2025-10-1\(number)-c\(number).md",
        SmallSite.note("Text \(number).\n\n![[c\(number + 1)]]", date: "2025-10-1\(number)")
      )
    }
    var files = Dictionary(uniqueKeysWithValues: chain)
    files["notes/2025-10-17-c7.md"] = SmallSite.note("Text 7.", date: "2025-10-17")
    let page = try #require(try SmallSite(files).text("/2025/10/10/c0/"))
    #expect(page.components(separatedBy: "<figure class=\"transclusion\">").count - 1 == 4)
    #expect(page.contains("Text 4.") && !page.contains("Text 5.") && page.contains("href=\"/2025/10/15/c5/\""))
  }

  @Test func `the picture of a head is for other sites and for lists`() throws {
    var files = ["notes/2025-10-21-a.md": SmallSite.note(head: "image: map.png\nalt: A map\n"), "notes/map.png": "p"]
    let site = try SmallSite(files)
    let page = try #require(try site.text("/2025/10/21/a/"))
    for line in [
      "<meta property=\"og:image\" content=\"https://example.org/notes/map.png\">",
      "<meta property=\"og:image:alt\" content=\"A map\">",
      "<meta name=\"twitter:card\" content=\"summary_large_image\">",
      "\"image\":\"https://example.org/notes/map.png\"",
    ] { #expect(page.contains(line), "\(line)") }
    #expect(try site.text("/")?.contains("<img class=\"teaser-image\" src=\"/notes/map.png\" alt=\"A map\"") == true)
    #expect(try site.text("/feed.json")?.contains("\"image\":\"https://example.org/notes/map.png\"") == true)
    #expect(site.paths.contains("/notes/map.png"))
    files["notes/2025-10-21-a.md"] = SmallSite.note()
    #expect(try !SmallSite(files).paths.contains("/notes/map.png"))
  }

  @Test(arguments: ["See ![[b]] there.", "- ![[b]]", "![[b]] ![[b]]"])
  func `within a sentence or a tight list it is a link`(body: String) throws {
    let page = try page(body, Self.shown)
    #expect(!page.contains("transclusion") && page.contains("!<a class=\"note\""))
  }
}
