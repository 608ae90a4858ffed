import Base
import Site
import TestSupport
import Testing

@testable import Pages

/// Which files a site has, and what each of them is for.
@Suite struct PlanningTests {
  private static let empty = [
    ("/", FileRole.index), ("/404.html", .page), ("/_redirects", .feed), ("/actors/", .index), ("/atom.xml", .feed),
    ("/calendar/", .index), ("/daily/atom.xml", .feed), ("/data/", .index), ("/data/actors.csv", .data),
    ("/data/followthemoney-actors.ndjson.gz", .data), ("/data/followthemoney.ndjson.gz", .data),
    ("/data/index.json", .data), ("/data/mentions.csv", .data), ("/data/network.graphml", .data),
    ("/data/notes.ndjson", .data), ("/data/quotations.csv", .data), ("/feed.json", .feed), ("/gazette.*.js", .asset),
    ("/network/", .index), ("/robots.txt", .feed), ("/search.*.js", .asset), ("/search/", .index),
    ("/search/days.*.bin", .data), ("/search/index.json", .index), ("/sitemap.xml", .feed),
    ("/style.*.css", .asset), ("/topics/", .index), ("/weekly/atom.xml", .feed),
  ]

  /// What a site has as soon as there is a note of 2025-10-21 on diplomacy.
  private static let ofOneNote: Set = [
    "/2025/", "/2025/10/", "/2025/10/21/", "/2025/10/21/a/", "/2025/10/21/index.json", "/2025/W43/",
    "/search/terms.*.bin", "/search/titles.*.json", "/search/words.*.bin", "/topics/diplomacy/",
    "/topics/diplomacy/atom.xml",
  ]

  private static let a = "notes/2025-10-21-a.md"
  private static let b = "notes/2025-10-22-b.md"

  // MARK: Which files there are

  @Test func `an empty site has 28 files`() throws {
    let site = try SmallSite()
    #expect(site.files.count == 28)
    #expect(site.paths == Set(Self.empty.map(\.0)))
    #expect(site.diagnostics == [])
  }

  @Test(arguments: [
    ([a: SmallSite.note()], Array(ofOneNote)),
    (
      ["actors/ann.md": SmallSite.actor("Ann Roe")],
      [
        "/actors/ann/", "/actors/ann/atom.xml", "/actors/ann/index.json", "/search/terms.*.bin",
        "/search/titles.*.json",
      ]
    ),
    (
      ["topics/x.md": SmallSite.page("X")],
      ["/topics/x/", "/topics/x/atom.xml", "/search/terms.*.bin", "/search/titles.*.json"]
    ),
    (["pages/about.md": SmallSite.page("About"), "pages/m/how.md": SmallSite.page("How")], ["/about/", "/m/how/"]),
    (["assets/CNAME": "x", "assets/i/a.svg": "<svg/>"], ["/CNAME", "/i/a.svg"]),
    (["digests/2025-10-21.md": SmallSite.page("Lead of no digest")], []),
  ])
  func `each kind of file brings its pages to an empty site`(files: [String: String], added: [String]) throws {
    let (site, empty) = (try SmallSite(files), try SmallSite())
    #expect(site.paths(beyond: empty) == Set(added))
    #expect(empty.paths(beyond: site) == [])
  }

  @Test(arguments: [
    (["2025-10-21"], ["/2025/10/21/", "/2025/W43/", "/2025/10/", "/2025/"]),
    (
      ["2024-12-31", "2025-01-01"],
      ["/2024/12/31/", "/2025/01/01/", "/2025/W01/", "/2024/12/", "/2025/01/", "/2024/", "/2025/"]
    ),
    (["2021-01-01"], ["/2021/01/01/", "/2020/W53/", "/2021/01/", "/2021/"]),
    (
      ["2025-10-26", "2025-10-27"], ["/2025/10/26/", "/2025/10/27/", "/2025/W43/", "/2025/W44/", "/2025/10/", "/2025/"]
    ),
  ])
  func `there is a digest for each day, week, month and year that has notes`(days: [String], digests: [String]) throws {
    let site = try SmallSite(SmallSite.notes(days.map { ($0, 1) }, "Text."))
    #expect(site.paths.filter { $0.hasPrefix("/20") && $0.hasSuffix("/") && !$0.contains("n1") } == Set(digests))
  }

