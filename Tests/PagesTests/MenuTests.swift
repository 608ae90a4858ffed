import Base
import Templates
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// The navigation is made of what the kinds of pages put into it.
@Suite struct MenuTests {
  private static let a = ("notes/2025-10-21-a.md", SmallSite.note("Ann Roe met Bob Low."))
  private static let actors = [
    ("actors/ann.md", SmallSite.actor("Ann Roe")), ("actors/bob.md", SmallSite.actor("Bob Low")),
  ]
  private static let pages = [
    ("pages/method.md", SmallSite.page("Method")), ("pages/about.md", SmallSite.page("Who we are")),
  ]
  private static let follower = (
    "notes/2025-10-22-b.md", SmallSite.note(date: "2025-10-22", head: "updates: 2025-10-21-a\n")
  )
  private static let event = (
    "notes/2025-10-23-c.md", SmallSite.note(date: "2025-10-23", head: "events: [{date: 2025-10-30, title: E}]\n")
  )

  private func menu(
    _ files: [(String, String)], in menu: MenuEntry.Menu = .main, url: String = "https://example.org/",
    drafts: Bool = false
  ) throws -> [String] {
    let site = try SmallSite(Dictionary(uniqueKeysWithValues: files), url: url, drafts: drafts).site
    return site.common.context.menu.filter { $0.menu == menu }.map { "\($0.title) \($0.href)" }
  }

  @Test func `an empty site leads to its topics, actors and search`() throws {
    #expect(try menu([]) == ["Topics /topics/", "Actors /actors/", "Search /search/"])
  }

  @Test func `a full site leads to everything, in order`() throws {
    #expect(
      try menu([Self.a, Self.follower, Self.event] + Self.actors + Self.pages) == [
        "Topics /topics/", "Actors /actors/", "Stories /stories/", "Calendar /calendar/", "Network /network/",
        "Method /method/", "Who we are /about/", "Search /search/",
      ])
  }

  @Test(arguments: [
    ([a, follower], ["Stories"]), ([event], ["Calendar"]), ([a] + actors, ["Network"]),
    ([a, actors[0]], []), (actors, []), (pages, ["Method", "Who we are"]),
  ])
  func `only what has something to show is in the navigation`(files: [(String, String)], added: [String]) throws {
    let titles = try menu(files).map { $0.prefix(while: { $0 != "/" }).dropLast() }
    #expect(titles.map(String.init) == ["Topics", "Actors"] + added + ["Search"])
  }

  @Test(arguments: [(false, []), (true, ["Calendar /calendar/", "Secret /secret/"])])
  func `a draft is in the navigation only where drafts are built`(drafts: Bool, added: [String]) throws {
    let files = [
      ("pages/secret.md", SmallSite.page("Secret", head: "draft: true\n")),
      ("notes/d.md", SmallSite.note(head: "draft: true\nevents: [{date: 2025-10-30, title: E}]\n")),
    ]
    #expect(try menu(files, drafts: drafts) == ["Topics /topics/", "Actors /actors/"] + added + ["Search /search/"])
  }

  @Test(arguments: [
    ("", "", ["Apple", "Banana"]), ("order: 2\n", "order: 1\n", ["Banana", "Apple"]),
    ("", "order: 1\n", ["Banana", "Apple"]),
  ])
  func `free pages stand by their order, then by title`(apple: String, banana: String, titles: [String]) throws {
    let files = [
      ("pages/z.md", SmallSite.page("Apple", head: apple)), ("pages/a.md", SmallSite.page("Banana", head: banana)),
    ]
    #expect(try menu(files).dropFirst(2).dropLast().map { String($0.prefix { $0 != " " }) } == titles)
  }

  @Test func `the data are at the foot`() throws {
    #expect(try menu([], in: .foot) == ["Data /data/"])
  }

  @Test func `entries carry the path of the site's address`() throws {
    #expect(
      try menu(Array(Self.pages.prefix(1)), url: "https://example.org/briefs/") == [
        "Topics /briefs/topics/", "Actors /briefs/actors/", "Method /briefs/method/", "Search /briefs/search/",
      ])
  }

  @Test func `only the titles of free pages are the writer's`() throws {
    let site = try SmallSite(Dictionary(uniqueKeysWithValues: Self.pages)).site
    #expect(site.common.context.menu.filter(\.isWritten).map(\.title) == ["Method", "Who we are"])
  }

  @Test(arguments: ["/", "/topics/", "/2025/10/21/a/", "/404.html"])
  func `every page shows the navigation`(page: String) throws {
    let site = try SmallSite(Dictionary(uniqueKeysWithValues: [Self.a, Self.event] + Self.pages))
    let text = try #require(try site.text(page))
    for href in ["/topics/", "/actors/", "/calendar/", "/about/", "/method/", "/search/", "/data/"] {
      #expect(text.contains("<a href=\"\(href)\""), "\(href)")
    }
    #expect(!text.contains("<a href=\"/stories/\"") && !text.contains("<a href=\"/network/\""))
  }
}
