import Archive
import Base
import Build
import FrontMatter
import Notes
import Output
import TestSupport
import Testing

/// Frozen digests: what they keep, whatever happens to their notes.
@Suite struct EditionTests {
  /// Prints what a digest tells of its notes, a line each.
  private static let templates = [
    "templates/digest.mustache": """
    {{<base}}{{$main}}
    {{#top}}
    {{>told}}
    {{/top}}
    {{#groups}}
    GROUP {{title}}
    {{#notes}}
    {{>told}}
    {{/notes}}
    {{/groups}}
    {{#late}}
    LATE {{name}}
    {{/late}}
    {{/main}}{{/base}}

    """,
    "templates/told.mustache": "TOLD {{title}}|{{summary}}|{{mark}}\n",
  ]

  /// A note as the test thinks of it.
  private struct Model {
    var title: String
    var text: String
    var day: Int
    var corrections = 0
    var isDraft = false
    var priority: String?

    func file() -> String {
      var head = "title: \(title)\ndate: 2025-10-\(day)\ntopics: [Bridge]\n"
      if isDraft { head += "draft: true\n" }
      if let priority { head += "priority: \(priority)\n" }
      if corrections > 0 {
        head += "corrections:\n"
        for index in 1...corrections { head += "- {date: 2025-10-29, text: Mistake \(index)}\n" }
      }
      return "---\n\(head)---\n\(text)\n"
    }
  }

  private func told(_ site: SmallSite) throws -> (lines: [String], late: [String]) {
    let built = try build(site.folder, BuildOptions(), in: .october)
    let week = try #require(built.value?.files.first { $0.path == "2025/W43/index.html" }, "\(built.diagnostics)")
    var bytes: [UInt8] = []
    try week.append(to: &bytes)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return (
      lines.filter { $0.hasPrefix("TOLD ") }.map { String($0.dropFirst(5)) },
      lines.filter { $0.hasPrefix("LATE ") }.map { String($0.dropFirst(5)) }
    )
  }

  private func freeze(_ site: SmallSite, changing: (String) -> String = { $0 }) throws {
    let built = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    let period = try #require(Period(name: "2025-W43"))
    let time = Timestamp(instant: 1_761_825_600, in: .utc)
    let edition = try #require(built.archive.edition(of: period, at: time, audience: 0))
    try site.write(edition.path, changing(edition.text(audience: nil)))
  }

  @Test func `after 500 edits a frozen digest is the same but for the marks that are due`() throws {
    var random = SeededGenerator(seed: 21)
    let site = try SmallSite(Self.templates)
    var models: [Int: Model] = [:]
    for number in 0..<10 {
      models[number] = Model(title: "Note \(number)", text: "It’s text \(number): \"a\".", day: 20 + number % 7)
      try site.write("content/notes/note-\(number).md", models[number]?.file() ?? "")
    }
    let before = try told(site).lines
    try freeze(site)
    #expect(try told(site).lines == before)
    let frozen = models
    var next = 10
    for step in 0..<500 {
      let number = Int(random.next() % UInt64(next))
      if var model = models[number] {
        switch random.next() % 9 {
        case 0: model.title = "Title \(step)"
        case 1: model.text = "Other \(step)."
        case 2: model.corrections += 1
        case 3: model.isDraft.toggle()
        case 4: model.priority = ["lead", "high", "low"][Int(random.next() % 3)]
        case 5 where models.count > 2:
          models[number] = nil
          try site.remove("content/notes/note-\(number).md")
          continue
        case 6 where number < 10: (model.title, model.text) = (frozen[number]?.title ?? "", frozen[number]?.text ?? "")
        default:
          models[next] = Model(title: "Late \(next)", text: "Late.", day: 20 + next % 7)
          try site.write("content/notes/note-\(next).md", models[next]?.file() ?? "")
          next += 1
        }
        models[number] = model
        try site.write("content/notes/note-\(number).md", model.file())
      } else if number < 10, let old = frozen[number] {
        models[number] = old
        try site.write("content/notes/note-\(number).md", old.file())
      }
      guard step % 10 == 9 else { continue }
      let now = try told(site)
      let expected = before.map { line -> String in
        guard let number = (0..<10).first(where: { line.hasPrefix("Note \($0)|") }), let old = frozen[number] else {
          return "?"
        }
        guard let model = models[number] else { return "Note \(number)||Withdrawn" }
        if model.isDraft { return "A note that was withdrawn||Withdrawn" }
        if model.corrections > 0 { return line + "Corrected on 29 October 2025" }
        return model.title == old.title && model.text == old.text ? line : line + "Revised"
      }
      #expect(now.lines == expected, "step \(step)")
      let late = models.filter { $0.key >= 10 && !$0.value.isDraft }.count
      #expect(now.late.count == late, "step \(step)")
    }
  }