  @Test(arguments: [
    ("", 9, false), ("", 10, true), ("pairs: 2\n", 1, false), ("pairs: 2\n", 2, true),
    ("pairs: 1\n", 1, true), ("pairs: 0\n", 12, false),
  ])
  func `two actors have a page where enough notes name both`(setting: String, notes: Int, isThere: Bool) throws {
    var files = SmallSite.notes([("2025-10-21", notes)], "Ann Roe met Bob Low.")
    files["actors/zed.md"] = SmallSite.actor("Ann Roe")
    files["actors/b.md"] = SmallSite.actor("Bob Low")
    let site = try SmallSite(files, settings: setting)
    #expect(site.paths.filter { $0.contains("/with/") } == (isThere ? ["/actors/b/with/zed/"] : []))
  }

  @Test(arguments: [
    ("Ann Roe met Bob Low.", "", true), ("Ann Roe came. Bob Low did not.", "", false),
    ("Ann Roe.", "actors: [b]\n", false), ("Ann Roe.", "sources: [{title: S, publisher: Bob Low}]\n", false),
  ])
  func `only a sentence that names both gives a pair a page`(text: String, head: String, isThere: Bool) throws {
    let site = try SmallSite(
      [
        "actors/a.md": SmallSite.actor("Ann Roe"), "actors/b.md": SmallSite.actor("Bob Low", kind: "outlet"),
        Self.a: SmallSite.note(text, head: head),
      ], settings: "pairs: 1\n")
    #expect(site.paths.contains("/actors/a/with/b/") == isThere)
  }

  // MARK: Long lists

  private func site(of notes: [(date: String, count: Int)]) throws -> SmallSite {
    var files = SmallSite.notes(notes, "Ann Roe.")
    files["actors/ann.md"] = SmallSite.actor("Ann Roe")
    return try SmallSite(files)
  }

  @Test(arguments: [
    ([("2024-12-31", 20), ("2025-01-01", 8)], []),
    ([("2024-12-31", 20), ("2025-01-01", 9)], ["/actors/ann/2024/", "/actors/ann/2025/"]),
    (
      [("2024-12-31", 20), ("2025-01-01", 41)],
      ["/actors/ann/2024/", "/actors/ann/2025/", "/topics/diplomacy/2024/", "/topics/diplomacy/2025/"]
    ),
    (
      [("2025-01-01", 60), ("2025-02-01", 41)],
      [
        "/actors/ann/2025/", "/actors/ann/2025/01/", "/actors/ann/2025/02/", "/topics/diplomacy/2025/",
        "/topics/diplomacy/2025/01/", "/topics/diplomacy/2025/02/",
      ]
    ),
  ])
  func `a long list is split by year, and a long year by month`(notes: [(String, Int)], pages: [String]) throws {
    #expect(try site(of: notes).paths.filter { $0.contains("/20") && !$0.hasPrefix("/20") } == Set(pages))
  }

  @Test(arguments: [
    ("/actors/ann/", "class=\"appearance\"", 8, 28), ("/topics/diplomacy/", "<li>\n<h3", 40, 60),
    ("/actors/ann/", "class=\"appearance\"", 9, 22), ("/topics/diplomacy/", "<li>\n<h3", 41, 22),
    ("/actors/ann/2024/", "class=\"appearance\"", 41, 20), ("/topics/diplomacy/2024/", "<li>\n<h3", 41, 20),
    ("/actors/ann/2025/", "class=\"appearance\"", 41, 41), ("/topics/diplomacy/2025/", "<li>\n<h3", 41, 41),
    ("/actors/ann/2025/", "class=\"appearance\"", 101, 0),
    ("/actors/ann/2025/01/", "class=\"appearance\"", 101, 101),
  ])
  func `a split list shows its newest 22 notes, each part all of its own`(
    page: String, item: String, notesOf2025: Int, shown: Int
  ) throws {
    let site = try site(of: [("2024-12-31", 20), ("2025-01-01", notesOf2025)])
    let text = try #require(try site.text(page))
    #expect(text.ranges(of: item).count == shown)
  }

