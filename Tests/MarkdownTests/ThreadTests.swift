import Base
import Foundation
import Testing

@testable import Markdown

/// The memory that libcmark's trees are built in belongs to a thread.
@Suite struct ThreadTests {
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/statm"), "this system has no /proc"))
  func `a thread that ends leaves no memory behind`() throws {
    func pages() throws -> Int {
      let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      return Int(text.prefix { $0 != " " }) ?? 0
    }
    let before = try pages()
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<4000 {
      let thread = Thread {
        _ = MarkdownParser.parse(SourceFile(path: "a.md", bytes: Array("*a*".utf8)), options: MarkdownOptions())
        ended.signal()
      }
      thread.start()
      ended.wait()
    }
    // Each left 256 KiB before: a gigabyte in all.
    #expect(try pages() - before < 500 * 1024 * 1024 / 4096)
  }
}
