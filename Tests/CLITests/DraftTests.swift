import Base
import Foundation
import Testing

/// `gazette draft`: the real program, with this repository's actors.
@Suite struct DraftTests {
  private static let article = Program.repository.appendingPathComponent("../shared/articles/000_ea43636b31aec1b5.txt")
    .path

  /// This repository's site.
  private func site() throws -> Folder {
    let folder = try Folder()
    for name in ["content", "gazette.yml"] {
      try FileManager.default.copyItem(
        at: Program.repository.appendingPathComponent(name), to: folder.url.appendingPathComponent(name))
    }
    return folder
  }

  private func data(_ folder: Folder, _ arguments: String...) throws -> [String: Any] {
    let result = try Program.run(["draft", "--json"] + arguments, in: folder.url)
    #expect(result.code == 0, "\(result.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: article)))
  func `a draft has the first article's speakers, dates and names`() throws {
    let data = try data(try site(), Self.article, "--date", "2025-10-21")
    let quotations = try #require(data["quotations"] as? [[String: Any]])
    let said = quotations.map { "\($0["line"] ?? "") \($0["speaker"] ?? "-") \($0["actor"] ?? "-")" }
    #expect(
      said == [
        "5 a second White House official -", "13 Deputy Foreign Minister Sergei Ryabkov sergei-ryabkov",
        "19 Donald Trump donald-trump", "19 Donald Trump donald-trump", "23 the British government british-government",
        "25 the British government british-government",
      ])
    let dates = try #require(data["dates"] as? [[String: Any]])
    #expect(
      dates.map { "\($0["date"] ?? "") \($0["until"] ?? "-") \($0["text"] ?? "")" } == [
        "2025-10-17 - Friday", "2025-10-20 2025-10-26 this week", "2025-10-21 - Tuesday",
        "2025-10-21 2025-10-28 within the week", "2025-10-25 2025-10-26 at the weekend",
      ])
    let actors = try #require(data["actors"] as? [[String: Any]])
    #expect(actors.count == 23)
    #expect(actors.first { $0["actor"] as? String == "sergei-ryabkov" }?["lines"] as? [Int] == [13, 15])
    let unknown = try #require(data["unknownNames"] as? [[String: Any]])
    #expect(unknown.contains { $0["name"] as? String == "Air Force One" })
  }

  @Test func `the site reads a draft as a note with its quotations`() throws {
    let folder = try site()
    try folder.write(
      "a.html",
      """
      <html lang=en><title>Talks: the "last" round</title><meta property="og:site_name" content="CNN">
      <link rel=canonical href="https://example.com/talks?id=1#x"><meta name=date content="2025-10-22T22:00:00Z">
      <article><p>Sergei Lavrov said the talks were over. “We have nothing [else] to *say* about it,” he told reporters.</p>
      <p>“Nor do we,” a European diplomat said. The ministers will meet again on Friday, and so on and so on and so on.</p></article>
      """)
    let made = try folder.gazette("draft", "a.html", "--topic", "diplomacy")
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.output == "wrote content/notes/2025-10/2025-10-22-talks-the-last-round.md\n")
    let note = try folder.read("content/notes/2025-10/2025-10-22-talks-the-last-round.md")
    #expect(note.contains("publisher: CNN\n    url: \"https://example.com/talks?id=1#x\"\n    date: 2025-10-22\n"))
    #expect(note.contains("> “We have nothing \\[else\\] to \\*say\\* about it.”\n> — [[Sergei Lavrov]] [@cnn]\n"))
    #expect(note.contains("> — a European diplomat [@cnn]\n"))
    #expect(note.contains("#  - date: 2025-10-24  # “Friday”"))
    let check = try folder.gazette("check", "--drafts", "--future", "--quotes", "--today", "2025-10-23")
    #expect(check.code == 0)
    let warnings = check.errors.split(separator: "\n").filter { $0.contains("talks-the-last") }
    // An unnamed diplomat is not an actor.
    #expect(warnings.count == 1 && warnings[0].contains("[quotation.speaker]"), "\(check.errors)")
    #expect(try folder.gazette("build", "--drafts", "--today", "2025-10-23", "-q").code == 0)
    let page = try folder.read("site/2025/10/22/talks-the-last-round/index.html")
    #expect(page.contains("We have nothing [else] to *say* about it."))
    #expect(!page.contains("own words"))
    #expect(
      try folder.read("site/actors/sergei-lavrov/index.html").contains("We have nothing [else] to *say* about it."))
  }

  @Test func `options override the article's own facts`() throws {
    let folder = try site()
    try folder.write("a.md", "---\ntitle: Old\nurl: https://example.com/old\ndate: 2020-01-01\n---\nText.\n")
    let data = try data(
      folder, "a.md", "--title", "New", "--url", "https://example.com/new", "--publisher", "TASS", "--date",
      "2025-10-21")
    #expect(data["title"] as? String == "New")
    #expect(data["url"] as? String == "https://example.com/new")
    #expect(data["outlet"] as? String == "tass")
    #expect(data["date"] as? String == "2025-10-21")
  }

  @Test func `an article can come from standard input`() throws {
    let folder = try site()
    try folder.write("a.txt", "Talks resume\n\n“We are ready to talk,” Marco Rubio said.\n")
    let result = try Program.run(
      ["-c", "\(Program.path) draft - --json < a.txt"], in: folder.url, program: "/bin/sh")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("\"actor\" : \"marco-rubio\""))
  }

  @Test(arguments: [
    (["none.txt"], "there is no file none.txt", Int32(1)),
    (["gazette.yml", "-"], "- for standard input stands alone", 2),
    (["a.txt", "bad.txt", "--title", "x"], "--title works with one article only", 2),
    (["site"], "there is no file site", 1),
    (["/dev/null"], "/dev/null is not a regular file", 1),
    (["empty.txt"], "empty.txt:1:1: error: there is no article's text", 1),
    (["-"], "-:1:1: error: there is no article's text in the file", 1),
    (["bad.txt"], "bad.txt:2:3: error: the file is not UTF-8", 1),
    (["a.txt", "--date", "yesterday"], "'yesterday' is not a date", 2),
    (["a.txt", "--url", "x"], "'x' is not an address", 2),
    (["a.txt", "--url", "https://a.b/x?a b"], "is not an address", 2),
    ([""], "an article's file has no name", 2),
    (["a.txt", "--json", "--edit"], "--edit does not work with --json", 2), ([], "Missing expected argument", 2),
    (["a.txt", "--title", "!!!"], "has no letter or digit for a file name", 1),
  ])
  func `a mistake gets a message, and nothing is written`(arguments: [String], message: String, code: Int32) throws {
    let folder = try site()
    try folder.write("empty.txt", "\n")
    try folder.write("bad.txt", Data("One\nTw".utf8) + Data([0xFF, 0xFE, 0xFD]))
    try folder.write("a.txt", "One.\n")
    let before = try tree(folder.url)
    let result = try Program.run(["draft"] + arguments, in: folder.url)
    #expect(result.code == code)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(differences(before, try tree(folder.url)) == [])
  }

  @Test func `an article with odd text gives a draft that the site reads`() throws {
    let folder = try site()
    let title = String(repeating: "A very long title: \"with\" marks & more ", count: 3000)
    try folder.write(
      "a.html",
      """
      <meta property="og:title" content='\(title)'><meta property="og:site_name" content="People's `touch pwned` $(Daily)">
      <article><p>“1. First we go &amp;amp; look, [x](y) and <i>that</i> is ~~it~~,” Sergei Lavrov said. Some more text of the
      article, so that it is one.</p><p>“- A list we have of all of these, and</p><p>“2. another goes on <b>here</b>,” Sergei
      Lavrov said.</p></article>
      """)
    let made = try folder.gazette("draft", "a.html", "--date", "2025-10-21", "--topic", "diplomacy")
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.errors.contains("--actor 'People'\\''s `touch pwned` $(Daily)'"), "\(made.errors)")
    #expect(try folder.gazette("build", "--drafts", "-q", "--today", "2025-10-23").code == 0)
    let page = try folder.read("site/actors/sergei-lavrov/index.html")
    #expect(page.contains("1. First we go &amp;amp; look, [x](y) and that is ~~it~~."))
    #expect(page.contains("- A list we have of all of these, and 2. another goes on here."))
  }

  @Test func `a draft never overwrites a note`() throws {
    let folder = try site()
    try folder.write("a.txt", "Talks resume\n\nThey did.\n")
    #expect(try folder.gazette("draft", "a.txt", "--date", "2025-10-21").code == 0)
    let again = try folder.gazette("draft", "a.txt", "--date", "2025-10-21")
    #expect(again.code == 1)
    #expect(again.errors.contains("nothing was written"))
  }

  @Test func `a folder of articles gives a draft each and a table`() throws {
    let folder = try site()
    let text = "“We are ready to talk,” Marco Rubio said on Tuesday. And so on, with more of the article's text here."
    try folder.write(
      "saved/a.txt", "Talks resume at last\nBy Ann Roe\nPublished: October 21, 2025\n\n\(text)\n\n\(text)\n")
    try folder.write("saved/again/a.txt", "Talks resume at last\nBy Ann Roe\nOctober 21, 2025\n\n\(text)\n\n\(text)\n")
    try folder.write("saved/b_files/c.html", "<p>A part of a saved page.")
    try folder.write(
      "saved/d.eml",
      "From: a@example.org\nSubject: =?utf-8?Q?Talks_end_=E2=80=93_in_Minsk?=\nDate: Wed, 22 Oct 2025 09:00:00 +0200\n\n\(text)\n"
    )
    try folder.write(
      "saved/e.txt",
      Data([0xFF, 0xFE]) + Data("Brücke in Köln bleibt zu\n\nDer Rat.\n".data(using: .utf16LittleEndian)!))
    try folder.write("saved/f.pdf", "not a PDF")
    try folder.write("saved/g.zip", "PK")
    let result = try folder.gazette("draft", "saved", "--topic", "diplomacy", "--date", "2025-10-21")
    #expect(result.code == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 6, "\(result.output)")
    #expect(lines[0].hasPrefix("day         outlet     with speaker  without  unknown names  title"))
    #expect(lines[1].contains("2025-10-21  no outlet             2        0"))
    #expect(lines[1].hasSuffix("content/notes/2025-10/2025-10-21-talks-resume-at-last.md"))
    #expect(lines[2].hasSuffix("not written: the same article as saved/a.txt"))
    #expect(lines[3].contains("Talks end – in Minsk"))
    #expect(lines[4].contains("Brücke in Köln bleibt zu"))
    let note = try folder.read("content/notes/2025-10/2025-10-21-talks-resume-at-last.md")
    #expect(note.contains("    author: Ann Roe\n    # publisher:\n    # url:\n    date: 2025-10-21\n"))
    #expect(try folder.gazette("build", "--drafts", "-q", "--today", "2025-10-23").code == 0)
  }

  @Test func `names that belong to no actor are added up over drafts, and become actors`() throws {
    let folder = try Folder()
    #expect(try folder.gazette("init", "-q").code == 0)
    try folder.write("content/actors/marco-rubio.md", "---\nname: Marco Rubio\nkind: person\n---\n")
    let text =
      "Qubra Ilyeva told reporters in Cold Ashing that Marco Rubio had left. It went on for a long time after that."
    try folder.write("a.txt", "Talks resume at last\n\n\(text)\n\n“We are ready to talk,” said Qubra Ilyeva.\n")
    try folder.write("b.txt", "Talks end in the night\n\n\(text)\n")
    #expect(try folder.gazette("draft", "a.txt", "b.txt", "--date", "2025-10-21").code == 0)
    #expect(!(try folder.gazette("mentions", "--unknown").output.contains("Ilyeva")))
    let unknown = try folder.gazette("mentions", "--unknown", "--drafts").output
    let rows = unknown.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let row = try #require(rows.first { $0[1] == "Qubra Ilyeva" })
    #expect(row[0] == "3" && row[2] == "2 notes" && row[4] == "person?", "\(row)")
    #expect(row[5].hasPrefix("Qubra Ilyeva told reporters in Cold Ashing"))
    #expect(rows.contains { $0[1] == "Cold Ashing" && $0[4] == "place?" })

    let asked = try Program.run(
      ["-c", "printf 'x\\nMarco Rubio\\nq\\n' | \(Program.path) new --from-unknown --min 3"], in: folder.url,
      program: "/bin/sh")
    #expect(asked.code == 0, "\(asked.errors)")
    #expect(asked.errors.contains("there is no kind and no actor 'x'"))
    #expect(asked.output == "added 'Qubra Ilyeva' to content/actors/marco-rubio.md\n")
    let made = try folder.gazette("new", "--from-unknown", "--yes", "--min", "2")
    #expect(made.output == "wrote content/actors/cold-ashing.md (place)\n", "\(made.output)\(made.errors)")
    #expect(try folder.gazette("new", "--yes", "x").errors.contains("--min and --yes need --from-unknown"))
    #expect(try folder.gazette("check", "--drafts", "-q", "--today", "2025-10-23").code == 0)
  }

  /// Texts that YAML refuses, or that are longer than they seem: the site still builds with the draft.
  @Test(arguments: [
    "A\u{FFFE}B", "A" + String(repeating: "\u{301}", count: 40_000), "A\u{202E}B: # '\"", "--- A", "A\u{0}\u{7}B",
    "{A: [b",
  ])
  func `a draft with an odd head is read by the site`(text: String) throws {
    let folder = try Folder()
    #expect(try folder.gazette("init", "-q").code == 0)
    let body =
      "The council met An\(text)n Roe, and “so\(text)” it left. It has enough words to be the text of an article."
    try folder.write(
      "a.html",
      """
      <html><meta name=author content="\(text) Roe"><meta property=og:site_name content="\(text) News">
      <title>Talks \(text)</title><article><h1>Talks \(text)</h1><p>\(body)</p><p>\(body)</p></article>
      """)
    let made = try folder.gazette("draft", "a.html", "--date", "2025-10-21")
    #expect(made.code == 0, "\(made.errors)")
    let check = try folder.gazette("check", "--drafts", "--today", "2025-10-23")
    #expect(check.code == 0, "\(check.errors)")
  }

  /// A program of the test's own stands in for the real one, which is not on every machine.
  @Test func `a PDF is read with pdftotext, and a message says if it is missing or fails`() throws {
    let folder = try Folder()
    #expect(try folder.gazette("init", "-q").code == 0)
    try folder.write("a.pdf", "%PDF-1.4\n")
    let missing = try Program.run(
      ["-c", "PATH=/nowhere \(Program.path) draft a.pdf"], in: folder.url, program: "/bin/sh")
    #expect(missing.code == 1)
    #expect(missing.errors.contains("a.pdf is read with pdftotext, which is not installed"), "\(missing.errors)")

    let script =
      "#!/bin/sh\nfor last; do :; done\nprintf 'Talks resume at last\\n\\n“We go now,” said Ann Roe.\\n' > \"$last\"\n"
    try folder.write("bin/pdftotext", script)
    let run = "chmod +x bin/pdftotext; PATH=$PWD/bin:$PATH TMPDIR=$PWD/tmp \(Program.path) draft a.pdf --json"
    try folder.write("tmp/keep", "")
    let read = try Program.run(["-c", run], in: folder.url, program: "/bin/sh")
    #expect(read.code == 0, "\(read.errors)")
    #expect(read.output.contains("\"speaker\" : \"Ann Roe\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/tmp") == ["keep"])

    try folder.write("bin/pdftotext", "#!/bin/sh\nexit 3\n")
    let failed = try Program.run(["-c", run], in: folder.url, program: "/bin/sh")
    #expect(failed.code == 1 && failed.errors.contains("pdftotext cannot read it"), "\(failed.errors)")
  }

  @Test func `two articles with one title and different addresses are two`() throws {
    let folder = try Folder()
    #expect(try folder.gazette("init", "-q").code == 0)
    for (name, day) in [("a", "2025-10-21"), ("b", "2025-10-22"), ("c", "2025-10-21")] {
      try folder.write(
        "in/\(name).md",
        "---\ntitle: Morning briefing\nurl: https://example.org/\(day)\ndate: \(day)\n---\nThe council met and went home early.\n"
      )
    }
    let result = try folder.gazette("draft", "in")
    #expect(result.code == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[1].hasSuffix(".md") && lines[2].hasSuffix("2025-10-22-morning-briefing.md"))
    #expect(lines[3].hasSuffix("not written: the same article as in/a.md"), "\(result.output)")
  }

  @Test func `one bad article does not stop the others`() throws {
    let folder = try site()
    try folder.write("a.txt", "Talks resume at last\n\nThey did, and they will go on for as long as it takes.\n")
    try folder.write("empty.txt", "\n")
    let result = try folder.gazette("draft", "empty.txt", "a.txt", "none.txt", "--date", "2025-10-21")
    #expect(result.code == 1)
    #expect(result.errors.contains("empty.txt:1:1: error: there is no article's text"))
    #expect(result.errors.contains("none.txt: there is no file none.txt"))
    #expect(result.output.contains("content/notes/2025-10/2025-10-21-talks-resume-at-last.md"))
    let data = try folder.gazette("draft", "--json", "a.txt", "empty.txt")
    #expect(data.code == 1)
    let records = try #require(try JSONSerialization.jsonObject(with: Data(data.output.utf8)) as? [[String: Any]])
    #expect(records.map { $0["file"] as? String } == ["a.txt"])
  }

  /// Patterns of 200 kB that could make a parser slow.
  @Test(arguments: [
    ("quotes.txt", "“a "), ("guillemets.txt", "«a "), ("straight.txt", "\"a "), ("single.txt", "‘a "),
    ("said.txt", "said "),
    ("names.txt", "Trump said Putin told "), ("commas.txt", "a, "), ("dates.txt", "Tuesday "),
    ("who.txt", "who and said "),
    ("paragraphs.txt", "“x\n\n"), ("tags.html", "<p>Trump <b>x</b>"),
    ("json.html", "<script type='application/ld+json'>["),
    ("entities.html", "&amp;&lt;&#65;"), ("comments.html", "<!-- x --> text "), ("brackets.md", "![[]("),
    ("marks.md", "> "),
  ])
  func `hostile text is read quickly`(name: String, pattern: String) throws {
    let folder = try site()
    try folder.write(name, String(repeating: pattern, count: 200_000 / pattern.utf8.count))
    let start = Date()
    let result = try folder.gazette("draft", name, "--date", "2025-10-21", "--title", "T")
    #expect(result.code == 0 || (result.code == 1 && result.errors.contains("error: ")), "\(result.errors.suffix(500))")
    #expect(Date().timeIntervalSince(start) < 20)
  }

  @Test func `an element that makes a library too slow ends in an error`() throws {
    let folder = try site()
    try folder.write("a.html", "<p \((0..<200_000).map { "a\($0)=1" }.joined(separator: " "))>text")
    let result = try folder.gazette("draft", "a.html")
    #expect(result.code == 1)
    #expect(result.errors.contains("a.html: reading the article took longer than 10 seconds"))
    // Among many, the others are drafted.
    try folder.write("b.txt", "The bridge\n\nThe old bridge over the river was closed on Monday for repairs.\n")
    let both = try folder.gazette("draft", "a.html", "b.txt", "--date", "2025-10-21")
    #expect(both.code == 1)
    #expect(both.errors.contains("a.html: reading the article took longer than 10 seconds"))
    #expect(both.output.contains("the-bridge.md"))
  }
}
