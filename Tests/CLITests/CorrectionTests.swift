import Foundation
import Testing

/// A correction and an event reach everybody: they are in every output, not only on the note's page.
@Suite struct CorrectionTests {
  private func site() throws -> Folder {
    try Folder.site([
      "content/notes/2025-10-21-a.md": note(
        head: """
          corrections:
            - {date: 2025-10-22, text: 'Not Monday, but Tuesday & later.'}
          events:
            - {date: 2025-11-05, title: Talks & more}

          """),
      "content/notes/2025-10-21-b.md": note(title: "Another"),
    ])
  }

  private static let correction = "22 October 2025: Not Monday, but Tuesday"
  private static let event = "5 November 2025: Talks"

  @Test(arguments: [
    ("atom.xml", "Not Monday, but Tuesday &amp;amp; later."), ("feed.json", "Not Monday, but Tuesday"),
    ("topics/diplomacy/atom.xml", "[Corrections: 22 October 2025: Not Monday, but Tuesday &amp; later.]"),
    ("daily/atom.xml", correction), ("weekly/atom.xml", correction),
    ("data/notes.ndjson", #""corrections":[{"date":"2025-10-22","text":"Not Monday, but Tuesday"#),
    ("2025/10/21/index.json", #""corrections""#),
    ("2025/10/21/a/index.html", #""correction":[{"@type":"CorrectionComment","text":"Not Monday"#),
    ("2025/10/21/index.html", "Not Monday, but Tuesday"), ("2025/10/22/index.html", "Not Monday, but Tuesday"),
    ("2025/W43/index.html", "Not Monday, but Tuesday"), ("2025/10/index.html", "Not Monday, but Tuesday"),
    ("2025/index.html", "Not Monday, but Tuesday"), ("index.html", "Not Monday, but Tuesday"),
  ])
  func `a correction is in each file of the site`(path: String, text: String) throws {
    try expect(text, in: path)
  }

  @Test(arguments: [
    ("atom.xml", "Talks &amp;amp; more"), ("feed.json", "5 November 2025"),
    ("topics/diplomacy/atom.xml", "[Ahead: 5 November 2025: Talks &amp; more]"), ("daily/atom.xml", event),
    ("data/notes.ndjson", #""events":[{"date":"2025-11-05","title":"Talks "#),
    ("2025/10/21/a/index.html", #"{"@type":"Event","name":"Talks "#), ("calendar.ics", "SUMMARY:Talks & more"),
  ])
  func `an event is in each file of the site`(path: String, text: String) throws {
    try expect(text, in: path)
  }

  private func expect(_ text: String, in path: String) throws {
    let folder = try site()
    #expect(try folder.gazette("build").code == 0)
    let file = try folder.read("site/" + path)
    #expect(file.contains(text), "\(file.prefix(3000))")
  }

  @Test(arguments: ["html", "eml", "text", "md"])
  func `corrections and events are in each letter`(format: String) throws {
    let letter = try site().gazette("edition", "2025-10-21", "--format", format)
    #expect(letter.code == 0)
    let text = letter.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains(Self.correction), "\(text)")
    #expect(text.contains(Self.event), "\(text)")
  }

  @Test(arguments: ["html", "eml", "text", "md"])
  func `a day with nothing but a correction has an edition`(format: String) throws {
    let letter = try site().gazette("edition", "2025-10-22", "--format", format)
    #expect(letter.code == 0, "\(letter.errors)")
    let text = letter.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("1 correction"), "\(text)")
    #expect(text.contains(Self.correction), "\(text)")
    // In the letter, the address is within a quoted-printable line.
    #expect(format == "eml" || text.contains("https://example.org/2025/10/21/a/#page:corrections"), "\(text)")
  }

  @Test func `a letter that has no room for the corrections counts them`() throws {
    let texts = (1...400).map { "Number \($0): \(String(repeating: "long ", count: 20))" }
    let head = "corrections:\n" + texts.map { "  - {date: 2025-10-30, text: '\($0)'}\n" }.joined()
    let folder = try Folder.site([
      "content/notes/2025-10-21-a.md": note(head: head), "content/notes/2025-10-22-b.md": note(date: nil, head: head),
      "content/notes/2025-10-30-c.md": note(title: "Another", date: nil),
    ])
    let letter = try folder.gazette("edition", "2025-10-30")
    #expect(letter.code == 0)
    #expect(letter.output.utf8.count < 100_000)
    #expect(letter.output.contains("800 corrections"))
    #expect(letter.output.contains("Another"))
    let text = try folder.gazette("edition", "2025-10-30", "--format", "text")
    #expect(text.output.contains("Number 400"))
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
    let record = try folder.read("site/2025/10/21/index.json")
    #expect(record.components(separatedBy: #""date":"2025-10-22","text""#).count == count + 1, "\(record)")
  }
}
