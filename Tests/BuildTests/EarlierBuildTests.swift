import Notes
import Archive
import Base
import Build
import Output
import Testing

/// What a later build takes from an earlier one.
@Suite struct EarlierBuildTests {
  private static let files = [
    "content/notes/2025-10-21-a.md": note("Ann Roe came.\n"),
    "content/notes/2025-10-22-b.md": note("Ann Roe left.\n", date: "2025-10-22"),
    "content/notes/2025-10-20-d.md": note(
      "Unseenly Roe came. Vastly Roe left.\n", title: "Ann Roe", date: "2025-10-20"),
    "content/actors/ann-roe.md": "---\nname: Ann Roe\nkind: person\n---\n",
    "content/topics/diplomacy.md": "---\ntitle: Diplomacy\n---\nAnn Roe talks.\n",
    "content/digests/2025-10-21.md": "Ann Roe leads.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nAnn Roe writes.\n",
    "content/assets/a.txt": "A",
    "templates/redirect.mustache": "<a href=\"{{target}}\">moved</a>\n",
  ]

  private func rendered(_ built: Diagnosed<BuiltSite?>) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in built.value?.files ?? [] {
      var bytes: [UInt8] = []
      try file.append(to: &bytes)
      files[file.path] = bytes
    }
    return files
  }

  /// A file and its new text, or nil where it goes; and the content files that a second build reads.
  @Test(arguments: [
    ("content/notes/2025-10-21-a.md", note("Ann Roe stayed.\n"), 1), ("content/notes/2025-10-23-c.md", note(), 1),
    ("content/notes/2025-10-22-b.md", nil, 0),
    ("content/actors/ann-roe.md", "---\nname: Ann Doe\nkind: person\n---\n", 1), ("content/actors/ann-roe.md", nil, 0),
    ("templates/redirect.mustache", "moved\n", 0), ("templates/redirect.mustache", nil, 0),
    ("content/assets/a.txt", "B", 0), ("gazette.yml", "title: Other\nurl: https://example.org/\n", 7),
    // What a file says besides names.
    ("content/actors/ann-roe.md", "---\nname: Ann Roe\nkind: person\n---\nAnn Roe lives.\n", 1),
    ("content/actors/ann-roe.md", "---\nname: Ann Roe\nkind: person\ncountry: Norway\nborn: 1970\n---\n", 1),
    ("content/actors/ann-roe.md", "---\nname: Ann Roe\nkind: person\ndraft: true\n---\n", 1),
    ("content/topics/diplomacy.md", "---\ntitle: Diplomacy\n---\nAnn Roe talked.\n", 1),
    ("content/topics/diplomacy.md", "---\ntitle: Diplomacy\ndraft: true\n---\nAnn Roe talks.\n", 1),
    ("content/digests/2025-10-21.md", "Ann Roe led.\n", 1),
    ("content/pages/about.md", "---\ntitle: About us\norder: 2\n---\nAnn Roe wrote.\n", 1),
    ("content/notes/2025-10-21-a.md", note("Ann Roe came.\n", head: "draft: true\n"), 1),
    ("content/notes/2025-10-21-a.md", note("Ann Roe came.\n", head: "summary: New.\n"), 1),
    // The notes say which words are ordinary ones, so this note changes the links of another one.
    ("content/notes/2025-10-22-b.md", note("It came unseenly.\n", date: "2025-10-22"), 1),
  ])
  func `the result is that of a build from nothing`(path: String, text: String?, reads: Int) throws {
    let site = try SmallSite(Self.files)
    let first = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    if let text { try site.write(path, text) } else { try site.remove(path) }
    _ = site.takeCounts()
    let earlier = EarlierBuild(first.content, changed: [path])
    let second = try build(try site.folder.snapshot(), BuildOptions(), in: .october, after: earlier)
    let counts = site.takeCounts()
    #expect(counts.keys.count { $0.hasSuffix(".md") } == reads, "\(counts)")
    #expect(counts["gazette.yml"] == 1)
    let clean = try build(site.folder, BuildOptions(), in: .october)
    #expect(Set(second.diagnostics) == Set(clean.diagnostics))
    #expect(try rendered(second) == rendered(clean))
  }

  @Test func `a word that a later note teaches is known in the build after that`() throws {
    let site = try SmallSite(Self.files)
    var last = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    let edits = [
      ("content/notes/2025-10-22-b.md", note("It came lately.\n", date: "2025-10-22")),
      ("content/notes/2025-10-21-a.md", note("Ann Roe came. Lately Roe left. Unseenly Roe went.\n")),
      ("content/notes/2025-10-22-b.md", note("It came unseenly, vastly.\n", date: "2025-10-22")),
      ("content/notes/2025-10-22-b.md", note("Nothing.\n", date: "2025-10-22")),
    ]
    for (path, text) in edits {
      try site.write(path, text)
      let earlier = EarlierBuild(last.content, changed: [path])
      let next = try build(try site.folder.snapshot(), BuildOptions(), in: .october, after: earlier)
      #expect(try rendered(next) == rendered(build(site.folder, BuildOptions(), in: .october)))
      last = try #require(next.value)
    }
  }

  @Test func `a folder stands for everything in it`() throws {
    let site = try SmallSite(Self.files)
    let first = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    try site.write("content/notes/2025-10-21-a.md", note(title: "New"))
    let earlier = EarlierBuild(first.content, changed: ["content/notes"])
    let second = try build(try site.folder.snapshot(), BuildOptions(), in: .october, after: earlier)
    #expect(second.value?.archive.notes.dropFirst().first?.head.title == "New")
  }
}
