import Notes
import Archive
import Base
import Build
import FrontMatter
import Output
import Testing

@Suite struct BuildTests {
  private static let files = [
    "content/notes/2025-10-21-a.md": note(),
    "content/notes/2025-10-22-draft.md": note(date: "2025-10-22", head: "draft: true\n"),
    "content/notes/2025-11-02-ahead.md": note(date: "2025-11-02"),
    "content/notes/2025-10-23-held.md": note(date: "2025-10-23", head: "embargo: 2025-10-31T06:00:00Z\n"),
  ]

  private func options(_ change: (inout BuildOptions) -> Void) -> BuildOptions {
    var options = BuildOptions()
    change(&options)
    return options
  }

  @Test func `a build gives the files of the site`() throws {
    let site = try SmallSite(Self.files)
    let built = try build(site.folder, BuildOptions(), in: .october)
    let value = try #require(built.value)
    #expect(!built.diagnostics.hasErrors)
    #expect(value.archive.notes.map(\.head.name) == ["2025-10-21-a"])
    let file = try #require(value.files.first { $0.path == "2025/10/21/a/index.html" })
    var bytes: [UInt8] = []
    try file.append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self).contains("href=\"/briefs/topics/diplomacy/\""))
  }

  @Test(arguments: [
    ("", true), ("relations: [{ally of: Bob Low}]\n", true), ("relations: [{ally of: Bob Low, draft: true}]\n", false),
    ("relations: [{ally of: Bob Low, source: {title: S, draft: true}}]\n", false),
  ])
  func `a saved page with parts that not everybody may see waits for the build`(head: String, isShown: Bool) throws {
    let site = try SmallSite([
      "content/actors/ann.md": "---\nname: Ann Roe\nkind: person\n---\n",
      "content/actors/bob.md": "---\nname: Bob Low\nkind: person\n---\n", "content/notes/2025-10-21-a.md": note(),
    ])
    let built = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    let text = "---\nname: Ann Roe\nkind: person\n\(head)---\n"
    let file = SourceFile(path: "content/actors/ann.md", bytes: Array(text.utf8))
    let saved = try #require(ActorHead.read(file, kinds: ActorKind.builtIn).value)
    #expect((built.page(of: saved) != nil) == isShown)
  }

  @Test(arguments: [
    (false, false, nil, ["a"]), (true, false, nil, ["a", "draft"]), (false, true, nil, ["a", "held", "ahead"]),
    (true, true, nil, ["a", "draft", "held", "ahead"]), (false, false, "2025-11-02", ["a", "held", "ahead"]),
    (false, false, "2025-10-31T05:59:59Z", ["a"]), (false, false, "2025-10-31T06:00:00Z", ["a", "held"]),
    (false, false, "2025-10-20", []),
  ])
  func `the options say what is built`(drafts: Bool, future: Bool, now: String?, slugs: [String]) throws {
    let site = try SmallSite(Self.files)
    let options = options {
      $0.includesDrafts = drafts
      $0.includesFuture = future
      $0.now = now.flatMap(DateText.init)
    }
    let built = try build(site.folder, options, in: .october)
    #expect(built.value?.archive.notes.map(\.head.slug.text) == slugs)
  }

  @Test func `now is the world's, in the site's time zone`() throws {
    let site = try SmallSite(["content/notes/2025-10-22-b.md": note(date: "2025-10-22")])
    // 2025-10-21T20:00:00Z is the 22nd five hours further east.
    let evening = World.standing(at: 1_761_076_800)
    #expect(try build(site.folder, BuildOptions(), in: evening).value?.archive.notes.count == 0)
    try site.write("gazette.yml", "title: Test\nurl: https://example.org/\ntimezone: Test/East\n")
    #expect(try build(site.folder, BuildOptions(), in: evening).value?.archive.notes.count == 1)
  }

  @Test(arguments: [
    (BuildOptions.Address.ofSettings, "https://example.org/briefs"),
    (.url("https://other.example"), "https://other.example"),
    (.origin("http://127.0.0.1:1313"), "http://127.0.0.1:1313/briefs"),
  ])
  func `the site is built for an address`(address: BuildOptions.Address, url: String) throws {
    let site = try SmallSite(Self.files)
    let built = try build(site.folder, options { $0.address = address }, in: .october)
    #expect(built.value?.settings.url == url)
  }

  @Test(arguments: [("title: [", "yaml.syntax"), (nil, "settings.missing")])
  func `without settings there is no site`(text: String?, id: String) throws {
    let site = try SmallSite(Self.files)
    if let text { try site.write("gazette.yml", text) } else { try site.remove("gazette.yml") }
    let built = try build(site.folder, BuildOptions(), in: .october)
    #expect(built.value == nil)
    #expect(built.diagnostics.map(\.id.rawValue) == [id])
  }

  @Test func `a mistake is a value, and the rest is still there to look at`() throws {
    let site = try SmallSite(Self.files)
    try site.write("content/notes/2025-10-24-b.md", note("[[Nobody]]\n", date: "2025-10-24"))
    let built = try build(site.folder, BuildOptions(), in: .october)
    #expect(built.diagnostics.filter { $0.severity == .error }.map(\.id) == [.linkUnknown])
    #expect(built.value?.archive.notes.count == 2)
  }

  @Test func `an audit looks for more, and not where the site has errors`() throws {
    let site = try SmallSite(["content/notes/2025-10-21-a.md": note("[gone](/briefs/2025/10/20/)\n")])
    func ids() throws -> [String] {
      try build(site.folder, BuildOptions(), in: .october).value?.audited().map(\.id.rawValue).sorted() ?? []
    }
    #expect(try ids() == ["link.dead", "source.missing"])
    try site.write("templates/note.mustache", "{{nothing}}")
    #expect(try !ids().contains("link.dead"))
  }

  @Test func `each file is read once`() throws {
    let site = try SmallSite(Self.files)
    try site.write("templates/custom.mustache", "")
    _ = try build(site.folder, BuildOptions(), in: .october)
    let counts = site.takeCounts()
    #expect(counts.values.allSatisfy { $0 == 1 }, "\(counts)")
    #expect(counts.count == 6)
  }
}
