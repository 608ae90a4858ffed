import Base
import Foundation
import Templates
import Testing

@testable import Pages

@Suite struct ThemeTests {
  private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `the program contains every file of templates/`() throws {
    let folder = repository.appendingPathComponent("templates")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
    #expect(Set(names) == Set(ThemeFiles.builtIn.keys))
    for name in names {
      #expect(try ThemeFiles.builtIn[name] == Array(Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }

  @Test func `the built-in theme has no mistake`() {
    #expect(ThemeFiles.load(own: [], language: "en").diagnostics == [])
  }

  @Test(arguments: [
    ("2025-10-20", "2025-10-26", "20–26 October 2025"), ("2025-09-29", "2025-10-05", "29 September – 5 October 2025"),
    ("2024-12-30", "2025-01-05", "30 December 2024 – 5 January 2025"),
  ])
  func `a range of days is written as short as possible`(first: String, last: String, text: String) throws {
    let dates = ThemeFiles.load(own: [], language: "en").value.strings.dates
    #expect(dates.range(try #require(Day(first)), try #require(Day(last))) == text)
  }

  @Test func `links and ids are found in HTML`() {
    let scan = HTMLScan(
      Array(
        """
        <!-- <a href="/no/"> --><a id="x" href="/a/?b=1&amp;c=2">t</a><img src='/i.png' alt=""/>\
        <input disabled><p id=y>a < b</p>
        """.utf8))
    #expect(scan.links == ["/a/?b=1&c=2", "/i.png"])
    #expect(scan.ids == ["x", "y"])
  }
}

@Suite struct DocumentsTests {
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
