import Foundation
import Testing

/// `gazette edition`: the real program.
@Suite struct EditionTests {
  private func site() throws -> Folder {
    try Folder.site([
      "content/notes/a.md": note(title: "\"First: of a day\"", date: "2025-10-21"),
      "content/notes/b.md": note(title: "Second", date: "2025-10-22"),
      "content/notes/draft.md": note(title: "Hidden", date: "2025-10-21", head: "draft: true\n"),
    ])
  }

  @Test(arguments: [
    ("2025-10-21", ["First"], ["Second", "Hidden"]), ("2025-W43", ["First", "Second"], ["Hidden"]),
    ("2025-10", ["First", "Second"], ["Hidden"]),
  ])
  func `an edition contains the notes of its days`(period: String, has: [String], hasNot: [String]) throws {
    let folder = try site()
    for format in ["html", "text", "md", "eml"] {
      let result = try folder.gazette("edition", period, "--format", format)
      #expect(result.code == 0, "\(result.errors)")
      for title in has { #expect(result.output.contains(title), "\(format)") }
      for title in hasNot { #expect(!result.output.contains(title), "\(format)") }
    }
  }

  @Test func `the file's name decides the format, and the file is never half written`() throws {
    let folder = try site()
    for (name, start) in [
      ("day.eml", "From: "), ("day.txt", "Test"), ("day.md", "# ["), ("day.html", "<!doctype"), ("day.epub", "PK"),
      ("day", "<!doctype"),
    ] {
      #expect(try folder.gazette("edition", "2025-10-21", "--to", name).code == 0)
      #expect(try folder.read(name).hasPrefix(start), "\(name)")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy { !$0.contains("gazette-new") })
    #expect(try folder.gazette("edition", "2025-10-21", "--format", "md", "--to", "x.txt").code == 0)
    #expect(try folder.read("x.txt").hasPrefix("# [First: of a day") == false)
  }

  @Test(arguments: ["content/notes/a.md", "content/notes/new.md", "./content/x.md", "templates/x.html", "gazette.yml"])
  func `an edition never replaces what the site is made from`(path: String) throws {
    let folder = try site()
    let before = try? folder.read(path)
    let result = try folder.gazette("edition", "2025-10-21", "--format", "md", "--to", path)
    #expect(result.code == 1)
    #expect(result.errors.contains("\(path) is part of what the site is made from"), "\(result.errors)")
    #expect((try? folder.read(path)) == before)
  }

  @Test func `an edition tells only what concerns its notes and its lead`() throws {
    let folder = try site()
    try folder.write("content/notes/c.md", note("[[Nobody]] <b>x</b>\n", date: "2025-11-03"))
    try folder.write("content/digests/2025-11-03.md", "[[Nobody]]\n")
    try folder.write("content/pages/about.md", "---\ntitle: About\n---\n[[Nobody]]\n")
    try folder.write("templates/unused.txt", "x")
    for period in ["2025-10-21", "2025-W43", "2025-10"] {
      let good = try folder.gazette("edition", period, "--format", "text")
      #expect(good.code == 0)
      #expect(good.errors == "", "\(good.errors)")
      #expect(good.output.contains("First"))
    }
    let bad = try folder.gazette("edition", "2025-11", "--format", "text")
    #expect(bad.code == 1)
    #expect(bad.output == "")
    #expect(bad.errors.contains("content/notes/c.md:") && !bad.errors.contains("about.md"), "\(bad.errors)")
    let lead = try folder.gazette("edition", "2025-11-03", "--format", "text")
    #expect(lead.errors.contains("content/digests/2025-11-03.md:"), "\(lead.errors)")
  }

  @Test(arguments: [
    ("gazette.yml", "title: [\n"), ("gazette.yml", "title: Test\n"), ("templates/letter.mustache", "{{nothing}}"),
    ("content/actors/x.md", "---\nname: [\n---\n"), ("content/notes/2025-10-21-x.md", "---\ntitle: [\n---\n"),
  ])
  func `an error that every edition depends on stops it`(path: String, text: String) throws {
    let folder = try site()
    try folder.write(path, text)
    let result = try folder.gazette("edition", "2025-10-21")
    #expect(result.code == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("\(path):"), "\(result.errors)")
  }

  @Test(arguments: [
    (["2025-13-01"], "'2025-13-01' is not a day, a week or a month", 2), (["2025"], "'2025' is not a day", 2),
    (["2025-10-21", "--to", "x.pdf"], "no format has the ending '.pdf'", 2),
    (["2025-10-21", "--format", "pdf"], "invalid", 2),
    (["2025-10-21", "--from", "Desk"], "'Desk' is not an address", 2),
    (["2024-01-01"], "there is no digest of 2024-01-01", 1),
    (["2025-10-21", "--to", "content"], "content is a folder", 1),
  ])
  func `a mistake gets a message`(arguments: [String], message: String, code: Int32) throws {
    let folder = try site()
    let result = try Program.run(["edition"] + arguments, in: folder.url)
    #expect(result.code == code)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
