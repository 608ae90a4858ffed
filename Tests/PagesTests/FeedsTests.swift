import Base
import Foundation
import TestSupport
import Testing

@testable import Pages

/// A text of XML without its escapes.
private func plain(_ text: String) -> String {
  text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
    .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
}

/// What readers subscribe to.
@Suite struct FeedsTests {
  private struct JSONFeed: Decodable {
    struct Item: Decodable {
      let id: String
      let url: String
      let title: String
      let summary: String?
      let content_html: String?
      let content_text: String?
      let date_published: String
      let date_modified: String
      let tags: [String]
    }

    struct Author: Decodable { let name: String }

    let version: String
    let title: String
    let home_page_url: String
    let feed_url: String
    let language: String
    let authors: [Author]
    let items: [Item]
  }

  private func feed(_ path: String, of site: SmallSite) throws -> JSONFeed {
    try JSONDecoder().decode(JSONFeed.self, from: Data(try #require(try site.text(path)).utf8))
  }

  /// An entry of an Atom feed, its texts as they are shown.
  private struct AtomEntry {
    let text: Substring

    private func element(_ name: String) -> String? {
      guard let start = text.firstRange(of: "<\(name)>"),
        let end = text.firstRange(of: "</\(name.prefix { $0 != " " })>")
      else { return nil }
      return plain(String(text[start.upperBound..<end.lowerBound]))
    }

    var id: String? { element("id") }
    var title: String? { element("title") }
    var published: String? { element("published") }
    var updated: String? { element("updated") }
    var summary: String? { element("summary") }
    var content: String? { element("content type=\"html\"") }
    var topics: [String] { text.matches(of: /<category term="([^"]*)"\/>/).map { plain(String($0.1)) } }
  }

  private func entries(_ path: String, of site: SmallSite) throws -> [AtomEntry] {
    try #require(try site.text(path)).matches(of: /(?s)<entry>(.*?)<\/entry>/).map { AtomEntry(text: $0.1) }
  }

  private static let a = "notes/2025-10-21-a.md"
  private static let text = "Text with [l](/about/), [m](#part) and Ann Roe.\n\n# Part\n\nSecond."

  /// A site below a path, five hours east of UTC.
  private func site(_ files: [String: String], settings: String = "", drafts: Bool = false) throws -> SmallSite {
    try SmallSite(
      files, settings: "timezone: Test/East\n" + settings, url: "https://example.org/b/", drafts: drafts,
      zone: { name in name == "Test/East" ? Zone(name: name) { _ in 5 * 3600 } : nil })
  }

  private func small() throws -> SmallSite {
    try site(
      [
        Self.a: SmallSite.note(Self.text, head: "summary: Sum.\nupdated: 2025-10-25\n"),
        "actors/ann.md": SmallSite.actor("Ann Roe"), "pages/about.md": SmallSite.page("About"),
      ], settings: "author: Desk\n")
  }

  // MARK: Feeds

  @Test(arguments: [
    ("/atom.xml", "Test", "https://example.org/b/"),
    ("/daily/atom.xml", "Test: daily digests", "https://example.org/b/"),
    ("/weekly/atom.xml", "Test: weekly digests", "https://example.org/b/"),
    ("/topics/diplomacy/atom.xml", "Diplomacy", "https://example.org/b/topics/diplomacy/"),
    ("/actors/ann/atom.xml", "Ann Roe", "https://example.org/b/actors/ann/"),
  ])
  func `a feed names the page that it belongs to`(path: String, title: String, home: String) throws {
    let site = try small()
    let text = try #require(try site.text(path))
    #expect(text.contains("<title>\(title)</title>\n<updated>"))
    #expect(text.contains("<link rel=\"alternate\" type=\"text/html\" href=\"\(home)\"/>"))
    #expect(text.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.org/b\(path)\"/>"))
    #expect(text.contains("xml:lang=\"en\"") && text.contains("<author><name>Desk</name></author>"))
    #expect(try entries(path, of: site).count == 1)
  }

  @Test func `the JSON Feed of the site names it`() throws {
    let feed = try feed("/feed.json", of: try small())
    #expect(feed.version == "https://jsonfeed.org/version/1.1")
    #expect(feed.title == "Test" && feed.language == "en" && feed.authors.map(\.name) == ["Desk"])
    #expect(feed.home_page_url == "https://example.org/b/" && feed.feed_url == "https://example.org/b/feed.json")
    #expect(feed.items.count == 1)
  }

  @Test func `an empty feed is a feed`() throws {
    let site = try SmallSite()
    #expect(try feed("/feed.json", of: site).items.isEmpty)
    #expect(try feed("/feed.json", of: site).authors.map(\.name) == ["Test"])
    #expect(
      try site.text("/atom.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <id>https://example.org/atom.xml</id>
        <title>Test</title>
        <updated>1970-01-01T00:00:00Z</updated>
        <author><name>Test</name></author>
        <generator>Gazette</generator>
        <link rel="self" type="application/atom+xml" href="https://example.org/atom.xml"/>
        <link rel="alternate" type="text/html" href="https://example.org/"/>
        </feed>

        """)
  }

  // MARK: Entries

  @Test func `the feed of the site carries whole texts, every address absolute`() throws {
    let item = try #require(try feed("/feed.json", of: try small()).items.first)
    #expect(item.summary == "Sum.")
    #expect(
      item.content_html == """
        <p>Text with <a href="https://example.org/b/about/">l</a>, \
        <a href="https://example.org/b/2025/10/21/a/#part">m</a> and \
        <a class="mention" data-actor="ann" href="https://example.org/b/actors/ann/">Ann Roe</a>.</p>
        <h1 id="part">Part</h1>
        <p>Second.</p>

        """)
    #expect(item.content_text == nil)
  }

  @Test(arguments: [
    ("/topics/diplomacy/atom.xml", "Sum."), ("/actors/ann/atom.xml", "Text with l, m and Ann Roe."),
  ])
  func `other feeds carry a summary, an actor's what is said of the actor`(path: String, text: String) throws {
    let entry = try #require(try entries(path, of: try small()).first)
    #expect(entry.summary == text)
    #expect(entry.content == nil)
  }

  @Test(arguments: ["/atom.xml", "/topics/diplomacy/atom.xml", "/actors/ann/atom.xml"])
  func `an entry is its note, with its day's beginning and its last change in the site's zone`(path: String) throws {
    let entry = try #require(try entries(path, of: try small()).first)
    #expect(entry.id == "https://example.org/b/2025/10/21/a/")
    #expect(entry.title == "A note")
    #expect(entry.published == "2025-10-21T00:00:00+05:00")
    #expect(entry.updated == "2025-10-25T00:00:00+05:00")
    #expect(entry.topics == ["Diplomacy"])
  }

  @Test func `an Atom feed and its entry were updated when the note last changed`() throws {
    let site = try small()
    #expect(
      try site.lines(of: "/atom.xml", beginningWith: "<updated>", "<published>", "<id>", "<category") == [
        "<id>https://example.org/b/atom.xml</id>", "<updated>2025-10-25T00:00:00+05:00</updated>",
        "<id>https://example.org/b/2025/10/21/a/</id>", "<published>2025-10-21T00:00:00+05:00</published>",
        "<updated>2025-10-25T00:00:00+05:00</updated>", "<category term=\"Diplomacy\"/>",
      ])
    #expect(
      try site.text("/atom.xml")?.contains(
        "<content type=\"html\">&lt;p&gt;Text with &lt;a href=&quot;https://example.org/b/about/&quot;&gt;l&lt;/a&gt;")
        == true)
  }

  @Test func `a note without a change was updated when it was published`() throws {
    let item = try #require(try feed("/feed.json", of: try site([Self.a: SmallSite.note()])).items.first)
    #expect(item.date_modified == "2025-10-21T00:00:00+05:00")
  }

  @Test func `a correction is a change`() throws {
    let note = SmallSite.note(head: "corrections: [{date: 2025-10-23, text: Not so.}]\n")
    let item = try #require(try feed("/feed.json", of: try site([Self.a: note])).items.first)
    #expect(item.date_modified == "2025-10-23T00:00:00+05:00")
  }

  // MARK: Which, and in what order

  @Test func `the newest comes first, by instant within a day`() throws {
    let site = try SmallSite([
      "notes/a.md": SmallSite.note(title: "A"), "notes/b.md": SmallSite.note(title: "B", date: "2025-10-21T08:00:00Z"),
      "notes/c.md": SmallSite.note(title: "C", date: "2025-10-21T20:00:00+02:00"),
      "notes/d.md": SmallSite.note(title: "D", date: "2025-10-20"),
    ])
    let items = try feed("/feed.json", of: site).items
    #expect(items.map(\.title) == ["C", "B", "A", "D"])
    #expect(
      items.map(\.date_published) == [
        "2025-10-21T18:00:00Z", "2025-10-21T08:00:00Z", "2025-10-21T00:00:00Z", "2025-10-20T00:00:00Z",
      ])
  }

  /// A site with a note of Ann Roe on each of the first days of 2025, of which the last five are drafts.
  private func sixtyDays() throws -> SmallSite {
    let days =
      (1...31).map { "2025-01-" + ($0 < 10 ? "0\($0)" : "\($0)") } + (10...28).map { "2025-02-\($0)" }
      + (10...19).map { "2025-03-\($0)" }
    var files: [String: String] = ["actors/ann.md": SmallSite.actor("Ann Roe")]
    for (index, day) in days.enumerated() {
      files["notes/\(day)-n.md"] = SmallSite.note(
        "Ann Roe.", title: day, date: day, head: index >= 55 ? "draft: true\n" : "")
    }
    return try SmallSite(files, drafts: true)
  }

  @Test(arguments: ["/atom.xml", "/topics/diplomacy/atom.xml", "/actors/ann/atom.xml"])
  func `a feed has the newest twenty notes and no drafts`(path: String) throws {
    let items = try entries(path, of: try sixtyDays())
    #expect(items.count == 20)
    #expect(items.first?.title == "2025-03-14")
    #expect(items.last?.title == "2025-02-14")
  }

  @Test func `the feed of daily digests has the newest twenty days with more than drafts`() throws {
    let items = try entries("/daily/atom.xml", of: try sixtyDays())
    #expect(items.count == 20)
    #expect(items.first?.id == "https://example.org/2025/03/14/")
    #expect(items.last?.id == "https://example.org/2025/02/14/")
  }

  @Test(arguments: ["/atom.xml", "/topics/diplomacy/atom.xml", "/actors/ann/atom.xml"])
  func `a correction brings an old note back into the feeds`(path: String) throws {
    var files = SmallSite.notes([("2025-02-01", 55)], "Ann Roe.")
    files["actors/ann.md"] = SmallSite.actor("Ann Roe")
    files["notes/2025-01-01-old.md"] = SmallSite.note(
      "Ann Roe.", title: "Old", date: "2025-01-01", head: "corrections: [{date: 2025-03-01, text: Not so.}]\n")
    files["notes/2025-01-02-old.md"] = SmallSite.note(
      "Ann Roe.", title: "Older change", date: "2025-01-02", head: "corrections: [{date: 2025-01-03, text: No.}]\n")
    let items = try entries(path, of: try SmallSite(files))
    #expect(items.count == 20)
    #expect(items.last?.title == "Old")
    #expect(items.last?.updated == "2025-03-01T00:00:00Z")
    #expect(!items.contains { $0.title == "Older change" })
  }

  @Test func `the feed of daily digests has a day with nothing but corrections`() throws {
    let head = "corrections: [{date: 2025-10-23, text: Not < so.}]\n"
    let site = try SmallSite(
      [
        Self.a: SmallSite.note(head: head),
        "notes/2025-10-21-d.md": SmallSite.note(title: "Secret", head: "draft: true\n" + head),
      ], drafts: true)
    let entry = try #require(try entries("/daily/atom.xml", of: site).first)
    #expect(entry.id == "https://example.org/2025/10/23/")
    #expect(entry.summary == "1 correction")
    #expect(entry.published == "2025-10-23T00:00:00Z")
    #expect(
      entry.content == """
        <h2>Corrections</h2>
        <ul>
        <li><time datetime="2025-10-23">23 October 2025</time> \
        <a href="https://example.org/2025/10/21/a/#page:corrections">A note</a>: Not &lt; so.</li>
        </ul>

        """)
  }

  @Test func `an Atom feed has as many entries`() throws {
    #expect(try sixtyDays().lines(of: "/atom.xml", beginningWith: "<entry>").count == 20)
  }

  // MARK: Digests, stories, outlets

  @Test(arguments: [
    ("/daily/atom.xml", "https://example.org/2025/10/21/", "Tuesday, 21 October 2025"),
    ("/weekly/atom.xml", "https://example.org/2025/W43/", "Week 43, 2025"),
  ])
  func `a digest's entry lists its notes`(path: String, url: String, title: String) throws {
    let site = try SmallSite(
      [
        Self.a: SmallSite.note(head: "summary: A < B.\n"),
        "notes/2025-10-21-d.md": SmallSite.note(title: "Secret", head: "draft: true\n"),
      ], drafts: true)
    let items = try entries(path, of: site)
    #expect(items.map(\.id) == [url])
    #expect(items.map(\.title) == [title])
    #expect(items.map(\.summary) == ["1 note"])
    #expect(
      items.map(\.content) == [
        "<ul>\n<li><a href=\"https://example.org/2025/10/21/a/\">A note</a>: A &lt; B.</li>\n</ul>\n"
      ])
  }

  @Test func `a digest's entry begins with the editor's lead`() throws {
    let site = try SmallSite([
      Self.a: SmallSite.note(), "digests/2025-10-21.md": "---\ntitle: Lead\n---\nHello [there](/x/).\n",
    ])
    #expect(
      try entries("/daily/atom.xml", of: site).map(\.content) == [
        """
        <h2>Lead</h2>
        <p>Hello <a href="https://example.org/x/">there</a>.</p>
        <ul>
        <li><a href="https://example.org/2025/10/21/a/">A note</a>: Text.</li>
        </ul>

        """
      ])
    #expect(try entries("/weekly/atom.xml", of: site).first?.content?.contains("Lead") == false)
  }

  @Test func `a story's feed has its notes under the title of the first`() throws {
    let site = try SmallSite([
      Self.a: SmallSite.note(title: "First"), "notes/2025-10-23-x.md": SmallSite.note(title: "X", date: "2025-10-23"),
      "notes/2025-10-22-b.md": SmallSite.note(title: "Second", date: "2025-10-22", head: "updates: 2025-10-21-a\n"),
    ])
    let feed = try feed("/stories/a/feed.json", of: site)
    #expect(feed.title == "First")
    #expect(feed.items.map(\.title) == ["Second", "First"])
  }

  @Test func `an outlet's feed has the notes that rest on it`() throws {
    let site = try SmallSite([
      Self.a: SmallSite.note(head: "sources: [{title: S, publisher: Wire}]\n"),
      "notes/2025-10-22-b.md": SmallSite.note(title: "Second", date: "2025-10-22"),
      "actors/wire.md": SmallSite.actor("Wire", kind: "outlet"),
    ])
    let items = try entries("/actors/wire/atom.xml", of: site)
    #expect(items.map(\.title) == ["A note"])
    #expect(items.map(\.summary) == ["Text."])
  }

  // MARK: Where pages lead to them

  @Test(arguments: [
    ("/", ["/atom.xml", "/feed.json", "/daily/atom.xml", "/weekly/atom.xml"]),
    ("/2025/10/21/a/", ["/atom.xml"]), ("/2025/10/21/", ["/atom.xml"]),
    ("/topics/diplomacy/", ["/topics/diplomacy/atom.xml"]),
    ("/actors/ann/", ["/actors/ann/atom.xml"]), ("/actors/", ["/atom.xml"]),
  ])
  func `a page tells of the feeds that belong to it`(page: String, feeds: [String]) throws {
    let site = try SmallSite([Self.a: SmallSite.note("Ann Roe."), "actors/ann.md": SmallSite.actor("Ann Roe")])
    let links = try site.lines(of: page, beginningWith: "<link rel=\"alternate\" type=\"application/")
    let hrefs = links.filter { $0.contains("+xml\"") || $0.contains("feed+json\"") }
      .map { $0.replacing(/.*href="([^"]*)".*/) { String($0.1) } }
    #expect(hrefs == feeds)
  }
}
