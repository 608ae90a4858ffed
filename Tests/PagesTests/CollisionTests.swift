import Base
import TestSupport
import Testing

@testable import Pages

/// No file of a site takes the place of another: where two have one address, a person is told where to change it.
@Suite struct CollisionTests {
  private static let note = ("notes/2025-10-21-a.md", SmallSite.note())
  private static let about = ("pages/about.md", SmallSite.page("About"))

  /// A file whose head names an old address.
  private static func moved(_ old: String) -> (String, String) {
    ("notes/2025-10-21-a.md", SmallSite.note(head: "aliases: [\(old)]\n"))
  }

  private func diagnostics(_ files: [(String, String)]) throws -> [Diagnostic] {
    try SmallSite(Dictionary(uniqueKeysWithValues: files)).diagnostics
  }

  @Test(arguments: [
    (
      [note, ("notes/x/2025-10-21-a.md", SmallSite.note())], "notes/x/2025-10-21-a.md:1:1", "/2025/10/21/a/",
      "content/notes/2025-10-21-a.md"
    ),
    (
      [note, ("notes/b.md", SmallSite.note(head: "slug: a\n"))], "notes/b.md:1:1", "/2025/10/21/a/",
      "content/notes/2025-10-21-a.md"
    ),
    (
      [note, ("notes/b.md", SmallSite.note(head: "slug: A\n"))], "notes/2025-10-21-a.md:1:1", "/2025/10/21/a/",
      "content/notes/b.md"
    ),
    (
      [
        ("notes/a.md", SmallSite.note(head: "slug: \"caf\\u00e9\"\n")),
        ("notes/b.md", SmallSite.note(head: "slug: \"cafe\\u0301\"\n")),
      ], "notes/b.md:1:1", "/2025/10/21/café/", "content/notes/a.md"
    ),
    (
      [
        ("actors/a.md", SmallSite.actor("Ann Roe")), ("actors/b.md", SmallSite.actor("Bob Low", head: "slug: a\n")),
      ], "actors/b.md:1:1", "/actors/a/", "content/actors/a.md"
    ),
    (
      [("topics/a.md", SmallSite.page("A")), ("topics/b.md", SmallSite.page("B", head: "slug: a\n"))],
      "topics/b.md:1:1", "/topics/a/", "content/topics/a.md"
    ),
    (
      [about, ("assets/about/index.html", "x")], "assets/about/index.html:1:1", "/about/index.html",
      "content/pages/about.md"
    ),
    ([about, moved("/about/")], "notes/2025-10-21-a.md:5:11", "/about/", "content/pages/about.md"),
    ([about, moved("/about")], "notes/2025-10-21-a.md:5:11", "/about/", "content/pages/about.md"),
    (
      [moved("/2025/10/21/a/")], "notes/2025-10-21-a.md:5:11", "/2025/10/21/a/", "content/notes/2025-10-21-a.md"
    ),
    (
      [
        moved("/old/"),
        ("notes/2025-10-22-b.md", SmallSite.note(date: "2025-10-22", head: "aliases: [/old/]\n")),
      ], "notes/2025-10-22-b.md:5:11", "/old/", "content/notes/2025-10-21-a.md"
    ),
  ])
  func `of two files with one address, one is told of the other`(
    files: [(String, String)], place: String, address: String, other: String
  ) throws {
    let found = try diagnostics(files)
    #expect(found.map(\.id) == [.addressDuplicate])
    #expect(found.map { "\($0.location)" } == ["content/" + place])
    #expect(found.map(\.message) == ["the address \(address) is taken by \(other)"])
  }

  @Test(arguments: [
    (("pages/topics.md", SmallSite.page("X")), "pages/topics.md:1:1", "/topics/"),
    (("pages/search.md", SmallSite.page("X")), "pages/search.md:1:1", "/search/"),
    (("pages/2025/10.md", SmallSite.page("X")), "pages/2025/10.md:1:1", "/2025/10/"),
    (("assets/atom.xml", "x"), "assets/atom.xml:1:1", "/atom.xml"),
    (("assets/index.html", "x"), "assets/index.html:1:1", "/index.html"),
    (("pages/about.md", SmallSite.page("X", head: "aliases: [/]\n")), "pages/about.md:3:11", "/"),
    (
      ("pages/about.md", SmallSite.page("X", head: "aliases: [/robots.txt]\n")), "pages/about.md:3:11", "/robots.txt"
    ),
  ])
  func `the site's own pages stay where they are`(file: (String, String), place: String, address: String) throws {
    let found = try diagnostics([Self.note, file])
    #expect(found.map(\.id) == [.addressDuplicate])
    #expect(found.map { "\($0.location)" } == ["content/" + place])
    #expect(found.map(\.message) == ["the address \(address) is taken by a page that the site always has"])
  }

