import Base
import Testing

@testable import Notes

@Suite struct NoteHeadTests {
  private func read(_ path: String, _ head: String) -> Diagnosed<NoteHead?> {
    let text = "---\ntitle: T\ntopics: [t]\n\(head)---\nText.\n"
    return NoteHead.read(SourceFile(path: "content/notes/" + path, bytes: Array(text.utf8)), .init())
  }

  @Test(arguments: [
    ("2025-10-21-summit.md", "", "2025-10-21-summit"), ("summit.md", "date: 2025-10-21\n", "2025-10-21-summit"),
    ("2025-10-21-summit.md", "date: 2025-10-22\n", "2025-10-22-summit"),
    ("2025-10-21-summit.md", "slug: talks\n", "2025-10-21-talks"), ("2025-10-21.md", "", "2025-10-21-2025-10-21"),
    ("x/y/2025-10-21-Deep One.md", "", "2025-10-21-deep-one"),
  ])
  func `a note's name is its day and its slug`(path: String, head: String, name: String) throws {
    #expect(try #require(read(path, head).value).name == name)
  }

  @Test(arguments: [
    ("summit.md", "", DiagnosticID.fieldMissing), ("summit.md", "date: 2025-13-01\n", .dateImpossible),
    ("2025-10-21-a.md", "updated: 2025-10-20\n", .fieldValue),
    ("2025-10-21-a.md", "embargo: soon\n", .dateFormat),
  ])
  func `a mistake in the head is reported, and there is no note`(path: String, head: String, id: DiagnosticID) {
    let read = read(path, head)
    #expect(read.value == nil)
    #expect(read.diagnostics.map(\.id) == [id])
  }

  @Test(arguments: [
    "corrections: [{date: 2025-10-25, text: A}, {date: 2025-10-25, text: '  A '}]\n",
    "updated: 2025-10-25\ncorrections: [A, A]\n",
    "updated: 2025-10-25\ncorrections: [A, {date: 2025-10-25, text: A}]\n",
  ])
  func `the same correction twice is an error`(head: String) {
    #expect(read("2025-10-21-a.md", head).diagnostics.map(\.message) == ["the same correction is there twice"])
  }

  @Test func `the last correction is a change where the head gives none`() throws {
    let corrections = "corrections: [{date: 2025-10-25, text: A}, {date: 2025-10-23, text: B}]\n"
    let head = try #require(read("2025-10-21-a.md", corrections).value)
    #expect(head.corrections.map(\.text) == ["B", "A"])
    #expect(head.updated?.day == Day("2025-10-25"))
    #expect(head.lastChange(in: .utc).day == Day("2025-10-25"))
  }
}
