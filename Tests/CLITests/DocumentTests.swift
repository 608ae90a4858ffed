import Foundation
import Testing

@Suite struct DocumentTests {
  private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: repository.appendingPathComponent(path), encoding: .utf8)
  }

  @Test(arguments: [("README.md", 120), ("ARCHITECTURE.md", 150)])
  func `a document stays short`(path: String, lines: Int) throws {
    #expect(try text(path).split(separator: "\n", omittingEmptySubsequences: false).count <= lines)
  }

  @Test func `CI runs the command that the README names`() throws {
    #expect(try text("README.md").contains("make test"))
    #expect(try text(".ci/run").contains("make check"))
    #expect(try text("Makefile").contains("check: gates lint test"))
  }
}