  @Test func `the newest notes of a split list are the latest ones`() throws {
    let site = try site(of: [("2024-12-31", 80), ("2025-01-01", 17), ("2025-01-02", 4)])
    let text = try #require(try site.text("/topics/diplomacy/"))
    let shown = ["/2025/01/02/", "/2025/01/01/", "/2024/12/31/"].map { text.ranges(of: "<a href=\"\($0)n").count }
    #expect(shown == [4, 17, 1])
  }

  @Test func `more than 300 actors are listed by letter, each once`() throws {
    var files: [String: String] = [:]
    for number in 0..<301 {
      files["actors/a\(number).md"] = SmallSite.actor("\(["Ann", "Bob", "Éva", "Юра"][number % 4]) \(number)")
    }
    let site = try SmallSite(files)
    let lists = site.paths.filter { $0.hasPrefix("/actors/index/") }
    #expect(lists == ["/actors/index/a/"], "the slugs decide")
    #expect(try #require(try site.text("/actors/index/a/")).ranges(of: "href=\"/actors/a").count == 301)
    #expect(try #require(try site.text("/actors/")).contains("<a href=\"/actors/index/a/\">"))
  }

  @Test(arguments: [
    (1_000, ["/data/notes.ndjson"]), (1_001, ["/data/2024/notes.ndjson.gz", "/data/2025/notes.ndjson.gz"]),
  ])
  func `the tables of notes are divided by year in a large archive`(notes: Int, files: [String]) throws {
    let site = try SmallSite(SmallSite.notes([("2024-12-31", 500), ("2025-01-01", notes - 500)], "Text."))
    #expect(site.paths.filter { $0.contains("/notes.ndjson") } == Set(files))
    let lines = try files.map { try #require(try site.text($0)).split(separator: "\n").count }
    #expect(lines.reduce(0, +) == notes)
    let list = try #require(try site.text("/data/index.json"))
    #expect(files.allSatisfy { list.contains("https://example.org\($0)") })
  }

  // MARK: Stories

  private static let updating = "updates: 2025-10-21-a\n"

  @Test(arguments: [
    ([a: SmallSite.note(), b: SmallSite.note(date: "2025-10-22")], []),
    ([a: SmallSite.note(), b: SmallSite.note(date: "2025-10-22", head: updating)], ["a"]),
    (
      [
        a: SmallSite.note(), b: SmallSite.note(date: "2025-10-22", head: updating),
        "notes/2025-10-23-c.md": SmallSite.note(date: "2025-10-23", head: "updates: 2025-10-22-b\n"),
      ], ["a"]
    ),
    (
      [
        a: SmallSite.note(), b: SmallSite.note(date: "2025-10-22", head: updating),
        "notes/2025-10-23-c.md": SmallSite.note(date: "2025-10-23", head: updating),
      ], ["a"]
    ),
    (
      [
        a: SmallSite.note(), "notes/2025-10-22-a.md": SmallSite.note(date: "2025-10-22"),
        "notes/2025-10-23-x.md": SmallSite.note(date: "2025-10-23", head: updating),
        "notes/2025-10-24-y.md": SmallSite.note(date: "2025-10-24", head: "updates: 2025-10-22-a\n"),
      ], ["2025-10-21-a", "2025-10-22-a"]
    ),
    ([a: SmallSite.note(head: "draft: true\n"), b: SmallSite.note(date: "2025-10-22", head: updating)], []),
  ])
  func `notes that follow one another are a story`(files: [String: String], stories: [String]) throws {
    let site = try SmallSite(files)
    let pages = stories.flatMap { ["/stories/\($0)/", "/stories/\($0)/atom.xml", "/stories/\($0)/feed.json"] }
    #expect(site.paths.filter { $0.hasPrefix("/stories/") } == Set(stories.isEmpty ? [] : ["/stories/"] + pages))
  }

  // MARK: Drafts

  private static let drafts = [
    a: SmallSite.note(), "pages/p.md": SmallSite.page("P", head: "draft: true\n"),
    "notes/2025-11-05-d.md": SmallSite.note(
      title: "Unfinished", date: "2025-11-05", topics: "[other]",
      head: "draft: true\nevents: [{date: 2026-02-02, title: E}]\n"),
  ]

  @Test func `a draft leaves no trace unless drafts are asked for`() throws {
    let (site, without) = (try SmallSite(Self.drafts), try SmallSite([Self.a: SmallSite.note()]))
    #expect(site.paths == without.paths)
    #expect(
      try SmallSite(Self.drafts, drafts: true).paths(beyond: without) == [
        "/2025/11/", "/2025/11/05/", "/2025/11/05/d/", "/2025/11/05/index.json", "/2025/W45/", "/p/",
        "/topics/other/", "/topics/other/atom.xml",
      ])
  }

