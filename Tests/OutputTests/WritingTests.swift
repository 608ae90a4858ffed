import Base
import Foundation
import Testing

@testable import Output

@Suite struct WritingTests {
  private func scratch() throws -> String {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("gazette-output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
  }

  private func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path) { $0 += Array(text.utf8) }
  }

  private func save(_ files: [OutputFile], to folder: String) throws -> Diagnosed<WriteReport> {
    let lock = try #require(try OutputLock.take(folder, patience: 0))
    defer { lock.release() }
    return try write(files, of: "https://example.org/", under: lock)
  }

  @Test func `what is written is counted`() throws {
    let folder = try scratch() + "/site"
    let first = try save([file("a/b", "1"), file("c", "2")], to: folder).value
    #expect(first.written == 2 && first.unchanged == 0 && first.deleted == 0 && first.bytes == 2)
    let second = try save([file("a/b", "1"), file("d", "3")], to: folder).value
    #expect(second.written == 1 && second.unchanged == 1 && second.deleted == 1)
    #expect(try Disk.bytes(of: folder + "/c") == nil)
    #expect(try save([file("a/b", "1"), file("d", "3")], to: folder).value.isUntouched)
  }

  @Test func `the manifest remembers what each file is for`() throws {
    let folder = try scratch() + "/site"
    let style = OutputFile(path: "style.css", traits: FileTraits(.asset, isNamedByContent: true)) { _ in }
    _ = try save([style, file("a", "1")], to: folder)
    #expect(
      try Manifest(of: folder)?.files
        == ["style.css": FileTraits(.asset, isNamedByContent: true), "a": FileTraits(.page)])
    // A file that only becomes another kind changes the list and nothing else.
    let changed = OutputFile(path: "a", traits: FileTraits(.index)) { $0 += Array("1".utf8) }
    #expect(try save([style, changed], to: folder).value.isUntouched)
    #expect(try Manifest(of: folder)?.files["a"] == FileTraits(.index))
  }

  @Test func `an error while a file is made leaves the old tree`() throws {
    struct Fault: Error {}
    let folder = try scratch() + "/site"
    _ = try save([file("a", "1")], to: folder)
    #expect(throws: Fault.self) {
      _ = try save(
        [file("a", "2"), OutputFile(path: "b") { _ in throw Fault() }], to: folder)
    }
    #expect(try Disk.bytes(of: folder + "/a") == Array("1".utf8))
  }

  @Test func `a link to an output folder is followed, and stays a link`() throws {
    let base = try scratch()
    _ = try save([file("a", "1")], to: base + "/real")
    try FileManager.default.createSymbolicLink(atPath: base + "/site", withDestinationPath: base + "/real")
    _ = try save([file("a", "2")], to: base + "/site")
    #expect(try Disk.kind(base + "/site") == .link)
    #expect(try Disk.bytes(of: base + "/real/a") == Array("2".utf8))
  }
}
