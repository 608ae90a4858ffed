import Base
import Testing

@testable import Importing

/// What becomes of a Hugo site: the addresses that Hugo 0.168 gave to the same files, languages, menu, drafts.
@Suite struct HugoTests {
  /// 2025-12-01T00:00:00Z
  private static let now = 1_764_547_200

  private func imported(_ files: [String: String], _ kind: ArchiveKind = .hugo) throws -> ImportedSite {
    let folder = ForeignFolder(paths: Array(files.keys)) {
      Array(files[$0, default: ""].utf8)
    } modified: { _ in
      nil
    }
    return try importArchive(folder, kind, ImportOptions(now: Self.now), name: "Old")
  }

  private func text(_ path: String, of site: ImportedSite) throws -> String {
    try #require(site.texts.first { $0.path == path }, "\(site.texts.map(\.path))").text
  }

  private static let languages = "defaultContentLanguage = 'en'\n[languages.en]\n[languages.de]\n"

  @Test(arguments: [
    ("", "posts/a.md", "", "/posts/a/"), ("uglyURLs = true", "posts/a.md", "", "/posts/a.html"),
    ("[permalinks]\nposts = '/:year/:slug/'", "posts/a.md", "", "/2025/my-title/"),
    ("[permalinks]\nposts = '/:year/:slugorfilename/'", "posts/b/index.md", "", "/2025/b/"),
    ("[permalinks]\nposts = '/:year/:contentbasename/'", "posts/my talk.md", "", "/2025/my-talk/"),
    ("[permalinks]\nposts = '/:sections/:filename/'", "posts/x/y.md", "", "/posts/y/"),
    ("[permalinks]\nposts = '/:year/:monthname/:day/:title/'", "posts/a.md", "slug: A B\n", "/2025/october/16/a-b/"),
    ("", "posts/a.md", "url: foo/a/\n", "/foo/a/"), (languages, "posts/a.de.md", "", "/de/posts/a/"),
    (languages, "posts/b/index.de.md", "", "/de/posts/b/"), (languages, "posts/a.md", "", "/posts/a/"),
    (languages, "posts/_index.de.md", "", "/de/posts/"), (languages, "_index.de.md", "", "/de/"),
    ("defaultContentLanguageInSubdir = true", "posts/a.md", "", "/en/posts/a/"),
    ("[languages.pt_BR]\n[languages.en]", "posts/a.pt_BR.md", "", "/pt_br/posts/a/"),
    // Without languages in the settings, the end of a name says none.
    ("", "posts/node.js.md", "", "/posts/node.js/"), ("", "posts/summit.de.md", "", "/posts/summit.de/"),
  ])
  func `an old address redirects`(settings: String, path: String, head: String, address: String) throws {
    let site = try imported([
      "hugo.toml": "baseURL = 'https://e.org/'\n" + settings,
      "content/" + path: "---\ntitle: My Title\ndate: 2025-10-16\n\(head)---\nText.\n",
    ])
    #expect(site.texts.contains { $0.text.contains("  - \(address)\n") }, "\(site.texts)")
  }

  @Test func `aliases are those of the language, and begin beside the text`() throws {
    let site = try imported([
      "hugo.toml": Self.languages + "[permalinks]\nposts = '/:year/:title/'\n",
      "content/posts/a.de.md": "---\ntitle: A\ndate: 2025-10-16\naliases: [/alt/, ../x, older]\n---\nText.\n",
    ])
    let text = try text("content/notes/2025/2025-10-16-a-de.md", of: site)
    #expect(text.contains("aliases:\n  - /de/2025/a/\n  - /de/alt/\n  - /de/x/\n  - /de/2025/older/\n"), "\(text)")
  }

