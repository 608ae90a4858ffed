import Foundation
import Testing

/// Archives of other tools, in their own formats: what they are imported to, and that the site then builds.
@Suite struct ImportTests {
  static let folder = Program.repository.appendingPathComponent("Tests/Golden/imports")

  @Test(arguments: [
    ("hugo", "archive", []), ("hugo-languages", "archive", []), ("jekyll", "archive", []),
    ("obsidian", "archive", ["--actors", "People"]),
    ("eleventy", "archive", []), ("pelican", "archive", []), ("rss", "archive.xml", []),
    ("csv", "archive.csv", ["--map", "title=Headline"]),
  ])
  func `an archive becomes a site that builds`(tool: String, archive: String, options: [String]) throws {
    let scratch = try Folder()
    let source = Self.folder.appendingPathComponent("\(tool)/\(archive)").path
    let kind = String(tool.prefix { $0 != "-" })
    let imported = try Program.run(["import", kind, source, "--to", "new"] + options, in: scratch.url)
    #expect(imported.code == 0, "\(imported.errors)")
    let site = scratch.url.appendingPathComponent("new")
    let expected = Self.folder.appendingPathComponent("\(tool)/expected")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try? FileManager.default.removeItem(at: expected)
      try FileManager.default.copyItem(at: site, to: expected)
    }
    #expect(differences(try tree(expected), try tree(site)) == [])
    let built = try Program.run(["build", "--drafts"], in: site)
    #expect(built.code == 0, "\(built.errors)")
  }

  @Test func `a second import of the same archive changes nothing, and a changed file is never overwritten`() throws {
    let scratch = try Folder()
    let source = Self.folder.appendingPathComponent("hugo/archive").path
    #expect(try scratch.gazette("import", "hugo", source).code == 0)
    let before = try tree(scratch.url.appendingPathComponent("content"))
    #expect(try scratch.gazette("import", "hugo", source).code == 0)
    #expect(differences(before, try tree(scratch.url.appendingPathComponent("content"))) == [])
    try scratch.write("content/notes/2024/2024-03-07-bridge.md", "mine")
    let refused = try scratch.gazette("import", "hugo", source)
    #expect(refused.code == 1)
    #expect(refused.errors.contains("content/notes/2024/2024-03-07-bridge.md exists already; nothing was written"))
  }

  @Test func `a dry run prints the report and writes nothing`() throws {
    let scratch = try Folder()
    let source = Self.folder.appendingPathComponent("pelican/archive").path
    let result = try scratch.gazette("import", "pelican", source, "--dry-run")
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("# Import report\n\nFrom pelican: 3 notes, 1 page, 2 other files."))
    #expect(try tree(scratch.url).isEmpty)
  }

  @Test(arguments: ["hugo", "jekyll", "obsidian", "eleventy", "pelican"])
  func `a symbolic link in an archive is named in the report`(tool: String) throws {
    let scratch = try Folder()
    try scratch.write("old/content/a.md", "---\ntitle: A\ndate: 2024-01-01\n---\nText.\n")
    try scratch.write("elsewhere/secret.md", "---\ntitle: Secret\ndate: 2024-01-01\n---\nText.\n")
    for (name, target) in [
      ("old/content/linked", "elsewhere"), ("old/one.md", "elsewhere/secret.md"), ("old/.hidden", "elsewhere"),
    ] {
      try FileManager.default.createSymbolicLink(
        at: scratch.url.appendingPathComponent(name), withDestinationURL: scratch.url.appendingPathComponent(target))
    }
    let result = try scratch.gazette("import", tool, "old", "--dry-run")
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      result.output.contains(
        "## Not imported: symbolic links are not followed\n\n- `content/linked`\n- `one.md`\n"), "\(result.output)")
    #expect(!result.output.contains("Secret") && !result.output.contains("hidden"))
  }

  @Test(arguments: [
    (["import", "hugo", "nowhere"], 1, "there is no folder nowhere"),
    (["import", "rss", "folder"], 1, "folder is not a file; rss reads one file"),
    (["import", "rss", "broken.xml"], 1, "line 1"), (["import", "rss", "page.xml"], 1, "page.xml is not a feed"),
    (["import", "hugo", "folder", "--actors", "People"], 2, "--actors works with obsidian only"),
    (["import", "csv", "broken.xml", "--map", "title"], 2, "'title' is no key with a column"),
    (["import", "word", "folder"], 2, "word"), (["import", "hugo", "."], 1, "name another folder with --to"),
  ])
  func `a wrong import says what is wrong`(arguments: [String], code: Int32, message: String) throws {
    let scratch = try Folder()
    try scratch.write("folder/content/a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n")
    try scratch.write("broken.xml", "<rss><channel>")
    try scratch.write("page.xml", "<html/>")
    let result = try Program.run(arguments, in: scratch.url)
    #expect(result.code == code)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