  @Test func `what only a withheld note has is not told`() throws {
    let site = try SmallSite(Self.templates)
    try site.write("content/notes/a.md", "---\ntitle: Hidden\ndate: 2025-10-21\ntopics: [Quiet]\n---\nText.\n")
    try site.write("content/notes/b.md", note(title: "Open"))
    let built = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    let day = try #require(Period(name: "2025-10-21"))
    let time = Timestamp(instant: 1_761_825_600, in: .utc)
    for period in [day, try #require(Period(name: "2025-W43"))] {
      let edition = try #require(built.archive.edition(of: period, at: time, audience: 0))
      try site.write(edition.path, edition.text(audience: nil))
    }
    try site.write(
      "content/notes/a.md", "---\ntitle: Hidden\ndate: 2025-10-21\ntopics: [Quiet]\ndraft: true\n---\nText.\n")
    // Another file has the note's old address.
    try site.write("content/notes/c.md", note(title: "Gone plan", date: "2025-10-20"))
    let again = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    let earlier = try #require(Period(name: "2025-10-20"))
    let third = try #require(again.archive.edition(of: earlier, at: time, audience: 0))
    try site.write(third.path, third.text(audience: nil))
    try site.remove("content/notes/c.md")
    try site.write(
      "content/notes/d.md",
      note(title: "Other", date: "2025-10-22", head: "draft: true\naliases: [/2025/10/20/c/]\n"))
    for file in try #require(try build(site.folder, BuildOptions(), in: .october).value).files {
      var bytes: [UInt8] = []
      try file.append(to: &bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Hidden") && !text.contains("Quiet") && !text.contains("Gone plan"), "\(file.path)")
    }
  }

  @Test func `a summary stays though it follows the title of another note`() throws {
    let site = try SmallSite(Self.templates)
    try site.write("content/notes/2025-10-20-b.md", note(title: "Resigns", date: "2025-10-20"))
    try site.write("content/notes/a.md", note("Reaction to [[2025-10-20-b]].\n", title: "A"))
    try freeze(site)
    let before = try told(site).lines
    #expect(before.contains { $0.contains("Reaction to Resigns.") })
    try site.write("content/notes/2025-10-20-b.md", note(title: "Stays", date: "2025-10-20"))
    #expect(try told(site).lines.filter { $0.hasPrefix("A|") } == before.filter { $0.hasPrefix("A|") })
  }