  @Test func `no two texts get an address, and none gets one of the site itself`() throws {
    let site = try imported([
      "content/search.md": "---\ntitle: Search\n---\nText.\n", "content/intro.md": "---\ntitle: I\n---\nText.\n",
      "content/docs/intro.md": "---\ntitle: I\naliases: [/topics/, /intro/]\n---\nText.\n",
    ])
    #expect(
      site.texts.map(\.path).sorted() == [
        "content/pages/intro-2.md", "content/pages/intro.md", "content/pages/search-2.md", "gazette.yml",
      ])
    #expect(!site.texts.contains { $0.text.contains("- /intro/\n") || $0.text.contains("- /topics/\n") })
    #expect(site.report.contains("the old address '/topics/' cannot redirect"))
  }

  @Test func `an address that a text has twice, or has here too, is no finding`() throws {
    let site = try imported([
      "content/intro.md": "---\ntitle: I\naliases: [/Intro/, /intro/, /old/, /old/]\n---\nText.\n"
    ])
    #expect(try text("content/pages/intro.md", of: site).contains("aliases:\n  - /old/\n---"))
    #expect(site.report.contains("Everything was carried over as it was."))
  }

  @Test(arguments: [
    ("{{< ref \"u\" >}}", "u-de.md"), ("{{< ref \"/posts\" >}}", "posts-de.md"), ("{{< ref \"#x\" >}}", "#x"),
    ("/news/u.md", "u-de.md"), ("/news/u/", "u-de.md"), ("/de/news/u/", "u-de.md"),
    ("{{< ref path=\"/news/u\" lang=\"en\" >}}", "u.md"),
  ])
  func `a link leads to the text in its own language`(destination: String, target: String) throws {
    func page(_ body: String) -> String { "---\ntitle: T\n---\n\(body)\n" }
    let site = try imported([
      "hugo.toml": Self.languages, "content/posts/_index.md": page("P"), "content/posts/_index.de.md": page("P"),
      "content/news/u.md": page("U"), "content/news/u.de.md": page("U"),
      "content/posts/t.de.md": page("[l](\(destination))"), "content/posts/t.md": page("T"),
    ])
    #expect(try text("content/pages/t-de.md", of: site).contains("[l](\(target))"))
  }

  @Test(arguments: [
    ("expiryDate: 2025-11-30", true), ("unpublishDate: 2025-11-30", true), ("expiryDate: 2025-12-02", false),
    ("expiryDate: 2025-12-01T08:00:00+14:00", true), ("expiryDate: 2025-11-01 10:00:00 +0200 CEST", true),
    ("expiryDate: 0001-01-01T00:00:00Z", false), ("headless: true", true), ("build: {render: never}", true),
    ("weight: 1", false),
  ])
  func `what Hugo does not publish is a draft`(head: String, isDraft: Bool) throws {
    let site = try imported(["content/a.md": "---\ntitle: A\n\(head)\n---\nText.\n"])
    #expect(try text("content/pages/a.md", of: site).contains("draft: true") == isDraft)
  }

  @Test func `a folder's cascade makes drafts too`() throws {
    let site = try imported([
      "content/s/_index.md": "---\ntitle: S\ncascade: {draft: true}\n---\n",
      "content/s/x/a.md": "---\ntitle: A\n---\nText.\n", "content/b.md": "---\ntitle: B\n---\nText.\n",
    ])
    #expect(try text("content/pages/a.md", of: site).contains("draft: true"))
    #expect(try !text("content/pages/b.md", of: site).contains("draft"))
  }

  @Test func `the menu has Hugo's order, and entries of heads`() throws {
    let site = try imported([
      "hugo.toml": """
      [[menus.main]]
      name = "Inner"
      url = "https://inner.example/"
      parent = "out"
      weight = 1
      [[menus.main]]
      name = "Last"
      url = "https://last.example/"
      [[menus.main]]
      name = "Out"
      identifier = "out"
      url = "https://out.example/"
      weight = 2
      [[menus.main]]
      name = "About us"
      pageRef = "/about"
      weight = 1
      """,
      "content/about.md": "---\ntitle: About\n---\nText.\n",
      "content/team.md": "---\ntitle: The team\nmenus: {main: {weight: 3}}\n---\nText.\n",
    ])
    let titles = try text("gazette.yml", of: site).matches(of: /- title: (.+)/).map { String($0.output.1) }
    #expect(titles == ["About us", "Out", "Inner", "The team", "Last"])
  }

  @Test(arguments: [
    ("50%% off and %%x", "50\\%% off and \\%%x"), ("if [[ -f x ]]", "if \\[[ -f x ]]"), ("[@who]", "\\[@who]"),
    ("[[1]](https://e.org/)", "[[1]](https://e.org/)"), ("`[[ x ]]`", "`[[ x ]]`"),
    ("{{< highlight sh >}}\n[[ -f x ]]\n{{< /highlight >}}", "```sh\n[[ -f x ]]\n```"), ("\\[[x]]", "\\[[x]]"),
    ("[![p](p.png)](p.png)", "[![p](/posts/p.png)](/posts/p.png)"),
    ("[![p](no.png)](https://e.org/)", "[p](https://e.org/)"),
    ("![p](<a b.png>)", "![p](/posts/a%20b.png)"), ("![p](no.png \"t\")", "[p](no.png \"t\")"),
  ])
  func `what would be a mark here only stays text, and pictures in links lead to their files`(
    body: String, expected: String
  ) throws {
    let site = try imported([
      "content/posts/t.md": "---\ntitle: T\n---\n\(body)\n", "content/posts/p.png": "", "content/posts/a b.png": "",
    ])
    #expect(try text("content/pages/t.md", of: site).contains("---\n\(expected)\n"))
  }

  @Test func `a thousand dead links cost no more than they are long`() throws {
    let links = (0..<4000).map { "[x](nope\($0)) {{< foo\($0) >}}\n" }.joined()
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try imported(["content/a.md": "---\ntitle: A\n---\n\(links)"]) }
    #expect(time < .seconds(20))
  }

  @Test func `what Jekyll does not publish is not published`() throws {
    let site = try imported(
      [
        "_config.yml": """
        exclude: [private]
        collections: {secret: {output: false}, open: {output: true}}
        defaults:
          - scope: {path: _posts/hidden}
            values: {published: false, author: Jane Roe}
        """,
        "_posts/hidden/2025-01-02-h.md": "---\ntitle: H\n---\nText.\n",
        "_posts/2025-01-02-o.md": "---\ntitle: O\n---\nText.\n", "_secret/s.md": "---\ntitle: S\n---\nText.\n",
        "_open/q.md": "---\ntitle: Q\n---\nText.\n", "private/p.md": "---\ntitle: P\n---\nText.\n",
        "private/scan.pdf": "",
      ], .jekyll)
    let hidden = try text("content/notes/2025/2025-01-02-h.md", of: site)
    #expect(hidden.contains("published: false") && hidden.contains("author: Jane Roe"))
    #expect(try !text("content/notes/2025/2025-01-02-o.md", of: site).contains("published"))
    #expect(try text("content/pages/s.md", of: site).contains("draft: true"))
    #expect(try !text("content/pages/q.md", of: site).contains("draft"))
    #expect(site.assets.isEmpty && !site.texts.contains { $0.path == "content/pages/p.md" })
    #expect(site.report.contains("Not imported: files that Jekyll excludes"))
  }
}
