import Base
import Names
import Notes
import TestSupport
import Testing

@testable import Archive

/// Which notes come first in digests and on the home page.
@Suite struct WeightsTests {
  private func ranked(_ files: [(path: String, text: String)]) throws -> [String] {
    let archive = try SmallArchive.make(files)
    return archive.ranked(archive.notes.map(\.id)).map { archive[$0].head.slug.text }
  }

  private func note(_ name: String, _ body: String = "Text.", head: String = "") -> (path: String, text: String) {
    let file = SmallArchive.note("2025-10-21-\(name)", body, head: head)
    return file
  }

  @Test func `the priority of the head comes before everything else`() throws {
    let files = [
      note("a", head: "priority: low\nsources: [{title: S, publisher: O}]\n"), note("b"),
      note("c", head: "priority: lead\n"),
      note("d", head: "priority: high\n"), note("e", head: "priority: normal\n"),
    ]
    #expect(try ranked(files) == ["c", "d", "b", "e", "a"])
  }

  @Test func `then what a note is made of`() throws {
    let files = [
      note("a"), note("b", head: "sources: [{title: S, publisher: Wire}]\n"),
      note("c", head: "updates: 2025-10-21-a\n"),
      note("d", head: "updates: 2025-10-21-a\nsources: [{title: S, publisher: Wire}]\n"),
      ("actors/wire.md", "---\nname: Wire\nkind: outlet\n---\n"),
    ]
    #expect(try ranked(files) == ["d", "c", "b", "a"])
  }

  @Test func `a note about actors whom many notes named before weighs more`() throws {
    var files = (0..<10).map { note("n\($0)", "Ann Roe spoke.") }
    files += [
      note("x", "Text."), note("y", "Ann Roe spoke."), ("actors/ann.md", "---\nname: Ann Roe\nkind: person\n---\n"),
    ]
    #expect(try ranked(files).first == "y")
    #expect(try ranked(Array(files.dropFirst())).first == "n1", "nine are not many")
  }

  @Test func `notes of the same weight keep their order`() throws {
    #expect(try ranked([note("b"), note("a"), note("c")]) == ["a", "b", "c"])
  }

  @Test(arguments: [("0.8", true), ("10", true), ("urgent", false), ("hihg", false), ("HIGH", false)])
  func `a number is another tool's, and an unknown word is told`(value: String, isFine: Bool) throws {
    let isRead = (try? SmallArchive.make([note("a", head: "priority: \(value)\n")])) != nil
    #expect(isRead == isFine)
  }
}
