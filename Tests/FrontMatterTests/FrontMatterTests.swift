import Base
import Testing

@testable import FrontMatter

@Suite struct FrontMatterTests {
  private func parse(_ text: String) -> Diagnosed<YAMLValue?> {
    YAMLParser.parse(SourceFile(path: "f.md", bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    ("a: &x b", DiagnosticID.yamlReference), ("a: *x", .yamlReference), ("<<: {}", .yamlReference),
    ("a: !!int 1", .yamlTag), ("a: 1\na: 2", .yamlDuplicateKey), ("a: [", .yamlSyntax),
    ("a: b\n---\nc: d", .yamlSyntax),
    ("[a]: b", .yamlSyntax), ("a: \u{1}", .yamlSyntax), ("a:\tb: c", .yamlSyntax),
    (String(repeating: "- ", count: 40) + "x", .yamlDepth),
  ])
  func `YAML features that a head does not need are refused`(text: String, id: DiagnosticID) {
    let parsed = parse(text)
    #expect(parsed.value == nil)
    #expect(parsed.diagnostics.map(\.id) == [id])
  }

  @Test func `lines are counted from the file's first line`() throws {
    let file = SourceFile(path: "f.md", bytes: Array("---\ntitle: Київ\ntopics: [a, b]\n---\nBody\n".utf8))
    let head = try #require(Head.find(in: file).value)
    #expect(head.bodyLine == 5)
    let parsed = YAMLParser.parse(file, range: head.yaml, firstLine: head.firstLine)
    let root = try #require(parsed.value)
    var fields = try #require(Fields.of(root, "a note").value)
    #expect(fields.text("title")?.location == SourceLocation(path: "f.md", line: 2, column: 8))
    #expect(fields.texts("topics").map(\.location.column) == [10, 13])
    #expect(fields.finish("a note").isEmpty)
  }

  @Test(arguments: ["---\r\na: b\r\n---\r\nBody", "\u{FEFF}---\na: b\n---\nBody", "--- \na: b\n---\t\nBody"])
  func `a head may follow a byte order mark and may use CRLF and trailing spaces`(text: String) throws {
    let file = SourceFile(path: "f.md", bytes: Array(text.utf8))
    let head = try #require(Head.find(in: file).value)
    #expect(String(utf8: file.bytes[head.bodyStart...]) == "Body")
  }

  @Test(arguments: [
    ("2025-10-21", DateText.day(Day(year: 2025, month: 10, day: 21)!)),
    ("2025-10-21T18:30:00+02:00", .instant(1_761_064_200)), ("2025-10-21T18:30+02", .instant(1_761_064_200)),
    ("2025-10-21 16:30:00Z", .instant(1_761_064_200)), ("2025-10-21T16:30:00.5z", .instant(1_761_064_200)),
    ("2025-10-21T16:30", .clock(Day(year: 2025, month: 10, day: 21)!, second: 59_400)),
    ("2025-02-30", .impossible("day")), ("2025-10-21T24:00Z", .impossible("time")),
    ("2025/10/21", .day(Day(year: 2025, month: 10, day: 21)!)),
    ("2025.10.21", .day(Day(year: 2025, month: 10, day: 21)!)),
    ("2025-1-2", .day(Day(year: 2025, month: 1, day: 2)!)),
    ("October 21, 2025", .day(Day(year: 2025, month: 10, day: 21)!)),
    ("21 Oct 2025", .day(Day(year: 2025, month: 10, day: 21)!)),
    ("Sept. 1, 2025", .day(Day(year: 2025, month: 9, day: 1)!)),
    ("2025-10-21T6:30", .clock(Day(year: 2025, month: 10, day: 21)!, second: 23_400)),
    ("2025-10-21 6:30:00", .clock(Day(year: 2025, month: 10, day: 21)!, second: 23_400)),
    ("2025-10-21 6:30 PM", .clock(Day(year: 2025, month: 10, day: 21)!, second: 66_600)),
    ("2025-10-21 12:00 am", .clock(Day(year: 2025, month: 10, day: 21)!, second: 0)),
    ("2025-10-21 18:30 +0200", .instant(1_761_064_200)), ("2025-10-21 16:30:00 UTC", .instant(1_761_064_200)),
    ("Tue, 21 Oct 2025 18:30:00 +0200", .instant(1_761_064_200)),
    ("31 Feb 2025", .impossible("day")), ("2025-10-21 13:30 PM", .impossible("time")),
  ])
  func `dates may be written as in RFC 3339, in YAML, or with the month in words`(text: String, date: DateText) {
    #expect(DateText(text) == date)
  }

  @Test(arguments: [
    "", "tomorrow", "2025", "2025-10", "21.10.2025", "2025-10-21T", "06/10/2014", "2025-10/21", "2025-10-21T16:30X",
    "2025-10-21T1630", "20251021",
    "21 Octember 2025", "October 2025", "2025-10-21 16:30 CEST", "Mo 2025-10-21",
  ])
  func `anything else is not a date`(text: String) { #expect(DateText(text) == nil) }
}
