import Foundation
import Testing

/// A correction reaches everybody who may have read the mistake: in every output, not only on the note's page.
@Suite struct CorrectionTests {
  private func site() throws -> Folder {
    try Folder.site([
      "content/notes/2025-10-21-a.md": note(
        head: "corrections:\n  - {date: 2025-10-22, text: 'Not Monday, but Tuesday & later.'}\n"),
      "content/notes/2025-10-21-b.md": note(title: "Another"),
    ])
  }

  @Test(arguments: [
    ("atom.xml", "Not Monday, but Tuesday &amp;amp; later."), ("feed.json", "Not Monday, but Tuesday"),
    ("topics/diplomacy/atom.xml", "[Corrections: 22 October 2025: Not Monday, but Tuesday &amp; later.]"),
    ("data/notes.ndjson", #""corrections":[{"date":"2025-10-22","text":"Not Monday, but Tuesday"#),
    ("2025/10/21/a/index.json", #""corrections""#),
    ("2025/10/21/a/index.html", #""correction":[{"@type":"CorrectionComment","text":"Not Monday"#),
  ])
  func `a correction is in each file of the site`(path: String, text: String) throws {
    let folder = try site()
    #expect(try folder.gazette("build").code == 0)
    let file = try folder.read("site/" + path)
    #expect(file.contains(text), "\(file.prefix(3000))")
  }

  @Test(arguments: ["html", "eml", "text", "md"])
  func `a correction is in each letter`(format: String) throws {
    let letter = try site().gazette("edition", "2025-10-21", "--format", format)
    #expect(letter.code == 0)
    let text = letter.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("22 October 2025: Not Monday, but Tuesday"), "\(text)")
  }

  @Test(arguments: [
    ("corrections: The session is on 3 December, not 2 December.", 1), ("corrections: 'It''s late, isn''t it'", 1),
    ("corrections: 'At 10: done'", 1),
  ])
  func `the hint for a correction makes one correction`(line: String, count: Int) throws {
    let folder = try Folder.site(["content/notes/a.md": note(head: "updated: 2025-10-22\n\(line)\n")])
    let wrong = try folder.gazette("build")
    #expect(wrong.code == 1)
    let hint = try #require(wrong.errors.split(separator: "\n").first { $0.contains("hint: write ") })
    let mended = hint.split(separator: "hint: write ").last.map(String.init) ?? ""
    try folder.write("content/notes/a.md", note(head: "updated: 2025-10-22\n\(mended)\n"))
    let built = try folder.gazette("build")
    #expect(built.code == 0, "\(built.errors)")
    let record = try folder.read("site/2025/10/21/a/index.json")
    #expect(record.components(separatedBy: #""date":"2025-10-22","text""#).count == count + 1, "\(record)")
  }
}
