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
  ])
  func `dates may be written as in RFC 3339 or in YAML`(text: String, date: DateText) {
    #expect(DateText(text) == date)
  }

  @Test(arguments: [
    "", "tomorrow", "2025", "2025-10", "21.10.2025", "2025-10-21T", "2025-10-21T1:30", "2025-10-21T16:30X",
  ])
  func `anything else is not a date`(text: String) { #expect(DateText(text) == nil) }
}