  @Test(arguments: [
    ("assets/about", "/about", "/about/"), ("assets/2025", "/2025", "/2025/"),
    ("assets/topics", "/topics", "/topics/"), ("assets/daily", "/daily", "/daily/atom.xml"),
    ("assets/guides", "/guides", "/guides/how/"),
    ("assets/data/notes.ndjson/a.png", "/data/notes.ndjson", "/data/notes.ndjson/a.png"),
  ])
  func `a file cannot stand where the folder of a page is`(asset: String, file: String, page: String) throws {
    let guide = ("pages/guides/how.md", SmallSite.page("How"))
    let found = try diagnostics([Self.note, Self.about, guide, (asset, "x")])
    #expect(found.map(\.id) == [.addressDuplicate])
    #expect(found.map { "\($0.location)" } == ["content/\(asset):1:1"])
    #expect(found.map(\.message) == ["the file \(file) would be where the folder of \(page) is"])
  }

  @Test func `a page's twin cannot stand where the folder of another page is`() throws {
    let page = SmallSite.page("X", head: "aliases: [/2025/10/21/index.json/]\n")
    let found = try diagnostics([Self.note, ("pages/about.md", page)])
    #expect(found.map(\.id) == [.addressDuplicate])
    #expect(found.map { "\($0.location)" } == ["content/pages/about.md:3:11"])
  }

  @Test(arguments: [
    [note, ("notes/2025-10-22-a.md", SmallSite.note(date: "2025-10-22"))],
    [("pages/stories.md", SmallSite.page("No story has this"))], [("pages/index.md", SmallSite.page("X"))],
    [("pages/404.md", SmallSite.page("X"))], [("assets/style.css", "x")],
    [("actors/a.md", SmallSite.actor("Ann Roe")), ("actors/w.md", SmallSite.actor("Bob Low", head: "slug: with\n"))],
    [("notes/a.md", SmallSite.note(topics: "[Diplomacy, diplomacy]"))],
  ])
  func `what only looks alike does not collide`(files: [(String, String)]) throws {
    #expect(try diagnostics(files) == [])
  }

  @Test func `a page that only some sites have collides where it is there`() throws {
    let found = try diagnostics([
      Self.note, ("pages/stories.md", SmallSite.page("X")),
      ("notes/2025-10-22-b.md", SmallSite.note(date: "2025-10-22", head: "updates: 2025-10-21-a\n")),
    ])
    #expect(found.map { "\($0.location)" } == ["content/pages/stories.md:1:1"])
  }

  @Test func `the files of pages that collide are no further news`() throws {
    let found = try diagnostics([
      Self.note, ("notes/x/2025-10-21-a.md", SmallSite.note()), ("actors/a.md", SmallSite.actor("Ann Roe")),
      ("actors/b.md", SmallSite.actor("Bob Low", head: "slug: a\n")),
    ])
    #expect(found.count == 2)
  }

  @Test(arguments: [
    ([about, moved("/about/")], "remove it from 'aliases:'"),
    ([about, ("assets/about/index.html", "x")], "move or rename the file"),
    ([about, ("assets/about", "x")], "move or rename the file"),
    ([("pages/topics.md", SmallSite.page("X"))], "give one of them another 'slug:'"),
  ])
  func `the hint says what gives the file another address`(files: [(String, String)], hint: String) throws {
    #expect(try diagnostics(files).map(\.hint) == [hint])
  }

  @Test func `a collision is mended by another slug, as its hint says`() throws {
    #expect(
      try diagnostics([Self.note, ("notes/x/2025-10-21-a.md", SmallSite.note())]).map(\.hint) == [
        "give one of them another 'slug:'"
      ])
    #expect(try diagnostics([Self.note, ("notes/x/2025-10-21-a.md", SmallSite.note(head: "slug: b\n"))]) == [])
  }
}
