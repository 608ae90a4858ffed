import Foundation
import Testing

/// A hint, followed to the letter, mends the mistake that it belongs to.
@Suite struct HintTests {
  /// Hints that leave the change to a person: they explain, or offer things to choose from. A new hint has to be
  /// followed by `HintFollower` or to stand here.
  private static let forPeople = [
    "link to them instead", "put the picture itself here",
    "the English text is used", "characters that control or turn text are left out",
    "write the value out", "links may be http", "put a blank line between its parts", "put the file itself here",
    "notes, actors, topics, digests and pages are Markdown", "save it as HTML or as plain text",
    "write the words of 'name' that are the family name", "a weak alias is never found in prose",
    "see whether it always means the same one", "name one in the last line of the quotation",
    "write it in Markdown, or set", "a link can have a text of its own", "take it out of what that file is made from",
    "choose a folder for --output", "choose an empty folder with --output", " was opened on line ", " updates ",
    "a template or a copied page loads it", "end it with a line '> — ", "list its source under", "it has ",
    "each actor needs a file", "the notes belong in", "for a bar within a cell",
    "if it is another topic, give it a file", "files that are copied belong in", "templates belong in",
    "the settings belong in", "a picture lies beside the text", "a text beside it names it",
    "put in what it stands for", "choose another kind of relation", "give both their 'from' and 'until'",
    "name the other actor here", "give one of them another id", "name a claim of an earlier note",
    "say in one sentence how likely it is", "converts such files",
    "withheld: 'gazette publish --verbose' names them",
  ]

  private static let ann = "---\nname: Ann Roe\nkind: person\n---\n"

  /// Mistakes of hints that no folder of Tests/Golden/invalid has, each alone.
  private static let more: [(name: String, files: [String: String])] = [
    (
      "a correction with a comma",
      ["content/notes/a.md": note(head: "updated: 2025-10-22\ncorrections: On 3, not 2.\n")]
    ),
    ("a correction without a date", ["content/notes/a.md": note(head: "corrections: ['Not so.']\n")]),
    ("another tool's key", ["content/notes/a.md": note(head: "tags: [arms-control]\n")]),
    (
      "a publisher that is an organisation",
      [
        "content/notes/a.md": note(head: "sources: [{title: S, publisher: The Desk}]\n"),
        "content/actors/desk.md": "---\nname: The Desk\nkind: organisation\n---\n",
      ]
    ),
    ("no date", ["content/notes/a.md": note(date: nil)]),
    ("no address", ["gazette.yml": "title: Test\n", "content/notes/a.md": note()]),
    (
      "an audience that is not known",
      [
        "gazette.yml": "title: T\nurl: https://example.org/\naudiences: [public, partners]\n",
        "content/notes/a.md": note(), "content/notes/b.md": note(title: "B", head: "audience: partner\n"),
      ]
    ),
    (
      "a speaker in a quotation without a source",
      [
        "content/actors/ann.md": ann,
        "content/notes/a.md": note("> Yes.\n> — [[Ann Roe]]\n", head: "sources: [{id: s, title: S}]\n"),
      ]
    ),
    (
      "a link to two things",
      ["content/actors/ann.md": ann, "content/actors/ann-b.md": ann, "content/notes/a.md": note("[[Ann Roe]] left.\n")]
    ),
    (
      "a branch that cannot be",
      ["gazette.yml": target("kind: git\n    remote: git@example.org:a.git\n    branch: 'a b'")]
    ),
    ("a home folder", ["gazette.yml": target("kind: folder\n    to: ~/www")]),
  ]

  private static func target(_ settings: String) -> String {
    "title: T\nurl: https://example.org/\npublish:\n  live:\n    \(settings)\n"
  }

  @Test(arguments: more.indices)
  func `the hint of a mistake mends it`(index: Int) throws {
    let (name, files) = Self.more[index]
    let folder = try Folder.site(files)
    let followed = try follow(in: folder.url, ["check", "--strict", "--quotes", "--today", "2026-01-01"])
    #expect(followed > 0, "\(name): no hint was followed")
    #expect(try folder.gazette("build").code == 0, "\(name)")
  }

  @Test(arguments: InvalidSiteTests.names)
  func `the hints of a site with mistakes mend them`(name: String) throws {
    let source = InvalidSiteTests.folder.appendingPathComponent(name)
    let scratch = try Folder()
    let root = scratch.url.appendingPathComponent("root")
    try FileManager.default.copyItem(at: source, to: root)
    try FileManager.default.removeItem(at: root.appendingPathComponent("expected.stderr"))
    let settings = root.appendingPathComponent("gazette.yml")
    if !FileManager.default.fileExists(atPath: settings.path), name != "settings.missing" {
      try Data("title: Test\nurl: https://example.org/\n".utf8).write(to: settings)
    }
    try InvalidSiteTests.addContent(to: root, name)
    let line = try? String(contentsOf: source.appendingPathComponent("arguments"), encoding: .utf8)
    _ = try follow(
      in: root,
      line.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        ?? ["build", "--strict", "--today", "2026-01-01"])
  }

  /// Follows hints until none is left that a program can follow; the number of those. Each must take away its
  /// diagnostic.
  private func follow(in root: URL, _ arguments: [String]) throws -> Int {
    var followed = 0
    var diagnostics = try said(arguments, root)
    for _ in 0..<30 {
      var next: PrintedDiagnostic?
      var before = 0
      for diagnostic in diagnostics where next == nil {
        guard try !isForPeople(diagnostic) else { continue }
        before = try lines(diagnostic.path, root)
        #expect(try HintFollower.follow(diagnostic, in: root), "nobody follows this hint: \(diagnostic)")
        next = diagnostic
      }
      guard let next else { return followed }
      followed += 1
      let after = try said(arguments, root)
      // Lines above it may have come or gone.
      let shift = try lines(next.path, root) - before
      let stays = after.contains { other in
        other.path == next.path && other.id == next.id && other.message == next.message
          && [next.line, next.line + shift].contains(other.line) && other.column == next.column
      }
      #expect(!stays, "the hint was followed, and nothing changed: \(next)")
      if stays { return followed }
      diagnostics = after
    }
    Issue.record("each hint made another mistake")
    return followed
  }

  private func lines(_ path: String, _ root: URL) throws -> Int {
    let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    return text?.count { $0 == "\n" } ?? 0
  }

  private func isForPeople(_ diagnostic: PrintedDiagnostic) throws -> Bool {
    guard let hint = diagnostic.hint else { return true }
    return Self.forPeople.contains { hint.contains($0) }
  }

  private func said(_ arguments: [String], _ root: URL) throws -> [PrintedDiagnostic] {
    try PrintedDiagnostic.all(in: Program.run(arguments, in: root).errors)
  }
}
