import Base
import Foundation
import Testing

/// Sites with a mistake, one folder for each, and what the program says of it: `make bless` accepts new messages.
@Suite struct InvalidSiteTests {
  static let folder = Program.repository.appendingPathComponent("Tests/Golden/invalid")
  static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  @Test(arguments: names)
  func `a site with a mistake gets its message, and nothing is written`(name: String) throws {
    let source = Self.folder.appendingPathComponent(name)
    let scratch = try Folder()
    let root = scratch.url.appendingPathComponent("root")
    try FileManager.default.copyItem(at: source, to: root)
    if !FileManager.default.fileExists(atPath: root.appendingPathComponent("gazette.yml").path),
      name != "settings.missing"
    {
      try Data("title: Test\nurl: https://example.org/\n".utf8).write(to: root.appendingPathComponent("gazette.yml"))
    }
    try Self.addContent(to: root, name)
    // The output folder holds an older site, of which nothing may change.
    let output = scratch.url.appendingPathComponent("output")
    let good = try Folder.site(["content/notes/a.md": note()])
    #expect(try good.gazette("build", "--output", output.path).code == 0)
    let before = (site: try tree(root), output: try tree(output))

    // A mistake that `build` does not find has a file named `arguments`: the command that finds it.
    let line = try? String(contentsOf: source.appendingPathComponent("arguments"), encoding: .utf8)
    let arguments =
      line.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
      ?? ["build", "--strict", "--today", "2026-01-01", "--output", output.path]
    let result = try Program.run(arguments, in: root)
    #expect(result.code == 1)
    #expect(result.output == "")
    #expect(differences(before.output, try tree(output)) == [])
    #expect(differences(before.site, try tree(root)) == [])

    let golden = source.appendingPathComponent("expected.stderr")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(result.errors.utf8).write(to: golden) }
    #expect(result.errors == (try? String(contentsOf: golden, encoding: .utf8)))
    let id = try #require(name.split(separator: "_").first)
    #expect(result.errors.contains("[\(id)]"), "the folder's name begins with the id that it is for")
  }

  /// git keeps no empty folders, and every site has a folder of content.
  static func addContent(to root: URL, _ name: String) throws {
    guard name != "content.missing" else { return }
    try FileManager.default.createDirectory(
      at: root.appendingPathComponent("content"), withIntermediateDirectories: true)
  }

  /// Ids without a folder: their input is too large to be kept as a file, or it is a fault of the machine.
  static let inCode: Set<String> = ["file.size", "yaml.size", "output.leftover", "picture.tool"]

  @Test func `every diagnostic has a site with the mistake`() {
    let covered = Set(Self.names.compactMap { $0.split(separator: "_").first.map(String.init) })
    let missing = DiagnosticID.allCases.map(\.rawValue).filter { !covered.contains($0) && !Self.inCode.contains($0) }
    #expect(missing == [])
    #expect(covered.intersection(Self.inCode) == [], "a folder is enough")
  }

  @Test(arguments: inCode.sorted())
  func `an id without a folder is expected by a test in code`(id: String) throws {
    let tests = Program.repository.appendingPathComponent("Tests")
    let sources = try tree(tests).filter { path, _ in
      (path.hasSuffix(".swift") || path.hasSuffix(".py")) && !path.hasSuffix("/InvalidSiteTests.swift")
    }
    #expect(sources.count > 40)
    // As an argument on its own, or as the end of a message.
    let expectations = ["\"\(id)\"", "[\(id)]"]
    #expect(
      sources.contains { _, bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        return expectations.contains { text.contains($0) }
      })
  }
}
