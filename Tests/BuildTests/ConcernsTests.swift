import Names
import Notes
import Archive
import Base
import Build
import Testing

/// Which diagnostics matter to whom.
@Suite struct ConcernsTests {
  /// Everything is wrong: each file has an error or a warning of its own.
  private static let files = [
    "content/notes/2025-10-21-a.md": note("[[Nobody]]\n"),
    "content/notes/2025-10-22-b.md": note("[[Somebody]]\n", date: "2025-10-22"),
    "content/notes/2025-10-21-broken.md": "---\ntitle: [\n---\n",
    "content/notes/2025-11-03-broken.md": "---\ntitle: [\n---\n",
    "content/notes/undated.md": "---\ntitle: [\n---\n",
    "content/actors/bad.md": "---\nname: [\n---\n",
    "content/digests/2025-10-21.md": "A lead on [[Anybody]].\n",
    "content/digests/2025-10-22.md": "A lead on [[Anybody]].\n",
    "content/pages/about.md": "---\ntitle: About\n---\n[[Anybody]]\n",
    "templates/note.mustache": "{{nothing}}",
    "templates/unused.txt": "x",
  ]

  private func paths(_ diagnostics: [Diagnostic]) -> [String] { Set(diagnostics.map(\.location.path)).sorted() }

  private func built() throws -> BuiltSite {
    let built = try build(try SmallSite(Self.files).folder, BuildOptions(), in: .october)
    let site = try #require(built.value)
    #expect(paths(site.diagnostics).count == Self.files.count, "\(paths(site.diagnostics))")
    return site
  }

  @Test func `a note has the diagnostics of its file, and of what its names depend on`() throws {
    let site = try built()
    let note = try #require(site.names.things.notes.first)
    #expect(paths(site.diagnostics(concerning: note)) == ["content/actors/bad.md", "content/notes/2025-10-21-a.md"])
  }

  @Test(arguments: [
    (
      "2025-10-21",
      [
        "content/actors/bad.md", "content/digests/2025-10-21.md", "content/notes/2025-10-21-a.md",
        "content/notes/2025-10-21-broken.md", "content/notes/undated.md", "templates/note.mustache",
      ]
    ),
    (
      "2025-10-22",
      [
        "content/actors/bad.md", "content/digests/2025-10-22.md", "content/notes/2025-10-22-b.md",
        "content/notes/undated.md", "templates/note.mustache",
      ]
    ),
    (
      "2025-W43",
      [
        "content/actors/bad.md", "content/notes/2025-10-21-a.md", "content/notes/2025-10-21-broken.md",
        "content/notes/2025-10-22-b.md", "content/notes/undated.md", "templates/note.mustache",
      ]
    ),
    (
      "2025-11",
      [
        "content/actors/bad.md", "content/notes/2025-11-03-broken.md", "content/notes/undated.md",
        "templates/note.mustache",
      ]
    ),
  ])
  func `a digest has those of its notes and its lead, and of what all notes depend on`(
    period: String, expected: [String]
  ) throws {
    let site = try built()
    #expect(paths(site.diagnostics(concerning: try #require(Period(name: period)))) == expected)
  }

  @Test(arguments: [
    ("2025-10-21-a", "content/notes/2025-10-21-a.md"), ("a", "content/notes/2025-10-21-a.md"),
    ("content/notes/2025-10-21-a.md", "content/notes/2025-10-21-a.md"),
    ("./content/notes/2025-10-21-a.md", "content/notes/2025-10-21-a.md"),
    ("2025-10-21-broken", "unreadable content/notes/2025-10-21-broken.md"),
    ("undated", "unreadable content/notes/undated.md"),
    ("content/notes/undated.md", "unreadable content/notes/undated.md"),
    ("broken", "unreadable content/notes/2025-10-21-broken.md"), ("2025-10-21-aa", "none: 2025-10-21-a"),
    ("2025-10-22-d", "none: 2025-10-22-b"), ("nothing like it", "none"),
  ])
  func `a note is looked up by its name, slug or file`(name: String, expected: String) throws {
    let found =
      switch try built().lookUp(note: name) {
      case .note(let note): note.file.path
      case .several(let notes): "several: \(notes.map(\.name))"
      case .unreadable(let path): "unreadable \(path)"
      case .none(let suggestion): "none" + (suggestion.map { ": \($0)" } ?? "")
      }
    #expect(found == expected)
  }

  @Test func `a slug of two notes means both`() throws {
    let site = try SmallSite([
      "content/notes/2025-10-21-a.md": note(), "content/notes/2025-10-22-a.md": note(date: "2025-10-22"),
    ])
    guard case .several(let notes)? = try build(site.folder, BuildOptions(), in: .october).value?.lookUp(note: "a")
    else {
      Issue.record("the slug means one note or none")
      return
    }
    #expect(notes.map(\.name) == ["2025-10-21-a", "2025-10-22-a"])
  }
}
