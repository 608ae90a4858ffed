import Base
import Foundation
import Testing

/// Sites that are wrong, one folder a case, with what the program says of each: `make bless` takes new results.
@Suite struct InvalidSiteTests {
  static let folder = Program.repository.appendingPathComponent("Tests/Golden/invalid")
  static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  @Test(arguments: names)
  func `a wrong site is told what is wrong and writes nothing`(name: String) throws {
    let source = Self.folder.appendingPathComponent(name)
    let scratch = try Folder()
    let root = scratch.url.appendingPathComponent("root")
    try FileManager.default.copyItem(at: source, to: root)
    if !FileManager.default.fileExists(atPath: root.appendingPathComponent("gazette.yml").path),
      name != "settings.missing"
    {
      try Data("title: Test\nurl: https://example.org/\n".utf8).write(to: root.appendingPathComponent("gazette.yml"))
    }
    // A site stands in the output folder already; nothing of it may change.
    let output = scratch.url.appendingPathComponent("output")
    let good = try Folder.site(["content/notes/a.md": note()])
    #expect(try good.gazette("build", "--output", output.path).code == 0)
    let before = try tree(output)

    // A case that only `check` finds has a file named `check`, with the options that it takes.
    let check = try? String(contentsOf: source.appendingPathComponent("check"), encoding: .utf8)
    let options = check.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) } ?? ["--output", output.path]
    let arguments = [check == nil ? "build" : "check", "--strict", "--today", "2026-01-01"] + options
    let result = try Program.run(arguments, in: root)
    #expect(result.code == 1)
    #expect(result.output == "")
    #expect(differences(before, try tree(output)) == [])

    let golden = source.appendingPathComponent("expected.stderr")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(result.errors.utf8).write(to: golden) }
    #expect(result.errors == (try? String(contentsOf: golden, encoding: .utf8)))
    let id = try #require(name.split(separator: "_").first)
    #expect(result.errors.contains("[\(id)]"), "the folder's name begins with the id that it is for")
  }

  /// Made by tests in code, since git or a file system would not keep them.
  static let inCode: Set<String> = [
    "file.size", "file.kind", "yaml.size", "output.folder", "output.foreign", "markdown.brackets", "article.kind",
    "article.empty", "publish.empty", "publish.local", "publish.preview",
  ]

  @Test func `every diagnostic has a site that provokes it`() {
    let covered = Set(Self.names.compactMap { $0.split(separator: "_").first.map(String.init) }).union(Self.inCode)
    let missing = DiagnosticID.allCases.map(\.rawValue).filter { !covered.contains($0) }
    #expect(missing == [])
  }

  @Test func `every diagnostic is explained in the documents`() throws {
    let page = try String(
      contentsOf: Program.repository.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
    #expect(DiagnosticID.allCases.map(\.rawValue).filter { !page.contains("`\($0)`") } == [])
  }
}
