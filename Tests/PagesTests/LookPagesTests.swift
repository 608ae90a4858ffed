import Base
import Templates
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// What gazette.yml's keys for a look do to pages.
@Suite struct LookPagesTests {
  private static let files = [
    "notes/2025-10-21-a.md": SmallSite.note("Ann Roe spoke."), "actors/ann.md": SmallSite.actor("Ann Roe"),
    "pages/about.md": SmallSite.page("Who we are"), "pages/hidden.md": SmallSite.page("Hidden", head: "menu: false\n"),
    "pages/secret.md": SmallSite.page("Secret", head: "draft: true\n"),
  ]

  private func menu(_ settings: String) throws -> [String] {
    let site = try SmallSite(Self.files, settings: settings)
    #expect(site.diagnostics == [])
    return site.site.common.context.menu.filter { $0.menu == .main }.map { "\($0.title) \($0.href)" }
  }

  @Test func `a page can stay out of the menu`() throws {
    #expect(try !menu("").contains { $0.contains("Hidden") })
    #expect(try menu("menu: [hidden]\n") == ["Hidden /hidden/"])
  }

  @Test func `the menu has the entries of the settings, in their order`() throws {
    let yaml = """
      menu:
        - about
        - {title: Peace, topic: Diplomacy}
        - actor: Ann Roe
        - topics
        - {title: Parent, url: 'https://a.example/'}
        - {title: This year, url: /2025/}
        - search

      """
    #expect(
      try menu(yaml) == [
        "Who we are /about/", "Peace /topics/diplomacy/", "Ann Roe /actors/ann/", "Topics /topics/",
        "Parent https://a.example/", "This year /2025/", "Search /search/",
      ])
  }

  @Test func `an entry for something that is not published now is left out without a word`() throws {
    #expect(try menu("menu: [secret, stories, calendar, about]\n") == ["Who we are /about/"])
  }

  @Test(arguments: [
    ("abuot", "did you mean '/about/'?"), ("/2024/", "a page is a file in content/pages/"),
    ("{topic: Diplomcy}", "did you mean 'Diplomacy'?"), ("{actor: Ann Ro}", "did you mean 'Ann Roe'?"),
    ("/2025/", "write {title: A title, url: /2025/}"),
  ])
  func `an entry that leads nowhere is told`(entry: String, hint: String) throws {
    let found = try SmallSite(Self.files, settings: "menu: [\(entry)]\n").diagnostics
    #expect(found.map(\.id) == [.menuUnknown])
    #expect(found.first?.hint == hint)
  }

  @Test func `the footer is Markdown with links, and names are links only where they are typed`() throws {
    let site = try SmallSite(
      Self.files, settings: "footer: |\n  By **Ann Roe**, [about](/about/), [[Ann Roe]]\n", url: "https://e.example/b/")
    let html = try #require(try site.text("/"))
    #expect(html.contains("By <strong>Ann Roe</strong>, <a href=\"/b/about/\">about</a>, <a class=\"mention\""))
  }

  @Test func `accounts are at the foot of every page`() throws {
    let site = try SmallSite(Self.files, settings: "social: {mastodon: 'https://m.example/@a'}\n")
    for page in ["/", "/about/", "/2025/10/21/a/"] {
      #expect(try site.text(page)?.contains("<a href=\"https://m.example/@a\" rel=\"me\">Mastodon</a>") == true)
    }
  }

  @Test func `a missing logo is told`() throws {
    let found = try SmallSite(Self.files, settings: "theme: {logo: no.png}\n").diagnostics
    #expect(found.map(\.id) == [.pictureMissing])
  }

  @Test func `relative links are in pages, redirects and the search, but not on the page for lost readers`() throws {
    var files = Self.files
    files["notes/2025-10-22-b.md"] = SmallSite.note(date: "2025-10-22", head: "aliases: [/old/]\n")
    let site = try SmallSite(files, settings: "links: relative\n")
    for file in site.files where file.path.filePath.hasSuffix(".html") {
      let text = try #require(try site.text(file.path.text))
      let isLost = file.path.text == "/404.html"
      #expect(text.contains(/(?:href|src)="\/[^\/]/) == isLost, "\(file.path)")
    }
    #expect(try site.text("/old/")?.contains("content=\"0; url=../2025/10/22/b/index.html\"") == true)
    #expect(try site.text("/search/")?.contains("data-index=\"index.json\"") == true)
    #expect(try site.text("/search/titles.*.json")?.contains("../2025/10/22/b/index.html") == true)
  }
}
