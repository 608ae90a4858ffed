import Base
import Foundation
import Testing

@Suite struct NewTests {
  private func site(_ files: [String: String] = [:]) throws -> Folder {
    try Folder.site(["content/notes/2025-10/2025-10-20-a.md": note(date: "2025-10-20")].merging(files) { $1 })
  }

  @Test(arguments: [
    "Summit", "Summit: \"x\" #1", "true", "- a", "2025", "#x", "'q'", "a: b", "Ärger & Öl", "[a]", "back\\slash",
    "Tab\there",
    "{x}", "*x", "@x", "%x", "日本 2", "x ", "бульба", "null",
  ])
  func `a new note keeps any title, and the site builds`(title: String) throws {
    let folder = try site()
    let made = try folder.gazette(
      "new", "--topic", "diplomacy", "--topic", "Arms & men", "--date", "2025-11-02", "--", title)
    #expect(made.code == 0, "\(made.errors)")
    let path = made.output.trimmingCharacters(in: .newlines).replacingOccurrences(of: "wrote ", with: "")
    #expect(path.hasPrefix("content/notes/2025-11/2025-11-02-"))
    let drafts = try folder.gazette("list", "drafts", "--drafts", "--json", "--today", "2026-01-01")
    let rows = try JSONSerialization.jsonObject(with: Data(drafts.output.utf8)) as? [[String: Any]]
    // Quotation marks have the typography of texts.
    let found = rows?.first?["title"] as? String
    #expect(found?.replacing(/[“”]/, with: "\"").replacing(/[‘’]/, with: "'") == title.trimmed)
    #expect(try folder.gazette("build", "--drafts", "--today", "2026-01-01").code == 0)
  }

  @Test func `invisible characters in a title are dropped with a warning`() throws {
    let folder = try site()
    #expect(try folder.gazette("new", "a\u{202E}b", "--date", "2025-11-02").code == 0)
    let built = try folder.gazette("build", "--drafts", "--today", "2026-01-01")
    #expect(built.errors.contains("2:8: warning: title holds U+202E, which nobody sees [text.hidden]"))
    let drafts = try folder.gazette("list", "drafts", "--drafts", "--json", "--today", "2026-01-01")
    let rows = try JSONSerialization.jsonObject(with: Data(drafts.output.utf8)) as? [[String: Any]]
    #expect(rows?.first?["title"] as? String == "ab")
  }

  @Test(arguments: [
    ("content/notes/2025-10-20-a.md", "content/notes/2025-11-02-new.md"),
    ("content/notes/2025/2025-10-20-a.md", "content/notes/2025/2025-11-02-new.md"),
    ("content/notes/2025/10/2025-10-20-a.md", "content/notes/2025/11/2025-11-02-new.md"),
    ("content/notes/2025-W43/a.md", "content/notes/2025-W44/2025-11-02-new.md"),
    ("content/notes/asia/a.md", "content/notes/2025-11-02-new.md"),
  ])
  func `a new note goes into the folder for its date, if there is one`(newest: String, expected: String) throws {
    let folder = try Folder.site([newest: note(date: "2025-10-20")])
    #expect(try folder.gazette("new", "New", "--date", "2025-11-02").output == "wrote \(expected)\n")
    #expect(folder.exists(expected))
  }

  @Test func `an existing file is never overwritten`() throws {
    let folder = try site(["content/actors/ann.md": "---\nname: Ann Roe\nkind: person\naliases: [Roe]\n---\n"])
    let before = try tree(folder.url)
    for arguments in [
      ["A", "--date", "2025-10-20"], ["--actor", "Roe", "--kind", "person"], ["--actor", "Ann", "--kind", "state"],
    ] {
      let result = try Program.run(["new"] + arguments, in: folder.url)
      #expect(result.code == 1)
      #expect(result.errors.contains("nothing was written"))
    }
    #expect(differences(before, try tree(folder.url)) == [])
  }

  @Test func `the site reads a new actor's file`() throws {
    let folder = try site()
    #expect(try folder.gazette("new", "--actor", "Éva \"E\" O’Neil: MP", "--kind", "person").code == 0)
    let actors = try folder.gazette("list", "actors", "--json")
    #expect(actors.code == 0, "\(actors.errors)")
    #expect(actors.output.contains("Éva \\\"E\\\" O’Neil: MP"))
  }

  @Test(arguments: [
    [], ["A", "--actor", "B"], ["--actor", "B"], ["A", "--kind", "person"], ["--actor", "B", "--kind", "persn"], [""],
    ["A", "--date", "2025-02-30"], ["A", "--topic", "!"], ["--actor", "B", "--kind", "person", "--date", "2025-01-01"],
  ])
  func `wrong usage exits with code 2`(arguments: [String]) throws {
    let folder = try site()
    #expect(try Program.run(["new"] + arguments, in: folder.url).code == 2)
  }

  @Test func `the editor runs with the file and without a shell`() throws {
    let folder = try site()
    try folder.write("edit.sh", "#!/bin/sh\necho \"$1 $2\" > \"\(folder.url.path)/seen\"\n")
    let script = folder.url.appendingPathComponent("edit.sh").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    let result = try folder.gazette(
      "new", "A; touch pwned", "--edit", "--date", "2025-10-21", environment: ["EDITOR": "\(script) $(touch"])
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      try folder.read("seen").hasPrefix("$(touch \(folder.url.path)/content/notes/2025-10/2025-10-21-a-touch-pwned.md"))
    #expect(!folder.exists("pwned"))
    let none = try folder.gazette("new", "B", "--edit", "--date", "2025-10-21")
    #expect(none.code == 1)
    #expect(none.errors.contains("set EDITOR"))
    #expect(
      try folder.gazette("new", "C", "-e", environment: ["VISUAL": "/nonexistent"]).errors.contains(
        "cannot run the editor"))
  }
}
