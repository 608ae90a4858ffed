import Archive
import Base
import Names
import Notes
import TestSupport
import Testing

@testable import Site

/// Where everything stands, and where a link in a text leads.
@Suite struct AddressesTests {
  private static func note(head: String = "") -> String {
    "---\ntitle: A note\ndate: 2025-10-21\ntopics: [diplomacy]\n\(head)---\nText.\n"
  }

  private func addresses(_ files: [String: String], url: String = "https://example.org/") throws -> Addresses {
    Addresses(try SmallArchive(files, url: url).archive)
  }

  // MARK: The site's address

  @Test(arguments: [
    ("https://example.org/", "https://example.org", "example.org", ""),
    ("https://example.org", "https://example.org", "example.org", ""),
    ("http://example.org/", "http://example.org", "example.org", ""),
    ("https://example.org/briefs/", "https://example.org", "example.org", "/briefs"),
    ("https://example.org/briefs", "https://example.org", "example.org", "/briefs"),
    ("https://example.org/a/b/", "https://example.org", "example.org", "/a/b"),
    ("https://example.org:8080/b/", "https://example.org:8080", "example.org", "/b"),
    ("https://example.org/è/", "https://example.org", "example.org", "/%C3%A8"),
    ("https://example.org/a%20b/", "https://example.org", "example.org", "/a%20b"),
    ("https://EXAMPLE.org/B/", "https://EXAMPLE.org", "EXAMPLE.org", "/B"),
    ("https://bücher.example/", "https://bücher.example", "bücher.example", ""),
  ])
  func `the site's address is an origin and a path`(url: String, origin: String, host: String, base: String) throws {
    let addresses = try addresses(["notes/2025-10-21-a.md": Self.note()], url: url)
    #expect(addresses.origin == origin)
    #expect(addresses.host == host)
    #expect(addresses.basePath == base)
    #expect(addresses.href(Addresses.home) == base + "/")
    #expect(addresses.href(NoteID(index: 0)) == base + "/2025/10/21/a/")
    #expect(addresses.url(NoteID(index: 0)) == origin + base + "/2025/10/21/a/")
    #expect(addresses.path(NoteID(index: 0)).filePath == "2025/10/21/a/index.html")
  }

  @Test(arguments: [
    "https://example.org/briefs/?x", "https://example.org/#x", "ftp://example.org/", "example.org",
    "https://user@example.org/", "\"https://example.org/a b/\"",
  ])
  func `what cannot be a site's address is refused`(url: String) {
    let file = SourceFile(path: "gazette.yml", bytes: Array("title: T\nurl: \(url)\n".utf8))
    let found = SettingsFile.read(file, zone: { _ in nil }).diagnostics
    #expect(found.map(\.id) == [.settingsValue])
    #expect(found.map { "\($0.location)" } == ["gazette.yml:2:6"])
  }

  // MARK: Pages

  @Test(arguments: [
    ("2025-10-21-Summit in Budapest.md", "", "summit-in-budapest", "summit-in-budapest"),
    ("2025-10-21-Зеленський.md", "", "zelenskyi", "zelenskyi"),
    ("2025-10-21-São Paulo.md", "", "sao-paulo", "sao-paulo"),
    ("2025-10-21-普京.md", "", "普京", "%E6%99%AE%E4%BA%AC"),
    ("2025-10-21-العربية.md", "", "العربية", "%D8%A7%D9%84%D8%B9%D8%B1%D8%A8%D9%8A%D8%A9"),
    ("2025-10-21-don't.md", "", "dont", "dont"), ("2025-10-21-a--b_c.md", "", "a-b-c", "a-b-c"),
    ("2025-10-21-C++.md", "", "c", "c"), ("2025/10/21/deep.md", "", "deep", "deep"),
    ("x.md", "slug: My.Slug\n", "My.Slug", "My.Slug"), ("x.md", "slug: \"a+b\"\n", "a+b", "a+b"),
    ("x.md", "slug: \"café\"\n", "café", "caf%C3%A9"), ("x.md", "slug: \"a(b)\"\n", "a(b)", "a(b)"),
    ("x.md", "slug: \"a;b,c=d@e!~$\"\n", "a;b,c=d@e!~$", "a;b,c=d@e!~$"),
  ])
  func `a note stands under its day by its slug, percent-encoded in links`(
    file: String, head: String, slug: String, href: String
  ) throws {
    let addresses = try addresses(["notes/" + file: Self.note(head: head)])
    #expect(addresses.path(NoteID(index: 0)).text == "/2025/10/21/\(slug)/")
    #expect(addresses.path(NoteID(index: 0)).filePath == "2025/10/21/\(slug)/index.html")
    #expect(addresses.href(NoteID(index: 0)) == "/2025/10/21/\(href)/")
  }

