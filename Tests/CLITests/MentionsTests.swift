import Foundation
import Testing

@Suite struct MentionsTests {
  /// Every mention in this repository’s own notes. A person compared each with the text.
  @Test func `this repository's notes have exactly the expected mentions`() throws {
    let result = try Program.run(["mentions"], in: Program.repository)
    #expect(result.code == 0, "\(result.errors)")
    let golden = Program.repository.appendingPathComponent("Tests/Golden/mentions.tsv")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(result.output.utf8).write(to: golden) }
    #expect(result.output == (try? String(contentsOf: golden, encoding: .utf8)))
  }

  private struct Row: Decodable {
    struct Candidate: Decodable {
      let actor: String
      let reason: String
    }

    let note: String
    let line: Int
    let column: Int
    let text: String
    let actor: String?
    let rule: String?
    let reason: String?
    let link: Bool
    let turnedDown: [Candidate]
  }

  @Test func `an actor's page and gazette mentions agree`() throws {
    let result = try Program.run(["mentions", "--json"], in: Program.repository)
    let rows = try JSONDecoder().decode([Row].self, from: Data(result.output.utf8))
    let mentions = rows.filter { $0.actor == "sergei-lavrov" }
    let page = try String(
      contentsOf: Program.repository.appendingPathComponent("site/actors/sergei-lavrov/index.html"), encoding: .utf8)
    let shown = page.components(separatedBy: "<li class=\"appearance\" data-note=\"").dropFirst()
    #expect(Set(shown.map { $0.prefix { $0 != "\"" } }.map(String.init)) == Set(mentions.map(\.note)))
    #expect(shown.count == Set(mentions.map(\.note)).count)
    for appearance in shown {
      let note = String(appearance.prefix { $0 != "\"" })
      let marks = appearance.components(separatedBy: "<mark>").count - 1
      #expect(marks == mentions.count { $0.note == note }, "\(note)")
    }
  }

  private func site() throws -> Folder {
    try Folder.site([
      "content/actors/sergei-lavrov.md": "---\nname: Sergei Lavrov\nkind: person\naliases: [Lavrov]\n---\n",
      "content/actors/mikhail-lavrov.md": "---\nname: Mikhail Lavrov\nkind: person\naliases: [Lavrov]\n---\n",
      "content/notes/2025-10-21-a.md": note(
        "Sergei Lavrov came.\n\nThen Lavrov and Emmanuel Macron spoke. Macron left.\n"),
      "content/notes/2025-10-22-b.md": note("`Lavrov` and Lavrov. Emmanuel Macron came.\n", date: "2025-10-22"),
    ])
  }

  @Test(arguments: ["2025-10-21-a", "a", "content/notes/2025-10-21-a.md", "./content/notes/2025-10-21-a.md"])
  func `a note can be given by name, slug or file`(name: String) throws {
    let result = try site().gazette("mentions", name)
    #expect(
      result.output == """
        content/notes/2025-10-21-a.md:6:1\tSergei Lavrov\tsergei-lavrov\tname, link\tnot mikhail-lavrov (longer-name)
        content/notes/2025-10-21-a.md:8:6\tLavrov\tsergei-lavrov\tfamily-name\tnot mikhail-lavrov (not-introduced)

        """)
  }

  @Test func `an answer about one note has only what concerns it`() throws {
    let folder = try site()
    try folder.write("content/notes/2025-10-23-bad.md", note("[[Nobody]] <b>x</b>\n", date: "2025-10-23"))
    try folder.write("templates/unused.txt", "x")
    let good = try folder.gazette("mentions", "a")
    #expect(good.code == 0)
    #expect(good.errors == "", "\(good.errors)")
    #expect(good.output.split(separator: "\n").count == 2)
    #expect(try folder.gazette("mentions", "a", "--unknown").errors == "")
    let bad = try folder.gazette("mentions", "bad")
    #expect(bad.code == 1)
    #expect(bad.errors.contains("[link.unknown]") && !bad.errors.contains("[template.unused]"), "\(bad.errors)")
    // Without a note, everything is said.
    let all = try folder.gazette("mentions")
    #expect(all.code == 1)
    #expect(all.errors.contains("[link.unknown]") && all.errors.contains("[template.unused]"))
  }

  @Test func `an error that makes the answer wrong or impossible is told`() throws {
    let folder = try site()
    try folder.write("content/notes/2025-10-23-bad.md", "---\ntitle: [\n---\n")
    let unreadable = try folder.gazette("mentions", "bad")
    #expect(unreadable.code == 1)
    #expect(unreadable.output == "")
    #expect(unreadable.errors.contains("content/notes/2025-10-23-bad.md:"), "\(unreadable.errors)")
    try folder.write("content/actors/x.md", "---\nname: [\n---\n")
    let incomplete = try folder.gazette("mentions", "a")
    #expect(incomplete.code == 1)
    #expect(incomplete.errors.contains("content/actors/x.md:") && !incomplete.errors.contains("content/notes/"))
    try folder.write("gazette.yml", "title: [\n")
    let impossible = try folder.gazette("mentions", "a")
    #expect(impossible.code == 1)
    #expect(impossible.output == "" && impossible.errors.contains("gazette.yml:"))
  }

  @Test func `a name without a link is listed with the reason and the candidates`() throws {
    let result = try site().gazette("mentions", "b", "--json")
    let rows = try JSONDecoder().decode([Row].self, from: Data(result.output.utf8))
    #expect(rows.map(\.reason) == ["code", "ambiguous"])
    #expect(rows.map(\.column) == [2, 14])
    #expect(rows.last?.turnedDown.map(\.actor) == ["mikhail-lavrov", "sergei-lavrov"])
    #expect(rows.last?.turnedDown.map(\.reason) == ["ambiguous", "ambiguous"])
  }

  @Test func `a name in another form has the form and the name of the file, and its page the language`() throws {
    let folder = try Folder.site([
      "content/actors/tusk.md": "---\nname: Donald Tusk\nkind: person\n---\n",
      "content/notes/2025-10-21-a.md":
        "---\ntitle: A\ndate: 2025-10-21\ntopics: [t]\nlang: pl\n---\nRozmowa Donalda Tuska, Donald Tusk.\n",
      "content/notes/2025-10-22-b.md": note("Donalda Tuska.\n", date: "2025-10-22"),
    ])
    let result = try folder.gazette("mentions", "a", "--json")
    let rows = try JSONDecoder().decode([FormRow].self, from: Data(result.output.utf8))
    #expect(rows.map(\.rule) == ["inflected", "name"])
    #expect(rows.map(\.form) == ["Donalda Tuska", nil])
    #expect(rows.map(\.nominative) == ["Donald Tusk", nil])
    #expect(try folder.gazette("mentions", "a").output.contains("\ttusk\tinflected of Donald Tusk, link"))
    // The other note is in the site's language, English.
    #expect(try folder.gazette("mentions", "b").output == "")
    #expect(try folder.gazette("build", "--today", "2026-01-01").code == 0)
    #expect(try folder.read("site/2025/10/21/a/index.html").contains("<article class=\"h-entry\" lang=\"pl\">"))
    #expect(try folder.read("site/2025/10/22/b/index.html").contains("<article class=\"h-entry\">"))
    try folder.write("content/notes/2025-10-22-b.md", note(date: "2025-10-22", head: "lang: not a tag\n"))
    #expect(try folder.gazette("check").errors.contains("'not a tag' is not a language tag [field.value]"))
  }

  private struct FormRow: Decodable {
    let rule: String
    let form: String?
    let nominative: String?
  }

  @Test func `unknown names are sorted by frequency`() throws {
    let result = try site().gazette("mentions", "--unknown")
    #expect(
      result.output == """
        2\tEmmanuel Macron\t2 notes\tcontent/notes/2025-10-21-a.md:8:17

        """)
    #expect(try site().gazette("mentions", "--unknown", "--json").output.contains("\"name\" : \"Emmanuel Macron\""))
  }

  @Test func `an unknown note is wrong usage and gets a suggestion`() throws {
    let result = try site().gazette("mentions", "2025-10-21-aa")
    #expect(result.code == 2)
    #expect(result.errors.contains("did you mean '2025-10-21-a'?"))
  }

  @Test func `a mistake behind a comment has its own place, and not that of the comment`() throws {
    let folder = try Folder.site(["content/notes/a.md": note("Oh %%[[Nobody]]%% [[Nobody]] sang.\n")])
    let result = try folder.gazette("check")
    #expect(result.errors.contains("content/notes/a.md:6:19: error"), "\(result.errors)")
  }
}
