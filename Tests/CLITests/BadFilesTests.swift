import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Input that is too large or too odd to be kept as a golden site.
@Suite struct BadFilesTests {
  private func expectFailure(_ folder: Folder, _ id: String, _ place: String) throws {
    let result = try folder.gazette("build")
    #expect(result.code == 1)
    #expect(result.errors.contains("[\(id)]"), "\(result.errors)")
    #expect(result.errors.contains(place), "\(result.errors)")
    #expect(!folder.exists("site"))
  }

  @Test func `a note over 1 MiB is refused`() throws {
    let folder = try Folder.site(["content/notes/a.md": note(String(repeating: "word ", count: 220_000))])
    try expectFailure(folder, "file.size", "content/notes/a.md:1:1")
  }

  @Test func `a head over 64 KiB is refused`() throws {
    let head = (0..<6000).map { "k\($0): value\n" }.joined()
    let folder = try Folder.site(["content/notes/a.md": note(head: head)])
    try expectFailure(folder, "yaml.size", "content/notes/a.md:2:1")
  }

  @Test(arguments: ["![[]()", "[", "![", "[a](", "[[a", "[^a"])
  func `a long run of brackets is refused quickly`(unit: String) throws {
    let folder = try Folder.site([
      "content/notes/a.md": note("Fine.\n\n" + String(repeating: unit, count: 40_000) + "\n")
    ])
    let start = Date()
    try expectFailure(folder, "markdown.brackets", "content/notes/a.md:8:1")
    #expect(Date().timeIntervalSince(start) < 10)
  }

  @Test(arguments: [
    "*a **a ", "_", "`", "~~a ", "==a ", "<a", "<!--", "&", "\\", "a@b.", "http://a.b/)", "|a\n|-\n", "- a\n", "\"",
    "'", "w", "---\n", "[x]: y\n", "* * ", "1. a\n",
  ])
  func `a megabyte of one repeated mark is read quickly`(unit: String) throws {
    let body = String(repeating: unit, count: 900_000 / unit.utf8.count)
    let folder = try Folder.site(["content/notes/a.md": note("\n" + body + "\n")])
    let start = Date()
    let result = try folder.gazette("build")
    #expect(result.code == 0 || result.code == 1)
    #expect(Date().timeIntervalSince(start) < 30, "\(unit)")
  }

  @Test(arguments: [
    "Ann Roe ", "*Ann* Roe ", "~Roe ", "[[Ann Roe]] ", "Lee ", "Ann\n", "Ann Roe. ", "`Roe` ", "~~Roe~~ ", "<b>Roe ",
    "Roe’s", "роу ",
    "x.y/Roe/", "> — Ann Roe\n\n", "Roe-", "*the Ann* Roe ", "普京",
  ])
  func `many names are recognised and listed quickly`(unit: String) throws {
    let body = String(repeating: unit, count: 150_000 / unit.utf8.count)
    let folder = try Folder.site([
      "content/notes/a.md": note("\n" + body + "\n"),
      "content/actors/a.md": "---\nname: Ann Roe\nkind: person\naliases: [Roe, 普京, Роу]\n---\n",
      "content/actors/b.md": "---\nname: Bea Lee\nkind: person\naliases: [Lee]\n---\n",
      "content/actors/c.md": "---\nname: Cid Lee\nkind: person\naliases: [Lee]\n---\n",
    ])
    for (verb, argument) in [("build", "--quiet"), ("mentions", "a")] {
      let start = Date()
      let result = try folder.gazette(verb, argument)
      #expect(result.code == 0 || result.code == 1, "\(result.errors)")
      #expect(Date().timeIntervalSince(start) < 30, "\(unit) \(verb)")
    }
  }

  @Test func `a mistake on each of many lines is reported quickly, each at its place`() throws {
    let count = 30_000
    let folder = try Folder.site(["content/notes/a.md": note((0..<count).map { "[[n\($0)]]\n\n" }.joined())])
    let start = Date()
    let result = try folder.gazette("build")
    #expect(result.code == 1)
    #expect(result.errors.contains("content/notes/a.md:6:1: error: no actor, note or topic named 'n0' [link.unknown]"))
    #expect(result.errors.contains("content/notes/a.md:\(4 + 2 * count):1: error:"))
    #expect(Date().timeIntervalSince(start) < 20)
  }

  @Test func `symbolic links and FIFOs are left out with a warning`() throws {
    let secret = try Folder()
    try secret.write("secret.md", note("SECRET\n"))
    let folder = try Folder.site(["content/notes/a.md": note()])
    let notes = folder.url.appendingPathComponent("content/notes")
    try FileManager.default.createSymbolicLink(
      at: notes.appendingPathComponent("link.md"), withDestinationURL: secret.url.appendingPathComponent("secret.md"))
    try FileManager.default.createSymbolicLink(
      at: notes.appendingPathComponent("folder"), withDestinationURL: secret.url)
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("content/assets"), withIntermediateDirectories: true)
    #expect(mkfifo(folder.url.appendingPathComponent("content/assets/pipe").path, 0o644) == 0)
    #expect(mkfifo(notes.appendingPathComponent("pipe.md").path, 0o644) == 0)
    let result = try folder.gazette("build")
    #expect(result.code == 0)
    #expect(result.errors.split(separator: "\n").filter { $0.contains("[file.kind]") }.count == 4)
    let site = try tree(folder.url.appendingPathComponent("site"))
    #expect(!site.values.contains { String(decoding: $0, as: UTF8.self).contains("SECRET") })
  }

  @Test func `a site without content is built`() throws {
    let folder = try Folder.site()
    #expect(try folder.gazette("build").code == 0)
    #expect(try folder.read("site/index.html").contains("no notes yet"))
  }
}
