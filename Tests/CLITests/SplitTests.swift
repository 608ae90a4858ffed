import Foundation
import TestSupport
import Testing

/// `gazette split`: the real program.
@Suite struct SplitTests {
  private static let files = [
    "content/actors/ann-roe.md":
      "---\nname: Ann Roe\nkind: person\naliases: [Mayor Roe, Anna Roe]\n---\nAnn Roe was [[council|elected]].\n",
    "content/actors/council.md": "---\nname: Council\nkind: organisation\naffiliations: ['Ann Roe']\n---\n",
    "content/notes/2025-10-21-a.md": """
    ---
    title: First
    actors: [Ann Roe, Council]
    ---
    Ann Roe came. Roe left with [[Ann Roe]], [[ann-roe]], [[ann-roe|her]] and **Anna Roe**.
    %%Ann Roe%% Then Roe's dog and Ann
    Roe's cat came; `Ann Roe` is code.

    | a | b |
    | --- | --- |
    | Ann Roe | [[Ann Roe]] [[ann-roe\\|she]] |

    > Yes.
    >
    > — Mayor Roe

    """,
    "content/notes/2025-10-22-b.md":
      "---\r\ntitle: Second\r\n---\r\nAnn Roe said so. Anna Roe denied it. Roe slept.\r\n",
    "content/notes/2025-10-23-c.md": "---\ntitle: Third\n---\n*Ann* Roe went.\n",
    "content/digests/2025-10-21.md": "Ann Roe leads.\n",
  ]

  private func names(_ folder: Folder) throws -> [String] {
    struct Mention: Decodable {
      let path: String
      let text: String
      let actor: String?
    }
    let output = try folder.gazette("mentions", "--json").output
    return try JSONDecoder().decode([Mention].self, from: Data(output.utf8)).map {
      "\($0.path) \($0.text) \($0.actor ?? "-")"
    }
  }