  @Test func `notes without a topic stand under one heading`() throws {
    let site = try SmallSite(Self.templates)
    let entries = try ["a", "b", "c"].map { name in
      FrozenEdition.Entry(
        name: "2025-10-21-\(name)", day: try #require(Day("2025-10-21")), title: name, summary: "",
        topic: name == "b" ? "T" : nil, rank: nil, hash: "0", corrections: [])
    }
    let day = try #require(Period(name: "2025-10-21"))
    let edition = FrozenEdition(day, time: Timestamp(instant: 1_761_825_600, in: .utc), audience: 0, entries: entries)
    try site.write(edition.path, edition.text(audience: nil))
    try site.write("content/notes/d.md", note(date: "2025-10-22"))
    let built = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    let page = try #require(built.files.first { $0.path == "2025/10/21/index.html" })
    var bytes: [UInt8] = []
    try page.append(to: &bytes)
    let groups = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("GROUP ") }
    #expect(groups == ["GROUP Other notes", "GROUP T"])
  }

  @Test func `an edition is for the circle of readers that it was frozen for`() throws {
    let site = try SmallSite(Self.templates)
    try site.write("gazette.yml", "title: Test\nurl: https://example.org/\naudiences: [public, members]\n")
    try site.write("content/notes/a.md", note(title: "Open"))
    try site.write("content/notes/b.md", note(title: "Secret", head: "audience: members\n"))
    var options = BuildOptions()
    options.audience = .named("members")
    let built = try #require(try build(site.folder, options, in: .october).value)
    let period = try #require(Period(name: "2025-W43"))
    let time = Timestamp(instant: 1_761_825_600, in: .utc)
    let edition = try #require(built.archive.edition(of: period, at: time, audience: 1))
    try site.write(edition.path, edition.text(audience: "members"))
    #expect(try build(site.folder, BuildOptions(), in: .october).value?.archive.frozenDigests.isEmpty == true)
    let members = try build(site.folder, options, in: .october).value?.archive.frozenDigests
    #expect(members?[period]?.entries.count == 2)
    #expect(try !told(site).lines.joined().contains("Secret"))
  }

  @Test func `each circle of readers has its own edition of a period`() throws {
    let site = try SmallSite(Self.templates)
    try site.write("gazette.yml", "title: Test\nurl: https://example.org/\naudiences: [public, members]\n")
    try site.write("content/notes/a.md", note(title: "Open"))
    let period = try #require(Period(name: "2025-W43"))
    let time = Timestamp(instant: 1_761_825_600, in: .utc)
    var options = BuildOptions()
    for (place, circle) in [(0, nil), (1, "members")] {
      options.audience = circle.map(BuildOptions.Audience.named) ?? options.audience
      let built = try #require(try build(site.folder, options, in: .october).value)
      let edition = try #require(built.archive.edition(of: period, at: time, audience: place))
      #expect(edition.path == "content/editions/2025-W43\(circle.map { ".\($0)" } ?? "").yml")
      try site.write(edition.path, edition.text(audience: circle))
    }
    for options in [BuildOptions(), options] {
      let built = try build(site.folder, options, in: .october)
      #expect(built.diagnostics.filter { $0.severity == .error } == [])
      #expect(built.value?.archive.frozenDigests[period]?.entries.count == 1)
    }
    try site.write("content/editions/2025-W44.members.yml", "frozen: 2025-10-27\nnotes: []\n")
    #expect(try build(site.folder, BuildOptions(), in: .october).diagnostics.map(\.id) == [.digestName])
    try site.write("content/editions/2025-W44.members.yml", "frozen: 2025-10-27\naudience: members\nnotes: []\n")
    try site.write("content/editions/old/2025-W43.yml", "frozen: 2025-10-27\nnotes: []\n")
    let found = try build(site.folder, BuildOptions(), in: .october).diagnostics
    #expect(found.map(\.id) == [.addressDuplicate], "\(found)")
  }

  @Test func `a correction is known by its text, not by their number`() throws {
    let site = try SmallSite(Self.templates)
    func write(_ corrections: String) throws {
      try site.write("content/notes/a.md", note(head: "corrections: [\(corrections)]\n"))
    }
    let (first, second) = ("{date: 2025-10-22, text: One}", "{date: 2025-10-23, text: Two}")
    func state() throws -> String {
      let period = try #require(Period(name: "2025-W43"))
      let digests = try build(site.folder, BuildOptions(), in: .october).value?.archive.frozenDigests
      switch try #require(digests?[period]?.entries.first).state {
      case .same: return "same"
      case .corrected(_, let day): return "corrected \(day)"
      case .revised: return "revised"
      case .withdrawn, .withheld: return "gone"
      }
    }
    try write(second)
    try freeze(site)
    #expect(try state() == "same")
    // One that is older comes later.
    try write("\(first), \(second)")
    #expect(try state() == "corrected 2025-10-22")
    // The one that readers saw is gone.
    try write("")
    #expect(try state() == "revised")
  }

  @Test func `a note that is said to be withdrawn and is published is named`() throws {
    let site = try SmallSite(Self.templates)
    try site.write("content/notes/a.md", note(head: "sources: [{title: S}]\n"))
    try freeze(site, changing: { $0.replacing("  hash:", with: "  withdrawn: 2025-10-28\n  hash:") })
    let built = try #require(try build(site.folder, BuildOptions(), in: .october).value)
    #expect(audit(built.archive).filter { $0.id == .editionChanged }.map(\.location.line) == [4])
  }

  @Test func `a frozen text that names something withheld is an error at its place`() throws {
    let site = try SmallSite(Self.templates)
    try site.write("content/actors/ann.md", "---\nname: Ann Roe\nkind: person\n---\n")
    try site.write("content/notes/a.md", note(title: "Ann Roe resigns"))
    try freeze(site)
    try site.write("content/notes/a.md", note(title: "A minister resigns"))
    try site.write("content/actors/ann.md", "---\nname: Ann Roe\nkind: person\ndraft: true\n---\n")
    let found = try build(site.folder, BuildOptions(), in: .october).diagnostics.filter { $0.severity == .error }
    #expect(
      found.map(\.id) == [.leakFound] && found.first?.location.path == "content/editions/2025-W43.yml", "\(found)")
    #expect(found.first?.location.line == 4, "\(found)")
  }

  @Test(arguments: [
    ("notes: []\n", "field.missing"), ("frozen: 2025-10-27\n", "field.missing"),
    ("frozen: 2025-10-27\nnotes:\n- {note: x, title: X, hash: '1'}\n", "field.value"),
    ("frozen: 2025-10-27\nnotes:\n- {note: 2025-10-21-x, title: X}\n", "field.missing"),
    ("frozen: 2025-10-27\nnote: x\n", "field.unknown"), ("frozen: [\n", "yaml.syntax"),
    (
      "frozen: 2025-10-27\nnotes:\n- {note: 2025-10-21-x, title: X, hash: '1'}\n"
        + "- {note: 2025-10-21-x, title: X, hash: '1'}\n", "field.value"
    ),
  ])
  func `a mistake in an edition has its place`(text: String, id: String) throws {
    let site = try SmallSite(["content/notes/a.md": note(), "content/editions/2025-W43.yml": text])
    let found = try build(site.folder, BuildOptions(), in: .october).diagnostics
    #expect(found.contains { $0.id.rawValue == id && $0.location.path == "content/editions/2025-W43.yml" }, "\(found)")
  }

  @Test func `an edition is read as it was written`() throws {
    let title = "It’s \"a\" 'b': [c] # d\tand – ~"
    let entry = FrozenEdition.Entry(
      name: "2025-10-21-a", day: try #require(Day("2025-10-21")), title: title, summary: "One\nand\ttwo \\ \"x\"",
      topic: "A: B", rank: 2, hash: "00", corrections: ["2025-10-22-00", "b"])
    let period = try #require(Period(name: "2025-10-21"))
    let written = FrozenEdition(
      period, time: Timestamp(instant: 1_761_825_600, in: .utc), audience: 0, entries: [entry])
    let site = try SmallSite(["content/notes/a.md": note(), written.path: written.text(audience: nil)])
    let built = try build(site.folder, BuildOptions(), in: .october)
    let read = try #require(built.value?.archive.frozenDigests[period]?.edition.entries.first, "\(built.diagnostics)")
    #expect(read.title == title.trimmingPrefix(" "))
    #expect(read.summary == entry.summary)
    #expect((read.topic, read.rank, read.hash) == ("A: B", 2, "00"))
    #expect(read.corrections == entry.corrections)
  }

  @Test func `the hash of a note leaves out what only sorts it`() throws {
    func hash(_ text: String) throws -> String {
      let file = SourceFile(path: "content/notes/a.md", bytes: Array(text.utf8))
      return try #require(NoteHead.read(file, HeadRules()).value).contentHash
    }
    let plain = try hash(note("A text.\n"))
    for same in ["priority: lead\n", "aliases: [/old/]\n", "corrections: [{date: 2025-10-22, text: No}]\n"] {
      #expect(try hash(note("A text.\n", head: same)) == plain, "\(same)")
    }
    let wrapped = try hash(note("A text of some words.\n\nAnother é.\n"))
    for same in [
      "A text of  \r\nsome words.\n\n\nAnother é.\n", "\nA text of some words.\n\nAnother e\u{301}.\n\n",
      "A text %%of Ann%%\nof some words.\n<!-- why -->\n\nAnother é.\n",
    ] {
      #expect(try hash(note(same)) == wrapped, "\(same)")
    }
    let blocks = "- One item of a list.\n- Two 2 *x* [[y]]\n\n> A quotation, long.\n>\n> — Ann Roe\n\n```\na\nb\n```\n"
    let listed = try hash(note(blocks))
    for same in [
      "- One item\n  of a list.\n- Two\n  2\n  *x*\n[[y]]\n\n> A\n> quotation,\nlong.\n>\n> — Ann Roe\n\n```\na\nb\n```\n",
      blocks.replacing("\n", with: "\r\n"),
    ] {
      #expect(try hash(note(same)) == listed, "\(same)")
    }
    for (old, new) in [
      ("a\nb", "a b"), ("a\nb", " a\nb"), (" list.\n- Two", " list. Two"), ("long.\n>\n> —", "long. —"),
      (">\n> —", "> —"),
      ("> A", "A"), ("> A", "> > A"),
    ] {
      #expect(try hash(note(blocks.replacing(old, with: new))) != listed, "\(old) -> \(new)")
    }
    for other in ["A text of\n- some words.\n\nAnother é.\n", "A text of some words. Another é.\n"] {
      #expect(try hash(note(other)) != wrapped, "\(other)")
    }
    for other in [
      "summary: S\n", "sources: [{title: T}]\n", "events: [{date: 2026-01-01, title: E}]\n", "authors: [B]\n",
      "claims: [{text: C.}]\n",
    ] {
      #expect(try hash(note("A text.\n", head: other)) != plain, "\(other)")
    }
    #expect(try hash(note("A text!\n")) != plain)
    #expect(try hash(note("A text.\n", title: "B")) != plain)
  }
}