  @Test(arguments: ["a b", "a%b", "a/b", ".a", "..", "a?b", "a#b"])
  func `what cannot be part of an address is no slug`(slug: String) {
    let failure = #expect(throws: SmallArchive.Failure.self) {
      try SmallArchive(["notes/x.md": Self.note(head: "slug: \"\(slug)\"\n")])
    }
    #expect(failure?.errors.count == 1)
    #expect(failure?.errors.first?.contains("[slug.invalid]") == true)
    #expect(failure?.errors.first?.hasPrefix("content/notes/x.md:5:7: ") == true)
  }

  @Test func `digests stand under their dates`() throws {
    let day = try #require(Day("2021-01-01"))
    #expect(Addresses.day(day).text == "/2021/01/01/")
    #expect(Addresses.week(day.week).text == "/2020/W53/")
    #expect(Addresses.month(day.month).text == "/2021/01/")
    #expect(Addresses.year(2021).text == "/2021/")
    #expect(Addresses.year(987).text == "/0987/")
  }

  @Test func `what belongs to a page stands beside it`() {
    let page = SitePath(page: ["actors", "nato"])
    #expect(Addresses.twin(of: page).text == "/actors/nato/index.json")
    #expect(Addresses.year(2025, of: page).text == "/actors/nato/2025/")
    #expect(Addresses.asset("content/assets/images/a.png").text == "/images/a.png")
  }

  @Test func `actors, topics, stories and free pages stand where the design says`() throws {
    let archive = try SmallArchive([
      "notes/2025-10-21-a.md": Self.note(), "actors/ann.md": "---\nname: Ann Roe\nkind: person\n---\n",
      "notes/2025-10-22-b.md": "---\ntitle: B\ntopics: [diplomacy]\nupdates: 2025-10-21-a\n---\n",
      "pages/m/how.md": "---\ntitle: How\n---\n",
    ]).archive
    let addresses = Addresses(archive)
    #expect(addresses.href(archive.actors[0].id) == "/actors/ann/")
    #expect(addresses.href(archive.topics[0].id) == "/topics/diplomacy/")
    #expect(addresses.href(archive.stories[0].id) == "/stories/a/")
    #expect(Addresses.page(archive.pages[0]).text == "/m/how/")
  }

  // MARK: Links in texts

  private static let files = [
    "notes/2025-10-21-a.md": note(), "notes/2025-10-22-b.md": "---\ntitle: B\ntopics: [diplomacy]\n---\n",
    "notes/deep/c.md": "---\ntitle: C\ndate: 2025-10-23\ntopics: [diplomacy]\n---\n",
    "actors/ann.md": "---\nname: Ann Roe\nkind: person\n---\n", "topics/diplomacy.md": "---\ntitle: D\n---\n",
    "pages/about.md": "---\ntitle: A\n---\n", "pages/m/how.md": "---\ntitle: How\n---\n", "assets/i/a b.svg": "<svg/>",
  ]

  @Test(arguments: [
    ("2025-10-22-b.md", "/2025/10/22/b/"), ("./2025-10-22-b.md", "/2025/10/22/b/"),
    ("deep/c.md", "/2025/10/23/c/"), ("../notes/deep/c.md", "/2025/10/23/c/"), ("../actors/ann.md", "/actors/ann/"),
    ("../actors/ann.md#x", "/actors/ann/#x"), ("../topics/diplomacy.md", "/topics/diplomacy/"),
    ("../pages/about.md?x#y", "/about/?x#y"), ("../assets/i/a b.svg", "/i/a%20b.svg"),
    ("../assets/i/a%20b.svg", "/i/a%20b.svg"), ("../../content/pages/about.md", "/about/"),
  ])
  func `a link to a file leads to the page that is made from it`(written: String, page: String) throws {
    for (url, base) in [("https://example.org/", ""), ("https://example.org/briefs/", "/briefs")] {
      let addresses = try addresses(Self.files, url: url)
      #expect(addresses.link(written, from: "content/notes/2025-10-21-a.md") == base + page)
    }
  }

  @Test(arguments: [
    ("/about/", "/about/", "/briefs/about/"), ("/", "/", "/briefs/"),
    ("/i/a%20b.svg", "/i/a%20b.svg", "/briefs/i/a%20b.svg"),
    ("/notes/2025-10-22-b.md", "/notes/2025-10-22-b.md", "/briefs/notes/2025-10-22-b.md"),
    ("/briefs/about/", "/briefs/about/", "/briefs/about/"), ("/briefs", "/briefs", "/briefs"),
    ("/briefsandmore/", "/briefsandmore/", "/briefs/briefsandmore/"),
  ])
  func `a link from the root leads into the site wherever it stands`(
    written: String, atRoot: String, below: String
  ) throws {
    let file = "content/notes/2025-10-21-a.md"
    #expect(try addresses(Self.files).link(written, from: file) == atRoot)
    #expect(try addresses(Self.files, url: "https://example.org/briefs/").link(written, from: file) == below)
  }

  @Test(arguments: [
    "//x.example/", "https://x.example/a?b#c", "mailto:a@b.c", "#here", "?q=1", "", "nothing.md", "../../../x.md",
    "../../../../content/pages/about.md", "2025-10-22-B.md", "content/pages/about.md", "2025-10-22-b",
  ])
  func `any other link stays as it is`(written: String) throws {
    for url in ["https://example.org/", "https://example.org/briefs/"] {
      #expect(try addresses(Self.files, url: url).link(written, from: "content/notes/2025-10-21-a.md") == written)
    }
  }

  @Test(arguments: [
    ("content/notes/deep/c.md", "../2025-10-22-b.md", "/2025/10/22/b/"),
    ("content/actors/ann.md", "../notes/deep/c.md", "/2025/10/23/c/"),
    ("content/pages/m/how.md", "../about.md", "/about/"), ("content/pages/about.md", "m/how.md", "/m/how/"),
    ("content/topics/diplomacy.md", "../actors/ann.md", "/actors/ann/"),
    ("content/digests/2025-10-21.md", "../notes/2025-10-21-a.md", "/2025/10/21/a/"),
    ("content/digests/2025-10-21.md", "2025-10-21-a.md", "2025-10-21-a.md"),
  ])
  func `a link is read from the folder of the file that it stands in`(
    file: String, written: String, address: String
  ) throws {
    #expect(try addresses(Self.files).link(written, from: file) == address)
  }

  @Test func `a file that is not published is led to by nothing`() throws {
    var files = Self.files
    files["notes/2025-10-22-b.md"] = "---\ntitle: B\ntopics: [diplomacy]\ndraft: true\n---\n"
    #expect(
      try addresses(files).link("2025-10-22-b.md", from: "content/notes/2025-10-21-a.md") == "2025-10-22-b.md")
  }
}
