import Foundation
import Testing

/// A build after which nothing has changed is over at once, and one after which anything has changed is not.
@Suite struct BuildMemoryTests {
  /// A site with a warning, built once.
  private func built(_ note: String = note("See [there](nowhere.md).", title: "A")) throws -> Folder {
    let folder = try Folder.site(["content/notes/a.md": note, "content/notes/b.md": Self.b])
    try folder.write("templates/other.css", "p { color: red }")
    settle()
    #expect(try build(folder).code == 0)
    return folder
  }

  private static let b = note("Text.", title: "B")

  /// Changes within some milliseconds may have the same time, so nothing is remembered right after one.
  private func settle() { usleep(60_000) }

  private func build(_ folder: Folder, _ options: String...) throws -> Program.Result {
    try Program.run(["build"] + options, in: folder.url, environment: ["XDG_CACHE_HOME": folder.url.path + "/cache"])
  }

  /// What is remembered, by its file.
  private func memory(_ folder: Folder) throws -> URL? {
    let builds = folder.url.appendingPathComponent("cache/gazette/builds")
    return try? FileManager.default.contentsOfDirectory(at: builds, includingPropertiesForKeys: nil).first
  }

  /// Marks what is remembered, so that a build shows whether it used it.
  private func mark(_ folder: Folder) throws {
    let file = try #require(try memory(folder))
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("2 notes, ", with: "99 notes, ").utf8).write(to: file)
  }

  private func isRemembered(_ result: Program.Result) -> Bool { result.output.hasPrefix("99 notes") }

  @Test func `an unchanged site is not built again, and says the same`() throws {
    let folder = try built()
    try mark(folder)
    let first = try build(folder, "--full")
    try mark(folder)
    let again = try build(folder)
    #expect(isRemembered(again) && again.output.contains("; nothing changed; nothing withheld"), "\(again.output)")
    #expect(first.errors.contains("warning") && again.errors == first.errors && again.code == 0)
    #expect(!isRemembered(first))
  }

  @Test(arguments: [
    "content/notes/a.md", "content/notes/b.md", "gazette.yml", "templates/other.css", "site/index.html",
    "site/search/index.json", "site/.gazette-manifest",
  ])
  func `a file that was changed is noticed, also one of the same size and time`(path: String) throws {
    let folder = try built()
    try mark(folder)
    let url = folder.url.appendingPathComponent(path)
    let time = try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate]
    var bytes = try Data(contentsOf: url)
    let before = bytes
    bytes[bytes.count - 2] ^= 1
    settle()
    try bytes.write(to: url)
    if path.hasPrefix("content") {
      try FileManager.default.setAttributes([.modificationDate: time as Any], ofItemAtPath: url.path)
    }
    let result = try build(folder)
    #expect(!isRemembered(result))
    if path.hasPrefix("site/") { #expect(try Data(contentsOf: url) == before) }
  }

  @Test(arguments: [
    ("content/notes/c.md", b), ("templates/head.mustache", "<meta name=\"x\" content=\"y\">"),
    ("content/assets/i.png", "x"),
  ])
  func `a new file is noticed, and one that is gone`(path: String, text: String) throws {
    let folder = try built()
    try mark(folder)
    try folder.write(path, text)
    settle()
    #expect(try !isRemembered(build(folder)))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent(path))
    settle()
    #expect(try !isRemembered(build(folder)))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("site/atom.xml"))
    #expect(try build(folder).code == 0 && folder.exists("site/atom.xml"))
  }

  @Test(arguments: [["--drafts"], ["--base-url", "https://other.example/"], ["--future"], ["--strict"], ["--full"]])
  func `another option is another build`(options: [String]) throws {
    let folder = try built(note("Text.", title: "A"))
    try mark(folder)
    #expect(
      try !isRemembered(
        Program.run(["build"] + options, in: folder.url, environment: ["XDG_CACHE_HOME": folder.url.path + "/cache"])))
  }

  @Test(arguments: [
    ("draft: true\n", [String](), true), ("embargo: 2999-01-01T00:00:00Z\n", [], false),
    ("embargo: 2999-01-01T00:00:00Z\n", ["--today", "2025-11-01"], true),
  ])
  func `a note under embargo is looked at by each build that follows the clock`(
    head: String, options: [String], isKept: Bool
  ) throws {
    let folder = try Folder.site([
      "content/notes/a.md": note("Text.", title: "A", head: head), "content/notes/b.md": Self.b,
      "content/notes/c.md": Self.b,
    ])
    settle()
    let environment = ["XDG_CACHE_HOME": folder.url.path + "/cache"]
    #expect(try Program.run(["build"] + options, in: folder.url, environment: environment).code == 0)
    #expect((try memory(folder) != nil) == isKept)
  }

  @Test func `what is remembered ends at midnight`() throws {
    let folder = try built()
    let file = try #require(try memory(folder))
    var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let end = try #require(Int(lines[2]))
    #expect(end % 86_400 == 0 && abs(Double(end) - 43_200 - Date().timeIntervalSince1970) <= 43_300)
    try mark(folder)
    lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    lines[2] = String(Int(Date().timeIntervalSince1970) - 1)
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    #expect(try !isRemembered(build(folder)))
  }

  @Test(arguments: ["", "gazette build 1\n", "gazette build 2\nx\n1\na 1\nb 1\nsummary\n", "\u{0}"])
  func `what is not a memory is passed over`(text: String) throws {
    let folder = try built()
    try Data(text.utf8).write(to: try #require(try memory(folder)))
    #expect(try build(folder).code == 0)
    try mark(folder)
    #expect(try isRemembered(build(folder)))
  }
}
