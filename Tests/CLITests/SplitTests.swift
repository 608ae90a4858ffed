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

  @Test func `who may read of the actor may read of the other one, and nobody else`() throws {
    let folder = try Folder.site(Self.files)
    let actor = Self.files["content/actors/ann-roe.md"] ?? ""
    try folder.write("content/actors/ann-roe.md", actor.replacing("kind: person", with: "kind: person\npublish: false"))
    #expect(try folder.gazette("split", "ann-roe", "Eva Dahl", "--note", "2025-10-22-b").code == 0)
    #expect(try folder.read("content/actors/eva-dahl.md") == "---\nname: Eva Dahl\nkind: person\npublish: false\n---\n")
  }

  @Test(arguments: [
    (["Eva Dahl"], "nothing says which places"),
    (["Ann Roe", "--note", "b"], "is the name of content/actors/ann-roe.md"),
    (["Council [x]", "--note", "b"], "cannot be linked"),
    (["Eva Dahl", "--note", "2025-10-23-c"], "content/notes/2025-10-23-c.md:4:2: this cannot be changed safely"),
    (["Eva Dahl", "--alias", "Anna Ro"], "did you mean 'Anna Roe'?"),
    (["ann roe", "--note", "b"], "content/actors/ann-roe.md has the name 'ann-roe' already"),
    (["Eva Dahl", "--from", "none.txt"], "cannot read the list none.txt"),
    (["Eva Dahl", "--from", "bad.txt"], "line 2 of the list is not 'keep' or 'move' and a place"),
    (
      ["Eva Dahl", "--from", "twice.txt"], "line 2 of the list has the place content/notes/2025-10-22-b.md:4:1 for the"
    ),
    (["Eva Dahl", "--from", "stale.txt"], "content/notes/2025-10-22-b.md:4:2 does not name Ann Roe any more"),
    (["Eva Dahl", "--from", "gone.txt"], "content/notes/x.md is not there any more"),
  ])
  func `what cannot be done is said, and nothing is written`(arguments: [String], message: String) throws {
    let folder = try Folder.site(Self.files)
    let place = "content/notes/2025-10-22-b.md:4"
    try folder.write("bad.txt", "# x\nmove it\n")
    try folder.write("twice.txt", "move \(place):1\nkeep \(place):1 x\n")
    try folder.write("stale.txt", "move \(place):2\n")
    try folder.write("gone.txt", "move content/notes/x.md:1:1\n")
    let before = try folder.texts()
    let result = try Program.run(["split", "ann-roe"] + arguments, in: folder.url)
    #expect(result.code != 0)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(try folder.texts() == before)
  }
}
