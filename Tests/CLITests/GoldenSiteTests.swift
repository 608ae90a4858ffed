import Foundation
import Testing

/// Whole sites against what they came out as when somebody last looked: `make bless` takes new results.
@Suite struct GoldenSiteTests {
  static let folder = Program.repository.appendingPathComponent("Tests/Golden/sites")
  static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  @Test(arguments: names)
  func `a golden site comes out file for file`(name: String) throws {
    let source = Self.folder.appendingPathComponent(name)
    let scratch = try Folder()
    let root = scratch.url.appendingPathComponent("root")
    try FileManager.default.copyItem(at: source, to: root)
    let expectedFolder = source.appendingPathComponent("expected")
    try? FileManager.default.removeItem(at: root.appendingPathComponent("expected"))

    let result = try Program.run(["build", "--today", "2026-01-01"], in: root)
    #expect(result.code == 0, "\(result.errors)")
    #expect(try Program.run(["check", "--today", "2026-01-01"], in: root).code == 0)
    let found = try tree(root.appendingPathComponent("site"))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try? FileManager.default.removeItem(at: expectedFolder)
      try FileManager.default.copyItem(at: root.appendingPathComponent("site"), to: expectedFolder)
    }
    #expect(differences(try tree(expectedFolder), found) == [])
  }

  @Test func `this repository's site is what its content builds to`() throws {
    let scratch = try Folder()
    let out = scratch.url.appendingPathComponent("out").path
    let result = try Program.run(["build", "--output", out], in: Program.repository)
    #expect(result.code == 0, "\(result.errors)")
    let committed = try tree(Program.repository.appendingPathComponent("site"))
    #expect(committed.count > 40)
    #expect(differences(committed, try tree(URL(fileURLWithPath: out))) == [], "run make site")
  }
}
