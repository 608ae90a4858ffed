import Foundation
import Testing

/// What the verbs print, and their exit codes.
@Suite struct CommandTests {
  @Test func `a new site can be built and passes its check`() throws {
    let folder = try Folder()
    let made = try folder.gazette("init")
    #expect(made.code == 0, "\(made.errors)")
    let built = try folder.gazette("build")
    #expect(built.code == 0, "\(built.errors)")
    #expect(built.output.hasPrefix("1 note, "))
    #expect(built.output.contains("nothing withheld"))
    #expect(folder.exists("site/index.html"))
    #expect(try folder.gazette("check", "--strict").code == 0)
    let again = try folder.gazette("init")
    #expect(again.code == 1)
    #expect(again.errors.contains("exist already; nothing was written"))
  }

  @Test(arguments: [
    ["bogus"], ["build", "--bogus"], ["build", "--today", "yesterday"], ["build", "--base-url", "example"],
    ["list"], ["list", "everything"], ["templates", "nothing.mustache"],
  ])
  func `wrong usage exits with code 2`(arguments: [String]) throws {
    let folder = try Folder.site()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("Error"))
  }

  @Test(arguments: [["--version"], ["--help"], ["build", "--help"], ["--generate-completion-script", "bash"]])
  func `help and completions go to standard output`(arguments: [String]) throws {
    let folder = try Folder()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.code == 0)
    #expect(!result.output.isEmpty)
    #expect(result.errors == "")
  }

  @Test func `withheld notes are counted, and named with the reason`() throws {
    let folder = try Folder.site([
      "content/notes/a.md": note(),
      "content/notes/draft.md": note(head: "draft: true\n"),
      "content/notes/future.md": note(date: "2025-11-02"),
      "content/notes/embargo.md": note(head: "embargo: 2025-11-01T06:00:00Z\n"),
    ])
    let result = try folder.gazette("build", "--today", "2025-11-01", "--verbose")
    #expect(result.code == 0)
    #expect(result.output.contains("1 note, "))
    #expect(result.output.contains("withheld: 1 draft, 1 future, 1 under embargo"))
    #expect(result.errors.contains("withheld: content/notes/embargo.md: embargo"))
    #expect(result.errors.contains("withheld: content/notes/future.md: future (2025-11-02)"))
    // An embargo ends at its own moment. A note of today is not a future note.
    let later = try folder.gazette("build", "--today", "2025-11-02T06:00:00Z")
    #expect(later.output.contains("3 notes, "))
    let all = try folder.gazette("build", "--today", "2025-11-01", "--drafts", "--future")
    #expect(all.output.contains("4 notes, "))
    #expect(try folder.read("site/2025/10/21/draft/index.html").contains("noindex"))
    #expect(try folder.gazette("list", "future", "--today", "2025-11-01").output.split(separator: "\n").count == 2)
    #expect(try folder.gazette("list", "drafts").output.contains("content/notes/draft.md"))
  }

  @Test(arguments: [
    ([:], [], "0 notes, ", "nothing withheld"), (["a.md": note()], [], "1 note, ", "nothing withheld"),
    (["a.md": note(), "b.md": note(head: "draft: true\n")], [], "1 note, ", "withheld: 1 draft"),
    (
      ["b.md": note(head: "draft: true\n"), "c.md": note(date: "2025-11-02")], [], "0 notes, ",
      "withheld: 1 draft, 1 future"
    ),
    (["b.md": note(head: "draft: true\n")], ["--drafts"], "1 note, ", "nothing withheld"),
  ])
  func `a check counts what is withheld as a build does`(
    notes: [String: String], options: [String], counts: String, withheld: String
  ) throws {
    let folder = try Folder.site(Dictionary(uniqueKeysWithValues: notes.map { ("content/notes/\($0)", $1) }))
    for verbose in [[], ["--verbose"]] {
      let arguments = ["--today", "2025-11-01"] + options + verbose
      let check = try Program.run(["check"] + arguments, in: folder.url)
      let build = try Program.run(["build"] + arguments, in: folder.url)
      #expect(check.code == 0 && build.code == 0)
      #expect(check.output.hasPrefix(counts), "\(check.output)")
      #expect(check.output.hasSuffix(" files: no errors; \(withheld)\n"), "\(check.output)")
      #expect(build.output.hasSuffix("; \(withheld)\n"), "\(build.output)")
      let named = { (errors: String) in errors.split(separator: "\n").filter { $0.hasPrefix("withheld: ") } }
      #expect(named(check.errors) == named(build.errors))
      #expect(named(check.errors).isEmpty == (verbose.isEmpty || withheld == "nothing withheld"))
    }
  }

  @Test func `a note's day is that of the site's time zone`() throws {
    let folder = try Folder.site([
      "content/notes/a.md": note(date: "2025-10-21T23:30:00Z"), "content/notes/b.md": note(date: "2025-10-21"),
    ])
    try folder.write("gazette.yml", "title: T\nurl: https://example.org/\ntimezone: Europe/Brussels\n")
    #expect(try folder.gazette("build").code == 0)
    #expect(folder.exists("site/2025/10/22/a/index.html"))
    #expect(folder.exists("site/2025/10/21/b/index.html"))
    #expect(try folder.read("site/2025/10/22/a/index.html").contains("2025-10-22T01:30:00+02:00"))
  }

  @Test func `--quiet prints nothing and never changes the exit code`() throws {
    let good = try Folder.site(["content/notes/a.md": note()])
    let built = try good.gazette("build", "-q")
    #expect(built.code == 0 && built.output == "" && built.errors == "")
    let bad = try Folder.site(["content/notes/a.md": note("[[nobody]]\n")])
    #expect(try bad.gazette("build", "-q").code == 1)
  }

  @Test func `a warning fails a build only with --strict`() throws {
    let folder = try Folder.site(["content/notes/a.md": note("A <b>word</b>.\n")])
    #expect(try folder.gazette("build").code == 0)
    #expect(try folder.gazette("build", "--strict").code == 1)
  }

  @Test func `colour appears only on a terminal or on request`() throws {
    let folder = try Folder.site(["content/notes/a.md": note("[[nobody]]\n")])
    #expect(!(try folder.gazette("build").errors.contains("\u{1B}[")))
    #expect(try folder.gazette("build", environment: ["CLICOLOR_FORCE": "1"]).errors.contains("\u{1B}["))
    let no = ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]
    #expect(!(try folder.gazette("build", environment: no).errors.contains("\u{1B}[")))
  }

  @Test func `--json prints lists and checks as data`() throws {
    let folder = try Folder.site(["content/notes/a.md": note("[[nobody]]\n"), "content/notes/b.md": note()])
    let check = try folder.gazette("check", "--json")
    #expect(check.code == 1)
    let found = try #require(try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [[String: Any]])
    #expect(
      found.contains { $0["id"] as? String == "link.unknown" && $0["line"] as? Int == 6 && $0["column"] as? Int == 1 })
    let good = try Folder.site(["content/notes/b.md": note()])
    let list = try good.gazette("list", "notes", "--json")
    let notes = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
    #expect(notes.first?["name"] as? String == "2025-10-21-b")
  }

  @Test func `the list of templates has each one with the names that it is given`() throws {
    let folder = try Folder()
    let listing = try folder.gazette("templates").output
    let templates = try FileManager.default.contentsOfDirectory(
      atPath: Program.repository.appendingPathComponent("templates").path)
    for template in templates where template.hasSuffix(".mustache") {
      #expect(listing.contains(template.dropLast(9)), "\(template)")
      #expect(
        try folder.gazette("templates", template).output
          == String(
            contentsOf: Program.repository.appendingPathComponent("templates/\(template)"), encoding: .utf8))
    }
    let page = try String(
      contentsOf: Program.repository.appendingPathComponent("docs/templates.md"), encoding: .utf8)
    #expect(
      page.contains(listing.trimmingCharacters(in: .whitespacesAndNewlines)),
      "docs/templates.md is not what gazette templates prints")
  }

  @Test func `--base-url replaces the address of gazette.yml`() throws {
    let folder = try Folder.site(["content/notes/a.md": note()])
    #expect(try folder.gazette("build", "--base-url", "https://other.example/sub").code == 0)
    let page = try folder.read("site/2025/10/21/a/index.html")
    #expect(page.contains("href=\"https://other.example/sub/2025/10/21/a/\""))
    #expect(page.contains("href=\"/sub/topics/\""))
    #expect(try folder.gazette("check").code == 0)
  }
}
