import Base
import Foundation
import Output
import Testing

@testable import Publishing

@Suite struct UploadOrderTests {
  @Test func `every role has its step`() {
    let files = Dictionary(uniqueKeysWithValues: FileRole.allCases.map { ($0.rawValue, FileTraits($0)) })
    #expect(
      UploadOrder.steps(of: files.keys.sorted(), by: files)
        == [["asset", "data"], ["page"], ["redirect"], ["index"], ["feed"]])
  }

  @Test func `only steps that have files are named, and names decide nothing`() {
    let files = ["style.css": FileTraits(.page), "sitemap.xml": FileTraits(.asset)]
    #expect(UploadOrder.steps(of: ["style.css", "sitemap.xml"], by: files) == [["sitemap.xml"], ["style.css"]])
    #expect(UploadOrder.steps(of: [], by: files) == [])
  }

  /// The place of a path in the order of this repository's own site.
  private func step(of path: String) throws -> Int {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try #require(try Manifest(of: root.appendingPathComponent("site").path)).files
    return try #require(UploadOrder.steps(of: files.keys.sorted(), by: files).firstIndex { $0.contains(path) })
  }

  @Test(arguments: [
    "index.html", "2025/W43/index.html", "2025/10/index.html", "2025/index.html", "topics/index.html",
    "actors/index.html", "stories/index.html", "search/index.html", "search/index.json", "network/index.html",
    "calendar/index.html", "sitemap.xml", "atom.xml", "feed.json", "robots.txt",
  ])
  func `a real site's lists go up after the notes that they list`(path: String) throws {
    #expect(try step(of: path) > step(of: "2025/10/16/summit-announced/index.html"))
  }

  @Test(arguments: ["data/actors.csv", "2025/10/16/index.json"])
  func `a real site's data goes up before its pages`(path: String) throws {
    #expect(try step(of: path) < step(of: "2025/10/16/summit-announced/index.html"))
  }
}
