import Foundation
import Testing

/// `gazette edition`: the real program.
@Suite struct EditionTests {
  private func site() throws -> Folder {
    try Folder.site([
      "content/notes/a.md": note(title: "\"First: of a day\"", date: "2025-10-21"),
      "content/notes/b.md": note(title: "Second", date: "2025-10-22"),
      "content/notes/draft.md": note(title: "Hidden", date: "2025-10-21", head: "draft: true\n"),
    ])
  }

  @Test(arguments: [
    ("2025-10-21", ["First"], ["Second", "Hidden"]), ("2025-W43", ["First", "Second"], ["Hidden"]),
    ("2025-10", ["First", "Second"], ["Hidden"]),
  ])
  func `an edition contains the notes of its days`(period: String, has: [String], hasNot: [String]) throws {
    let folder = try site()
    for format in ["html", "text", "md", "eml"] {
      let result = try folder.gazette("edition", period, "--format", format)
      #expect(result.code == 0, "\(result.errors)")
      for title in has { #expect(result.output.contains(title), "\(format)") }
      for title in hasNot { #expect(!result.output.contains(title), "\(format)") }
    }
  }

  @Test func `the file's name decides the format, and the file is never half written`() throws {
    let folder = try site()
    for (name, start) in [
      ("day.eml", "From: "), ("day.txt", "Test"), ("day.md", "# ["), ("day.html", "<!doctype"), ("day.epub", "PK"),
      ("day", "<!doctype"),
    ] {
      #expect(try folder.gazette("edition", "2025-10-21", "--to", name).code == 0)
      #expect(try folder.read(name).hasPrefix(start), "\(name)")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy { !$0.contains("gazette-new") })
    #expect(try folder.gazette("edition", "2025-10-21", "--format", "md", "--to", "x.txt").code == 0)
    #expect(try folder.read("x.txt").hasPrefix("# [First: of a day") == false)
  }

  @Test(arguments: ["content/notes/a.md", "content/notes/new.md", "./content/x.md", "templates/x.html", "gazette.yml"])
  func `an edition never replaces what the site is made from`(path: String) throws {
    let folder = try site()
    let before = try? folder.read(path)
    let result = try folder.gazette("edition", "2025-10-21", "--format", "md", "--to", path)
    #expect(result.code == 1)
    #expect(result.errors.contains("\(path) is part of what the site is made from"), "\(result.errors)")
    #expect((try? folder.read(path)) == before)
  }

  @Test func `an edition tells only what concerns its notes and its lead`() throws {
    let folder = try site()
    try folder.write("content/notes/c.md", note("[[Nobody]] <b>x</b>\n", date: "2025-11-03"))
    try folder.write("content/digests/2025-11-03.md", "[[Nobody]]\n")
    try folder.write("content/pages/about.md", "---\ntitle: About\n---\n[[Nobody]]\n")
    try folder.write("templates/unused.txt", "x")
    for period in ["2025-10-21", "2025-W43", "2025-10"] {
      let good = try folder.gazette("edition", period, "--format", "text")
      #expect(good.code == 0)
      #expect(good.errors == "", "\(good.errors)")
      #expect(good.output.contains("First"))
    }
    let bad = try folder.gazette("edition", "2025-11", "--format", "text")
    #expect(bad.code == 1)
    #expect(bad.output == "")
    #expect(bad.errors.contains("content/notes/c.md:") && !bad.errors.contains("about.md"), "\(bad.errors)")
    let lead = try folder.gazette("edition", "2025-11-03", "--format", "text")
    #expect(lead.errors.contains("content/digests/2025-11-03.md:"), "\(lead.errors)")
  }

  @Test(arguments: [
    ("gazette.yml", "title: [\n"), ("gazette.yml", "title: Test\n"), ("templates/letter.mustache", "{{nothing}}"),
    ("content/actors/x.md", "---\nname: [\n---\n"), ("content/notes/2025-10-21-x.md", "---\ntitle: [\n---\n"),
  ])
  func `an error that every edition depends on stops it`(path: String, text: String) throws {
    let folder = try site()
    try folder.write(path, text)
    let result = try folder.gazette("edition", "2025-10-21")
    #expect(result.code == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("\(path):"), "\(result.errors)")
  }

  @Test(arguments: [
    (["2025-13-01"], "'2025-13-01' is not a day, a week, a month or a year", 2), (["20251"], "'20251' is not a day", 2),
    (["2025-10-21", "--to", "x.docx"], "no format has the ending '.docx'", 2),
    (["2025-10-21", "--format", "docx"], "invalid", 2),
    (["2025-10-21", "--from", "Desk"], "'Desk' is not an address", 2),
    (["2024-01-01"], "there is no digest of 2024-01-01", 1),
    (["2025-10-21", "--to", "content"], "content is a folder", 1),
  ])
  func `a mistake gets a message`(arguments: [String], message: String, code: Int32) throws {
    let folder = try site()
    let result = try Program.run(["edition"] + arguments, in: folder.url)
    #expect(result.code == code)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}

/// `gazette edition --since-last` and what belongs to it.
@Suite struct NewsletterTests {
  private func site() throws -> Folder {
    try Folder.site([
      "content/actors/ann-roe.md": "---\nname: Ann Roe\nkind: person\n---\n",
      "content/notes/2025-10-20-old.md": note("Ann Roe came.\n", title: "Old", date: "2025-10-20"),
      "content/notes/2025-10-21-first.md": note("Ann Roe went.\n", title: "First", date: "2025-10-21"),
    ])
  }

  private func letter(_ folder: Folder, _ arguments: String..., today: String) throws -> Program.Result {
    try Program.run(
      ["edition", "--since-last", "--format", "text", "--today", today] + arguments, in: folder.url)
  }

  @Test func `each letter has what no letter had before, and corrections of what its readers got`() throws {
    let folder = try site()
    let refused = try letter(folder, today: "2025-10-22")
    #expect(refused.code == 1 && refused.errors.contains("--since 2025-10-21"), "\(refused.errors)")
    let first = try letter(folder, "--since", "2025-10-21", today: "2025-10-22")
    #expect(first.output.contains("First") && !first.output.contains("Old\n"), "\(first.output)")
    let none = try letter(folder, today: "2025-10-23")
    #expect(none.code == 0 && none.output == "" && none.errors == "nothing is new; nothing was written\n")

    // A note that comes late, one of today, and a correction; a correction of what nobody got is not told.
    try folder.write("content/notes/2025-10-21-late.md", note(title: "Late", date: "2025-10-21"))
    try folder.write("content/notes/2025-10-24-new.md", note(title: "New", date: "2025-10-24"))
    let correction = "corrections:\n- {date: 2025-10-24, text: It was Tuesday.}\n"
    try folder.write(
      "content/notes/2025-10-21-first.md", note(title: "First", date: "2025-10-21", head: correction))
    try folder.write(
      "content/notes/2025-10-20-old.md",
      note(title: "Old", date: "2025-10-20", head: correction.replacing("Tuesday", with: "Monday")))
    let rehearsal = try letter(folder, "--dry-run", today: "2025-10-24")
    let second = try letter(folder, today: "2025-10-24")
    #expect(rehearsal.output == second.output)
    #expect(second.output.contains("New since 22 October 2025"))
    for told in ["Late", "New\n", "It was Tuesday."] { #expect(second.output.contains(told), "\(second.output)") }
    #expect(!second.output.contains("Monday."), "\(second.output)")
    #expect(try letter(folder, today: "2025-10-25").errors.contains("nothing is new"))
    #expect(try folder.gazette("build", "--strict").code == 0)

    // A note with another name is no new note.
    #expect(try folder.gazette("rename", "note", "2025-10-24-new", "Newer").code == 0)
    #expect(try letter(folder, today: "2025-10-25").errors.contains("nothing is new"))

    // A second mistake in the same note.
    try folder.write(
      "content/notes/2025-10-21-first.md",
      note(title: "First", date: "2025-10-21", head: correction + "- {date: 2025-10-25, text: It was noon.}\n"))
    let third = try letter(folder, today: "2025-10-26").output
    #expect(third.contains("It was noon.") && !third.contains("Tuesday"), "\(third)")
    // One that is dated before those that the readers know is told, and no other.
    try folder.write(
      "content/notes/2025-10-21-first.md",
      note(
        title: "First", date: "2025-10-21",
        head: correction.replacing("corrections:\n", with: "corrections:\n- {date: 2025-10-23, text: It was dusk.}\n")
          + "- {date: 2025-10-25, text: It was noon.}\n"))
    let fourth = try letter(folder, today: "2025-10-27").output
    #expect(fourth.contains("It was dusk.") && !fourth.contains("noon") && !fourth.contains("Tuesday"), "\(fourth)")
    #expect(try letter(folder, today: "2025-10-27").errors.contains("nothing is new"))
    let again = try letter(folder, "--since", "2025-10-21", today: "2025-10-27")
    #expect(again.code == 1 && again.errors.contains("without --since"))
  }

  @Test func `a frozen digest that lost its notes says so in feeds and shortened letters`() throws {
    let folder = try site()
    for number in 100..<450 {
      try folder.write("content/notes/2025-10-21-n\(number).md", note(title: "Number \(number) of the day"))
    }
    for period in ["2025-10-20", "2025-10-21", "2025-W43"] {
      #expect(try folder.gazette("freeze", period, "--today", "2025-10-27").code == 0)
    }
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("content/notes/2025-10-20-old.md"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("content/notes/2025-10-21-n449.md"))
    #expect(try folder.gazette("build").code == 0)
    // The page of the week has every note that it had when it was frozen.
    let week = try folder.read("site/2025/W43/index.html")
    #expect((100..<450).allSatisfy { week.contains("Number \($0) of the day") })
    let feed = try folder.read("site/daily/atom.xml")
    #expect(!feed.contains("1970") && feed.contains("2025-10-27T00:00:00Z"), "\(feed.prefix(3000))")
    let letter = try folder.gazette("edition", "2025-10-21", "--format", "html").output
    #expect(letter.contains("[Withdrawn]"))
    // Notes without an address stand apart like the others.
    let text = try folder.gazette("edition", "2025-10-20", "--format", "text").output
    #expect(text.contains(/Withdrawn\]\n\n/), "\(text)")
  }

  @Test func `the page of a frozen digest leads to its month and year, though no note is left`() throws {
    let folder = try Folder.site(["content/notes/a.md": note(date: "2024-03-05"), "content/notes/b.md": note()])
    for period in ["2024-03-05", "2024-W10", "2024-03"] { #expect(try folder.gazette("freeze", period).code == 0) }
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("content/notes/a.md"))
    for edition in ["2024-W10", "2024-03-05", "2024-03", ""] {
      let result = try folder.gazette("check")
      #expect(result.code == 0, "\(result.errors)")
      if edition.isEmpty { break }
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent("content/editions/\(edition).yml"))
    }
  }

  @Test func `topics, actors and stories have letters and books of their own`() throws {
    let folder = try site()
    #expect(
      try letter(folder, "--actor", "Ann Roe", "--since", "2025-10-01", today: "2025-10-22").output.contains("Old"))
    #expect(try letter(folder, "--topic", "diplomacy", "--since", "2025-10-21", today: "2025-10-22").code == 0)
    try folder.write("content/notes/2025-10-23-x.md", note(title: "Nobody", date: "2025-10-23"))
    #expect(try letter(folder, "--actor", "ann-roe", today: "2025-10-24").errors.contains("nothing is new"))
    #expect(try letter(folder, "--topic", "diplomacy", today: "2025-10-24").output.contains("Nobody"))
    let dossier = try folder.gazette("edition", "--actor", "ann-roe", "--format", "md")
    #expect(dossier.output.hasPrefix("# [Ann Roe](<https://example.org/actors/ann-roe/>)"), "\(dossier.output)")
    #expect(dossier.output.contains("Old") && !dossier.output.contains("Nobody"))
    #expect(try folder.gazette("edition", "--actor", "ann-roe", "--to", "roe.epub").code == 0)
    #expect(try folder.gazette("edition", "--since", "2025-10-21", "--format", "md").output.contains("First"))
  }

  @Test func `a letter can have each note in full`() throws {
    let folder = try site()
    try folder.write(
      "content/notes/2025-10-21-long.md",
      note(title: "Long", date: "2025-10-21") + "\nThe second *paragraph*, with [a link](/about/).\n")
    for format in ["html", "eml", "text", "md"] {
      let short = try folder.gazette("edition", "2025-10-21", "--format", format)
      #expect(!short.output.contains("second"), "\(format)")
      let full = try folder.gazette("edition", "2025-10-21", "--format", format, "--full")
      #expect(full.output.contains("second"), "\(format)")
      if format == "html" {
        #expect(full.output.contains("<em>paragraph</em>"))
        #expect(full.output.contains("href=\"https://example.org/about/\""))
      }
    }
    // What would make the letter too long has its summary again.
    let paragraph = String(repeating: "So many words. ", count: 4_000)
    for number in 1...3 {
      try folder.write(
        "content/notes/2025-10-21-l\(number).md",
        note(title: "Very long \(number)", date: "2025-10-21") + "\n\(paragraph)\n")
    }
    let letter = try folder.gazette("edition", "2025-10-21", "--full").output
    #expect(letter.utf8.count <= 100_000 && letter.utf8.count > 60_000)
    for number in 1...3 { #expect(letter.contains("Very long \(number)")) }
  }

  @Test func `a PDF needs a program that prints, and says so`() throws {
    let folder = try site()
    func shell(_ command: String) throws -> Program.Result {
      try Program.run(
        ["-c", "\(command) \(Program.path) edition 2025-10-21 --to day.pdf"], in: folder.url, program: "/bin/sh")
    }
    let missing = try shell("PATH=/nowhere")
    #expect(missing.code == 1 && missing.errors.contains("a PDF needs weasyprint or chromium"), "\(missing.errors)")
    try folder.write("bin/weasyprint", "#!/bin/sh\necho 'no fonts' >&2; exit 3\n")
    let failed = try shell("chmod +x bin/weasyprint; PATH=$PWD/bin:$PATH")
    #expect(failed.code == 1 && failed.errors.contains("weasyprint made no PDF: no fonts"), "\(failed.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("day.pdf").path))
  }

  @Test(arguments: [
    ("yesterday", "First"), ("W43", "First"), ("last-week", "First"), ("2025", "Old"), ("this-month", "Old"),
  ])
  func `a period can be named by words`(words: String, title: String) throws {
    let folder = try site()
    let today = words == "last-week" ? "2025-10-28" : "2025-10-22"
    let result = try folder.gazette("edition", words, "--format", "md", "--today", today)
    #expect(result.output.contains(title), "\(result.errors)")
  }

  @Test(arguments: [
    [], ["2025-W43", "--topic", "x"], ["2025-W43", "--since-last"], ["--topic", "x", "--actor", "y"], ["W99"],
    ["--since", "soon"], ["--since-last", "--drafts"], ["--topic", "nothing"], ["--story", "none"], ["last-year"],
  ])
  func `what makes no sense is said`(arguments: [String]) throws {
    let folder = try site()
    let result = try Program.run(["edition"] + arguments, in: folder.url)
    #expect(result.code == 2, "\(result.errors)")
    #expect(result.output == "")
  }
}