  @Test(arguments: ["/2025/11/05/d/", "/p/"])
  func `search engines are not told of a draft`(page: String) throws {
    let site = try SmallSite(Self.drafts, drafts: true)
    #expect(try site.text("/sitemap.xml")?.contains("<loc>https://example.org\(page)</loc>") == false)
    #expect(try site.text(page)?.contains("<meta name=\"robots\" content=\"noindex\">") == true)
    #expect(try site.text("/2025/10/21/a/")?.contains("noindex") == false)
  }

  // MARK: Redirects

  private static let moved = [
    a: SmallSite.note(head: "aliases: [/old/, /old.html, /2019/x]\n"),
    "actors/ann.md": SmallSite.actor("Ann Roe", head: "aliases: [Ann, /people/ann/]\n"),
    "topics/diplomacy.md": SmallSite.page("Diplomacy", head: "aliases: [/tag/dip/]\n"),
    "pages/about.md": SmallSite.page("About", head: "aliases: [/info/]\n"),
  ]

  @Test func `every old address leads to the page that moved`() throws {
    let site = try SmallSite(Self.moved)
    let redirects = site.files.filter { $0.redirectsTo != nil }.map { "\($0.path) \($0.redirectsTo?.text ?? "")" }
    #expect(
      Set(redirects) == [
        "/old/ /2025/10/21/a/", "/old.html /2025/10/21/a/", "/2019/x/ /2025/10/21/a/", "/people/ann/ /actors/ann/",
        "/tag/dip/ /topics/diplomacy/", "/info/ /about/",
      ])
    let rules = try #require(try site.text("/_redirects"))
    #expect(
      rules.hasPrefix(
        """
        /2019/x/ /2025/10/21/a/ 301
        /info/ /about/ 301
        /old.html /2025/10/21/a/ 301
        /old/ /2025/10/21/a/ 301
        /people/ann/ /actors/ann/ 301
        /tag/dip/ /topics/diplomacy/ 301

        """))
  }

  @Test func `what stands at an old address takes readers along and is not indexed`() throws {
    let text = try #require(try SmallSite(Self.moved, url: "https://example.org/briefs/").text("/old/"))
    #expect(text.contains("<meta http-equiv=\"refresh\" content=\"0; url=/briefs/2025/10/21/a/\">"))
    #expect(text.contains("<link rel=\"canonical\" href=\"https://example.org/briefs/2025/10/21/a/\">"))
    #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"))
  }

  @Test func `the rules of redirects carry the path of the site's address`() throws {
    let site = try SmallSite(
      [Self.a: SmallSite.note(head: "aliases: [/old/]\n")], url: "https://example.org/briefs/")
    let rules = try #require(try site.text("/_redirects")).split(separator: "\n")
    #expect(rules.first == "/briefs/old/ /briefs/2025/10/21/a/ 301")
    #expect(rules.contains("/briefs/actors/:actor/feed.json /briefs/actors/:actor/atom.xml 301"))
  }

  // MARK: Files for machines

  @Test func `robots.txt says where the sitemap is`() throws {
    let site = try SmallSite(url: "https://example.org/briefs/")
    #expect(
      try site.text("/robots.txt") == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/briefs/sitemap.xml\n")
  }

  @Test(arguments: ["robots.txt", "sitemap.xml", "_redirects"])
  func `a person's own file stands in for one made for machines`(name: String) throws {
    let site = try SmallSite([Self.a: SmallSite.note(head: "aliases: [/old/]\n"), "assets/\(name)": "mine"])
    #expect(site.diagnostics == [])
    #expect(site.files.count { $0.path.text == "/\(name)" } == 1)
    #expect(try site.text("/\(name)") == "copied from content/assets/\(name)")
    #expect(site.role(of: "/\(name)") == .asset)
  }

  @Test func `the sitemap lists pages with the day of their newest note, and no twins, feeds or redirects`() throws {
    let site = try SmallSite([
      Self.a: SmallSite.note("Ann Roe.", head: "aliases: [/old/]\nupdated: 2025-10-25\n"),
      Self.b: SmallSite.note(date: "2025-10-22", head: Self.updating), "actors/ann.md": SmallSite.actor("Ann Roe"),
      "pages/about.md": SmallSite.page("About"), "assets/a.html": "x",
    ])
    let listed = try site.lines(of: "/sitemap.xml", beginningWith: "<url>").map { line in
      line.replacing("<url><loc>https://example.org", with: "").replacing("</loc><lastmod>", with: " ")
        .replacing("</lastmod></url>", with: "").replacing("</loc></url>", with: "")
    }
    #expect(
      Set(listed) == [
        "/ 2025-10-22", "/2025/ 2025-10-22", "/2025/10/ 2025-10-22", "/2025/10/21/ 2025-10-21",
        "/2025/10/21/a/ 2025-10-25", "/2025/10/22/ 2025-10-22", "/2025/10/22/b/ 2025-10-22", "/2025/W43/ 2025-10-22",
        "/about/", "/actors/", "/actors/ann/ 2025-10-21", "/calendar/", "/data/", "/network/", "/search/", "/stories/",
        "/stories/a/ 2025-10-22", "/topics/", "/topics/diplomacy/ 2025-10-22",
      ])
    #expect(listed.count == Set(listed).count)
  }

  // MARK: Roles

  @Test func `each file of an empty site has its role`() throws {
    let site = try SmallSite()
    for (path, role) in Self.empty { #expect(site.role(of: path) == role, "\(path)") }
  }

  @Test(arguments: [
    ("/2025/10/21/a/", FileRole.page), ("/2025/10/21/index.json", .data), ("/2025/10/21/", .index),
    ("/2025/W43/", .index), ("/2025/10/", .index), ("/2025/", .index), ("/topics/diplomacy/", .index),
    ("/topics/diplomacy/atom.xml", .feed), ("/actors/ann/", .page), ("/actors/ann/index.json", .data),
    ("/actors/ann/atom.xml", .feed), ("/actors/ann/with/bob/", .page), ("/stories/", .index), ("/stories/a/", .page),
    ("/stories/a/atom.xml", .feed), ("/about/", .page), ("/old/", .redirect), ("/_redirects", .feed),
    ("/calendar.ics", .feed), ("/i/a.svg", .asset), ("/plain.html", .page), ("/search/terms.*.bin", .data),
    ("/search/titles.*.json", .data),
  ])
  func `each kind of file has its role`(path: String, role: FileRole) throws {
    let site = try SmallSite(
      [
        Self.a: SmallSite.note(
          "Ann Roe met Bob Low.", head: "aliases: [/old/]\nevents: [{date: 2025-10-30, title: E}]\n"),
        Self.b: SmallSite.note(date: "2025-10-22", head: Self.updating),
        "actors/ann.md": SmallSite.actor("Ann Roe"), "actors/bob.md": SmallSite.actor("Bob Low"),
        "pages/about.md": SmallSite.page("About"), "assets/i/a.svg": "<svg/>", "assets/plain.html": "x",
      ], settings: "pairs: 1\n")
    #expect(site.role(of: path) == role)
  }

  @Test(arguments: [
    ("/actors/ann/", FileRole.index), ("/actors/ann/2025/", .page), ("/topics/diplomacy/", .index),
    ("/topics/diplomacy/2025/", .index),
  ])
  func `the page of an actor with many notes leads to its years`(path: String, role: FileRole) throws {
    #expect(try site(of: [("2025-01-01", 101)]).role(of: path) == role)
  }

  @Test func `only names that hold a hash are named by their content`() throws {
    let site = try SmallSite([Self.a: SmallSite.note(), "assets/app.0123456789abcdef.js": "x"])
    let named = site.files.filter(\.traits.isNamedByContent).map { file in
      // Without the hash: a dot, ten or sixteen digits.
      file.path.text.replacing(/\.[0-9a-f]{10,16}/, with: "")
    }
    #expect(
      Set(named) == [
        "/gazette.js", "/search.js", "/search/days.bin", "/search/terms.bin", "/search/titles.json",
        "/search/words.bin",
        "/style.css",
      ])
  }
}