  @Test func `the places of a list become links, and no other byte changes`() throws {
    let folder = try Folder.site(Self.files)
    let listed = try folder.gazette("split", "ann-roe", "Ann Roe (poet)", "--list", "--alias", "Anna Roe")
    #expect(listed.code == 0, "\(listed.errors)")
    let lines = listed.output.split(separator: "\n").map(String.init)
    #expect(lines.contains("keep content/notes/2025-10-21-a.md:6:18\tRoe\t%%Ann Roe%% Then Roe's dog and Ann"))
    #expect(lines.count { $0.hasPrefix("move ") && $0.contains("\tAnna Roe\t") } == 2)
    let chosen = lines.map { line in
      line.contains("b.md:4:1\t") || line.contains("a.md:9:") || line.contains("a.md:6:")
        || line.contains("a.md:5:")
          && !line.contains("\tRoe\t")
        ? line.replacing(/^keep/, with: "move") : line
    }
    try folder.write("places.txt", chosen.joined(separator: "\n"))
    let command = ["split", "ann-roe", "Ann Roe (poet)", "--alias", "Anna Roe", "--from", "places.txt"]
    let before = try folder.texts()
    #expect(try Program.run(command + ["--dry-run"], in: folder.url).code == 0)
    #expect(try folder.texts() == before)
    let result = try Program.run(command, in: folder.url)
    #expect(result.code == 0, "\(result.errors)")
    let after = try folder.texts()
    #expect(
      after["actors/ann-roe-poet.md"] == "---\nname: Ann Roe (poet)\nkind: person\naliases: [Anna Roe]\n---\n")
    #expect(
      after["actors/ann-roe.md"] == Self.files["content/actors/ann-roe.md"]?.replacing(", Anna Roe", with: ""))
    #expect(
      after["notes/2025-10-21-a.md"] == """
        ---
        title: First
        actors: [Ann Roe, Council]
        ---
        [[ann-roe-poet|Ann Roe]] came. Roe left with [[ann-roe-poet|Ann Roe]], [[ann-roe-poet]], [[ann-roe-poet|her]] and **Anna Roe**.
        %%Ann Roe%% Then [[ann-roe-poet|Roe]]'s dog and [[ann-roe-poet|Ann
        Roe]]'s cat came; `Ann Roe` is code.

        | a | b |
        | --- | --- |
        | Ann Roe | [[Ann Roe]] [[ann-roe\\|she]] |

        > Yes.
        >
        > — Mayor Roe

        """)
    #expect(
      after["notes/2025-10-22-b.md"]
        == "---\r\ntitle: Second\r\n---\r\n[[ann-roe-poet|Ann Roe]] said so. Anna Roe denied it. [[ann-roe|Roe]] slept.\r\n"
    )
    #expect(after["actors/council.md"] == before["actors/council.md"])
    #expect(try folder.gazette("check").code == 0)
    #expect(try Program.run(command, in: folder.url).output == "nothing is to be changed\n")
  }

  /// Whoever is chosen for a place is who it names afterwards, whatever stands around it.
  @Test(arguments: 0..<12) func `each place names whom a person chose`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let folder = try Folder.site(Self.files.filter { $0.key != "content/notes/2025-10-23-c.md" })
    let old = try names(folder)
    let name = ["Ann Roe (poet)", "Anna Roe", "Zoë Roe", "Eva Dahl"][seed % 4]
    let slug = ["ann-roe-poet", "anna-roe", "zoe-roe", "eva-dahl"][seed % 4]
    let lines = try folder.gazette("split", "ann-roe", name, "--list").output.split(separator: "\n").dropFirst()
    let moves = lines.map { _ in Bool.random(using: &random) }
    try folder.write(
      "places.txt", zip(lines, moves).map { "\($1 ? "move" : "keep")\($0.dropFirst(4))" }.joined(separator: "\n"))
    let result = try folder.gazette("split", "ann-roe", name, "--from", "places.txt")
    #expect(result.code == 0, "\(result.errors)")
    let inNotes = zip(lines, moves).filter { line, _ in
      line.contains("content/notes/") && !line.contains("\tactors: ")
    }
    var rest = inNotes.map(\.1)[...]
    let expected = old.map { row -> String in
      guard row.hasSuffix(" ann-roe") else { return row }
      return rest.popFirst() ?? false ? row.dropLast(7) + slug : row
    }
    // A link by the slug shows the name of its actor.
    func plain(_ rows: [String]) -> [String] { rows.map { $0.replacing(name, with: "Ann Roe") } }
    #expect(plain(try names(folder)) == plain(expected))
    #expect(try folder.gazette("check").code == 0)
    let head = zip(lines, moves).first { line, _ in line.contains("council.md") }
    #expect(
      try folder.read("content/actors/council.md")
        == (Self.files["content/actors/council.md"] ?? "").replacing(
          "'Ann Roe'", with: head?.1 == true ? slug : "'Ann Roe'"))
  }

  @Test func `an interrupted run can be repeated`() throws {
    let folder = try Folder.site(Self.files)
    let listed = try folder.gazette("split", "ann-roe", "Anna Roe", "--list", "--alias", "Mayor Roe").output
    try folder.write(
      "places.txt", listed.replacing("keep content/notes/2025-10-22", with: "move content/notes/2025-10-22"))
    let command = ["split", "ann-roe", "Anna Roe", "--alias", "Mayor Roe", "--from", "places.txt"]
    let before = try folder.texts()
    #expect(try Program.run(command, in: folder.url).code == 0)
    let after = try folder.texts()
    // In the order in which they are written.
    let changed = ["notes/2025-10-22-b.md", "actors/anna-roe.md", "actors/ann-roe.md"]
    #expect(changed.sorted() == after.keys.sorted().filter { after[$0] != before[$0] })
    for count in 0..<changed.count {
      for path in changed[count...] {
        if let text = before[path] {
          try folder.write("content/\(path)", text)
        } else {
          try FileManager.default.removeItem(at: folder.url.appendingPathComponent("content/\(path)"))
        }
      }
      let result = try Program.run(command, in: folder.url)
      #expect(result.code == 0, "\(count) \(result.errors)")
      #expect(try folder.texts() == after)
    }
  }

  @Test func `a note goes as a whole, to an actor that is there, and frozen digests are named`() throws {
    let folder = try Folder.site(Self.files)
    try folder.write("content/actors/eva-dahl.md", "---\nname: Eva Dahl\nkind: person\n---\n")
    #expect(try folder.gazette("freeze", "2025-10-22").code == 0)
    let result = try folder.gazette("split", "ann-roe", "Eva Dahl", "--note", "2025-10-22-b")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.errors.contains("content/editions/2025-10-22.yml will show these notes as revised"))
    #expect(
      try folder.read("content/notes/2025-10-22-b.md").contains(
        "[[eva-dahl|Ann Roe]] said so. [[eva-dahl|Anna Roe]] denied it. [[eva-dahl|Roe]] slept."))
    #expect(try folder.gazette("freeze", "--show", "2025-10-22").output.contains("revised    2025-10-22-b"))
  }

  @Test func `what a person has to look at is said`() throws {
    let folder = try Folder.site(Self.files)
    try folder.write("gazette.yml", "title: Test\nurl: https://example.org/\nfooter: Of [[Anna Roe]]\n")
    try folder.write("content/notes/2025-10-24-d.md", note("[Her page](/actors/ann-roe/).\n", date: "2025-10-24"))
    try folder.write("places.txt", "move content/notes/2025-10-22-b.md:4:1\n")
    let result = try folder.gazette("split", "ann-roe", "Eva Dahl", "--alias", "Anna Roe", "--from", "places.txt")
    #expect(result.code == 0, "\(result.errors)")
    for remark in [
      "content/notes/2025-10-24-d.md links to the page of Ann Roe", "gazette.yml names 'Anna Roe'",
      "places that are not in the list stay with Ann Roe: 1", "content/actors/eva-dahl.md has only a name and a kind",
    ] {
      #expect(result.errors.contains(remark), "\(remark): \(result.errors)")
    }
  }

  @Test func `who may read of the actor may read of the other one, and nobody else`() throws {
    let folder = try Folder.site(Self.files)
    let actor = Self.files["content/actors/ann-roe.md"] ?? ""
    try folder.write("content/actors/ann-roe.md", actor.replacing("kind: person", with: "kind: person\npublish: false"))
    #expect(try folder.gazette("split", "ann-roe", "Eva Dahl", "--note", "2025-10-22-b").code == 0)
    #expect(try folder.read("content/actors/eva-dahl.md") == "---\nname: Eva Dahl\nkind: person\npublish: false\n---\n")
  }

  /// A note, and what it is after every place of Ann Roe in it went to Ann Poet.
  private static let moved: [(before: String, after: String)] = [
    ("[[Ann Roe#Life|early life]] [[Ann Roe#Life]]", "[[ann-poet|early life]] [[ann-poet|Ann Roe]]"),
    ("[[ann-roe#life|x]] [[ann-roe]] [[Ann-Roe]]", "[[ann-poet|x]] [[ann-poet]] [[ann-poet]]"),
    ("a | b\n---|---\nAnn Roe | x", "a | b\n---|---\n[[ann-poet\\|Ann Roe]] | x"),
    ("> | a |\n> | --- |\n> | Ann Roe |", "> | a |\n> | --- |\n> | [[ann-poet\\|Ann Roe]] |"),
    (
      "Today %% no %% Ann Roe sang.\n\nToday Ann Roe sat.",
      "Today %% no %% [[ann-poet|Ann Roe]] sang.\n\nToday [[ann-poet|Ann Roe]] sat."
    ),
    ("> “Words.”\n> — Bob Fox, aide to Ann Roe", "> “Words.”\n> — [[bob-fox|Bob Fox]], aide to [[ann-poet|Ann Roe]]"),
    ("Bob Fox met Ann Roe. Then Fox left.", "Bob Fox met [[ann-poet|Ann Roe]]. Then Fox left."),
  ]

  @Test(arguments: moved) func `a place is a link that fits where it stands`(before: String, after: String) throws {
    let folder = try Folder.site([
      "content/actors/ann-roe.md": "---\nname: Ann Roe\nkind: person\n---\n## Life\n\nBorn.\n",
      "content/actors/bob-fox.md": "---\nname: Bob Fox\nkind: person\n---\n", "content/notes/a.md": note(before + "\n"),
    ])
    let speaker = try folder.gazette("build", "-q").code == 0 ? try folder.read("site/data/quotations.csv") : ""
    let result = try folder.gazette("split", "ann-roe", "Ann Poet", "--note", "a")
    #expect(result.code == 0, "\(result.errors)")
    #expect(try folder.read("content/notes/a.md") == note(after + "\n"))
    #expect(try folder.gazette("check").code == 0)
    #expect(try folder.gazette("build", "-q").code == 0)
    #expect(try folder.read("site/data/quotations.csv") == speaker)
  }

  @Test func `names of others stay theirs, in other notes and in the actor's own text too`() throws {
    let folder = try Folder.site([
      "content/actors/ann-roe.md":
        "---\nname: Ann Roe\nkind: person\naliases: [A. Roe, Annie]\n---\nA. Roe was born. [[A. Roe]] studied.\n",
      "content/actors/bob-roe.md": "---\nname: Bob Roe\nkind: person\n---\n",
      "content/notes/2025-10-21-a.md": note("Ann Roe sang.\n"),
      "content/notes/2025-10-21-b.md": note("Bob Roe came. Then Roe left. Annie sat. Annie#x [[Annie#Life|early]].\n"),
    ])
    try folder.write(
      "places.txt",
      try folder.gazette("split", "ann-roe", "Ann Fox", "--list").output
        .replacing("keep content/notes/2025-10-21-a", with: "move content/notes/2025-10-21-a"))
    let before = try names(folder)
    let command = ["split", "ann-roe", "Ann Fox", "--alias", "Annie", "--alias", "A. Roe", "--from", "places.txt"]
    let result = try Program.run(command, in: folder.url)
    #expect(result.code == 0, "\(result.errors)")
    #expect(try names(folder) == before.map { $0.replacing("a.md Ann Roe ann-roe", with: "a.md Ann Roe ann-fox") })
    #expect(
      try folder.read("content/actors/ann-roe.md")
        == "---\nname: Ann Roe\nkind: person\n---\n[[ann-roe|A. Roe]] was born. [[ann-roe|A. Roe]] studied.\n"
        || folder.read("content/actors/ann-roe.md").contains("aliases: []"))
    #expect(try folder.read("content/notes/2025-10-21-b.md").contains("[[ann-roe#Life|early]]"))
    let after = try folder.texts()
    #expect(try Program.run(command, in: folder.url).output == "nothing is to be changed\n")
    // As after an interruption before each of the last files.
    for path in ["actors/ann-roe.md", "actors/ann-fox.md"] {
      let old =
        path.contains("fox")
        ? nil
        : "---\nname: Ann Roe\nkind: person\naliases: [A. Roe, Annie]\n---\nA. Roe was born. [[A. Roe]] studied.\n"
      if let old {
        try folder.write("content/\(path)", old)
      } else {
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("content/\(path)"))
      }
      let again = try Program.run(command, in: folder.url)
      #expect(again.code == 0, "\(again.errors)")
      #expect(try folder.texts() == after)
      try folder.write("content/actors/ann-roe.md", old ?? "")
    }
  }

  @Test(arguments: [
    (["Eva Dahl"], "nothing says which places"),
    (["Ann Roe", "--note", "b"], "is content/actors/ann-roe.md itself"),
    (["Council [x]", "--note", "b"], "cannot be linked"),
    (
      ["Eva Dahl", "--note", "2025-10-23-c"],
      "content/notes/2025-10-23-c.md:4:2: 'Ann Roe' cannot be changed safely here"
    ),
    (["Eva Dahl", "--alias", "Anna Ro"], "did you mean 'Anna Roe'?"),
    (["ann roe", "--note", "b"], "content/actors/ann-roe.md has the name 'ann-roe' already"),
    (["Eva Dahl", "--from", "none.txt"], "cannot read the list none.txt"),
    (["Eva Dahl", "--from", "bad.txt"], "line 2 of the list is not 'keep' or 'move' and a place"),
    (
      ["Eva Dahl", "--from", "twice.txt"], "line 2 of the list has the place content/notes/2025-10-22-b.md:4:1 for the"
    ),
    (["Eva Dahl", "--from", "stale.txt"], "content/notes/2025-10-22-b.md:4:2 is not what the list says of it"),
    (["Eva Dahl", "--from", "gone.txt"], "content/notes/x.md is not there any more"),
    (["Eva Dahl", "--from", "wide.txt"], "the list is not UTF-8"),
    (["Eva Dahl", "--from", "other.txt"], "content/notes/2025-10-22-b.md:4:1 is not what the list says of it"),
    (["Eva Dahl", "--from", "keep.txt"], "nothing would name Eva Dahl"),
    (["Eva Dahl", "--list", "--note", "b"], "give it without --from and --note"),
    (["First", "--note", "b"], "content/notes/2025-10-21-a.md has the name 'First' already"),
    (["Eva Dahl", "--alias", "Unused"], "nothing would name Eva Dahl"),
  ])
  func `what cannot be done is said, and nothing is written`(arguments: [String], message: String) throws {
    let folder = try Folder.site(Self.files)
    let place = "content/notes/2025-10-22-b.md:4"
    try folder.write("bad.txt", "# x\nmove it\n")
    try folder.write("twice.txt", "move \(place):1\nkeep \(place):1 x\n")
    try folder.write("stale.txt", "move \(place):2\n")
    try folder.write("gone.txt", "move content/notes/x.md:1:1\n")
    try folder.write("wide.txt", Data("move \(place):1\n".data(using: .utf16) ?? Data()))
    try folder.write("other.txt", "move \(place):1\tAnn Roe\tAnn Roe said no.\n")
    try folder.write("keep.txt", "\u{FEFF}# x\r\nkeep \(place):1\r\n")
    try folder.write(
      "content/actors/ann-roe.md",
      (Self.files["content/actors/ann-roe.md"] ?? "").replacing("[Mayor Roe,", with: "[Unused, Mayor Roe,"))
    let before = try folder.texts()
    let result = try Program.run(["split", "ann-roe"] + arguments, in: folder.url)
    #expect(result.code != 0)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(try folder.texts() == before)
  }
}
