import Foundation
import TestSupport
import Testing

/// `gazette rename` and `gazette merge`: the real program.
@Suite struct RenameTests {
  private static let files = [
    "content/actors/ann-roe.md":
      "---\nname: Ann Roe\nkind: person\n---\nSee [[ann-roe]] and [[Ann Roe|her]].\n\n## Life\n\nBorn.\n",
    "content/actors/council.md": """
    ---
    name: Council
    kind: organisation
    affiliations: ['Ann Roe']   # of the mayor
    roles:
    - {title: Mayor, organisation: "Ann Roe"}
    ---

    """,
    "content/notes/2025-10-21-a.md": """
    ---
    title: First
    topics: [Bridge]
    actors: [ann-roe, Council]
    ---
    Ann Roe came. [[Ann Roe]], [[ann-roe]], [[ann-roe|she]], [[ Ann Roe ]] and [[ann-roe#Life]] came.
    `[[ann-roe]]` and \\[[ann-roe]] stay. [Her page](/actors/ann-roe/#life), [again](/actors/ann-roe).

    | a | b |
    | --- | --- |
    | [[ann-roe\\|she]] | Roe |

    ![[ann-roe]]

    """,
    "content/notes/2025-10-22-b.md": """
    ---
    title: Second
    tags: "Bridge"
    updates: 2025-10-21-a
    ---
    [[First]], [[2025-10-21-a]], [[a|it]] and [[Bridge]], [[bridge|x]]. Ann Roe left.

    """,
    "content/digests/2025-10-21.md": "[[ann-roe]] leads.\n",
  ]

  @Test func `an actor's file, heads, links and addresses follow, and no other byte changes`() throws {
    let folder = try Folder.site(Self.files)
    let before = try folder.texts()
    let shown = try folder.gazette("rename", "actor", "Ann Roe", "Anna Roe-Dahl", "--dry-run")
    #expect(shown.code == 0, "\(shown.errors)")
    #expect(try folder.texts() == before)
    #expect(shown.output.contains("content/digests/2025-10-21.md:1: + [[anna-roe-dahl]] leads."))
    let result = try folder.gazette("rename", "actor", "Ann Roe", "Anna Roe-Dahl")
    #expect(result.code == 0, "\(result.errors)")
    let after = try folder.texts()
    #expect(after["actors/ann-roe.md"] == nil)
    #expect(
      after["actors/anna-roe-dahl.md"] == """
        ---
        name: Anna Roe-Dahl
        kind: person
        aliases: [Ann Roe, /actors/ann-roe/]
        ---
        See [[anna-roe-dahl]] and [[Anna Roe-Dahl|her]].

        ## Life

        Born.

        """)
    #expect(
      after["actors/council.md"]
        == Self.files["content/actors/council.md"]?
        .replacing("'Ann Roe'", with: "'Anna Roe-Dahl'").replacing("\"Ann Roe\"", with: "Anna Roe-Dahl"))
    #expect(
      after["notes/2025-10-21-a.md"] == """
        ---
        title: First
        topics: [Bridge]
        actors: [anna-roe-dahl, Council]
        ---
        Ann Roe came. [[Anna Roe-Dahl]], [[anna-roe-dahl]], [[anna-roe-dahl|she]], [[ Anna Roe-Dahl ]] and [[anna-roe-dahl#Life]] came.
        `[[ann-roe]]` and \\[[ann-roe]] stay. [Her page](/actors/anna-roe-dahl/#life), [again](/actors/anna-roe-dahl/).

        | a | b |
        | --- | --- |
        | [[anna-roe-dahl\\|she]] | Roe |

        ![[anna-roe-dahl]]

        """)
    #expect(after["notes/2025-10-22-b.md"] == before["notes/2025-10-22-b.md"])
    #expect(try folder.gazette("check").code == 0)
    #expect(try folder.gazette("rename", "actor", "ann-roe", "Anna Roe-Dahl").output == "nothing is to be changed\n")
  }

  @Test func `a topic with a file or without one, and a note`() throws {
    let folder = try Folder.site(Self.files)
    #expect(try folder.gazette("freeze", "2025-10-21").code == 0)
    #expect(try folder.gazette("rename", "topic", "Bridge", "Old Bridge").code == 0)
    #expect(try folder.read("content/topics/old-bridge.md").contains("aliases: [Bridge, /topics/bridge/]"))
    #expect(try folder.read("content/notes/2025-10-21-a.md").contains("topics: [Old Bridge]"))
    #expect(try folder.read("content/notes/2025-10-22-b.md").contains("tags: Old Bridge\n"))
    #expect(try folder.read("content/notes/2025-10-22-b.md").contains("[[Old Bridge]], [[old-bridge|x]]"))
    #expect(try folder.gazette("rename", "topic", "Old Bridge", "River: bridges").code == 0)
    #expect(try folder.read("content/topics/river-bridges.md").contains("title: \"River: bridges\"\n"))
    #expect(try folder.gazette("rename", "note", "2025-10-21-a", "First of all").code == 0)
    let note = try folder.read("content/notes/2025-10-21-first-of-all.md")
    #expect(note.contains("title: First of all\n") && note.contains("aliases: [First, /2025/10/21/a/]"))
    let second = try folder.read("content/notes/2025-10-22-b.md")
    #expect(second.contains("updates: 2025-10-21-first-of-all"))
    #expect(second.contains("[[First of all]], [[2025-10-21-first-of-all]], [[first-of-all|it]]"))
    let check = try folder.gazette("check")
    #expect(check.code == 0, "\(check.errors)")
    // The frozen digest still has the note, under its old title.
    #expect(try folder.gazette("freeze", "--show", "2025-10-21").output.contains("revised    2025-10-21-a"))
    #expect(try folder.gazette("rename", "note", "first-of-all", "beginning").code == 0)
    #expect(try folder.read("content/notes/2025-10-21-beginning.md").contains("title: First of all\n"))
    #expect(try folder.gazette("check").code == 0)
  }

  @Test func `merging loses nothing, and refuses what only a person can decide`() throws {
    let folder = try Folder.site(Self.files)
    try folder.write(
      "content/actors/a-roe.md",
      """
      ---
      name: A. Roe
      kind: person
      aliases: [Mayor Roe, /actors/old-roe/]
      affiliations: [Council]
      description: The mayor.
      ---
      She was [[a-roe|born]] in 1970.

      """)
    try folder.write(
      "content/notes/2025-10-23-c.md", note("[[a-roe]], [[A. Roe]] and Mayor Roe.\n", date: "2025-10-23"))
    let before = try folder.texts()
    try folder.write(
      "content/actors/ann-roe.md",
      before["actors/ann-roe.md"]?.replacing("kind: person", with: "kind: person\ndescription: Another.") ?? "")
    let refused = try folder.gazette("merge", "a-roe", "ann-roe")
    #expect(refused.code == 1)
    #expect(refused.errors.contains("differ in description"), "\(refused.errors)")
    try folder.write("content/actors/ann-roe.md", before["actors/ann-roe.md"] ?? "")
    #expect(try folder.texts() == before)
    let result = try folder.gazette("merge", "a-roe", "Ann Roe")
    #expect(result.code == 0, "\(result.errors)")
    let after = try folder.texts()
    #expect(after["actors/a-roe.md"] == nil)
    #expect(
      after["actors/ann-roe.md"] == """
        ---
        name: Ann Roe
        kind: person
        aliases: [A. Roe, Mayor Roe, /actors/a-roe/, /actors/old-roe/]
        affiliations: [Council]
        description: The mayor.
        ---
        See [[ann-roe]] and [[Ann Roe|her]].

        ## Life

        Born.

        She was [[ann-roe|born]] in 1970.

        """)
    #expect(after["notes/2025-10-23-c.md"]?.contains("[[ann-roe]], [[A. Roe]] and Mayor Roe.") == true)
    #expect(try folder.gazette("check").code == 0)
  }

  @Test(arguments: [
    (["rename", "actor", "Ann Roe", "Council"], "content/actors/council.md has the name 'Council' already"),
    (["rename", "actor", "Ann Roe", "Bridge"], "the topic 'Bridge' has the name 'Bridge' already"),
    (["rename", "actor", "Nobody", "X"], "no actor named 'Nobody'"),
    (["rename", "actor", "Ann Roe", "!!"], "no letter or digit"),
    (["rename", "actor", "Ann Roe", "A|B"], "cannot be linked"), (["rename", "topic", "Bridg", "X"], "did you mean"),
    (["rename", "note", "x", "X"], "no note 'x'"), (["merge", "ann-roe", "Ann Roe"], "the same actor"),
    (["merge", "ann-roe", "council"], "differ in kind"),
  ])
  func `what cannot be done is said, and nothing is written`(command: [String], message: String) throws {
    let folder = try Folder.site(Self.files)
    let before = try folder.texts()
    let result = try Program.run(command, in: folder.url)
    #expect(result.code != 0)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(try folder.texts() == before)
  }

  @Test func `a link follows only if it leads to what is renamed`() throws {
    let folder = try Folder.site([
      "content/actors/ann-roe.md": "---\nname: Ann Roe\nkind: person\n---\n",
      "content/actors/bridge.md": "---\nname: Bridge\nkind: place\n---\n",
      "content/notes/2025-10-21-ann-roe.md": note("[[bridge]] [[Bridge]] [[ann-roe]]\n", title: "Ann Roe"),
      "content/notes/2025-10-22-b.md":
        "---\ntitle: B\ndate: 2025-10-22\ntopics: [Bridge]\n---\n%%[[ann-roe]]%% [[ANN-ROE]] <!-- [[ann-roe]] --> "
        + "[x](../actors/ann-roe.md#a) [y](</actors/ann-roe/>) [[Ann\nRoe]] `[[ann-roe]]`\n",
    ])
    #expect(try folder.gazette("rename", "topic", "Bridge", "Crossing").code == 0)
    #expect(try folder.read("content/notes/2025-10-21-ann-roe.md").contains("[[bridge]] [[Bridge]]"))
    #expect(try folder.read("content/notes/2025-10-22-b.md").contains("topics: [Crossing]"))
    #expect(try folder.gazette("rename", "note", "2025-10-21-ann-roe", "Portrait").code == 0)
    #expect(try folder.read("content/notes/2025-10-21-portrait.md").contains("[[ann-roe]]"))
    #expect(try folder.gazette("rename", "actor", "Ann Roe", "Zoë “Z” Dahl").code == 0)
    #expect(
      try folder.read("content/notes/2025-10-22-b.md").hasSuffix(
        "%%[[ann-roe]]%% [[zoe-z-dahl]] <!-- [[ann-roe]] --> [x](../actors/zoe-z-dahl.md#a) [y](</actors/zoe-z-dahl/>) "
          + "[[zoe-z-dahl]] `[[ann-roe]]`\n"))
    #expect(try folder.gazette("build").code == 0)
  }

  @Test func `a name can be taken back`() throws {
    let folder = try Folder.site(Self.files)
    let before = try folder.texts()
    for (subject, old, new) in [("actor", "Ann Roe", "Zoe Dahl"), ("note", "2025-10-21-a", "Talks")] {
      #expect(try folder.gazette("rename", subject, old, new).code == 0)
    }
    #expect(try folder.gazette("build").code == 0)
    #expect(try folder.gazette("rename", "actor", "Zoe Dahl", "Ann Roe").code == 0)
    #expect(try folder.gazette("rename", "note", "talks", "First").code == 0)
    #expect(try folder.gazette("rename", "note", "first", "a").code == 0)
    #expect(try folder.gazette("build").code == 0)
    let after = try folder.texts()
    #expect(after["actors/ann-roe.md"]?.contains("aliases: [Zoe Dahl, /actors/zoe-dahl/]") == true)
    #expect(after["digests/2025-10-21.md"] == before["digests/2025-10-21.md"])
  }

  @Test(arguments: [
    ("aliases: [Foo] # see [wiki]", "cannot be changed safely"),
    ("aliases:\n  - \"Foo\n    Bar\"\n  - Baz", "cannot be changed safely"),
    ("aliases: Foo", "cannot be extended safely"),
  ])
  func `a list that cannot be changed safely is refused`(list: String, message: String) throws {
    let folder = try Folder.site(["content/actors/ann-roe.md": "---\nname: Ann Roe\nkind: person\n\(list)\n---\n"])
    let before = try folder.texts()
    let result = try folder.gazette("rename", "actor", "ann-roe", "Zoe Dahl")
    #expect(result.code == 1 && result.errors.contains(message), "\(result.errors)")
    #expect(try folder.texts() == before)
  }

  @Test func `what a new family name costs is said`() throws {
    let folder = try Folder.site(Self.files)
    try folder.write("content/notes/c.md", note("Ann Roe came. Then Roe left, and Roe was gone.\n"))
    let result = try folder.gazette("rename", "actor", "Ann Roe", "Zoe Dahl", "--dry-run")
    #expect(
      result.errors.contains(
        "'Roe' alone does not stand for Zoe Dahl any more: 3 places in content/notes/2025-10-21-a.md and 1 more"))
  }

  @Test func `a link that follows is no change of a frozen note`() throws {
    let folder = try Folder.site(Self.files)
    #expect(try folder.gazette("freeze", "2025-10-21").code == 0)
    // The name of its file is another one by now, and the edition was saved on Windows.
    #expect(try folder.gazette("rename", "note", "2025-10-21-a", "other").code == 0)
    let edition = try folder.read("content/editions/2025-10-21.yml")
    try folder.write("content/editions/2025-10-21.yml", edition.replacing("\n", with: "\r\n"))
    #expect(try folder.gazette("rename", "actor", "Ann Roe", "Zoe Dahl").code == 0)
    #expect(try folder.gazette("freeze", "--show", "2025-10-21").output.contains("same       2025-10-21-a"))
  }

  @Test(arguments: [
    ["rename", "topic", "Bridge", "Old Bridge"], ["rename", "note", "2025-10-21-a", "Talks end"],
    ["rename", "actor", "ann-roe", "Zoe Dahl"], ["merge", "a-roe", "ann-roe"],
  ])
  func `a command can be repeated after it was interrupted anywhere`(command: [String]) throws {
    var files = Self.files
    files["content/actors/a-roe.md"] =
      "---\nname: A. Roe\nkind: person\n---\n[[a-roe]] was born, says [[Ann Roe]].\n"
    files["content/notes/2025-10-23-c.md"] = note("[[a-roe]] and [[First]], [[bridge]].\n", date: "2025-10-23")
    let whole = try Folder.site(files)
    let shown = try Program.run(command + ["--dry-run"], in: whole.url).output
    var order: [String] = []
    for line in shown.split(separator: "\n") {
      if let path = line.firstMatch(of: /^content\/(\S+?\.md)/).map({ String($0.1) }), order.last != path {
        order.append(path)
      }
    }
    #expect(order.count > 2, "\(shown)")
    #expect(try Program.run(command, in: whole.url).code == 0)
    let expected = try whole.texts()
    for count in 1...order.count {
      let part = try Folder.site(files)
      for path in order.prefix(count) {
        if let text = expected[path] { try part.write("content/\(path)", text) }
      }
      // The new file is there, and the old one has not gone yet.
      if count == order.count {
        for (path, text) in expected where files["content/\(path)"] == nil { try part.write("content/\(path)", text) }
      }
      let again = try Program.run(command, in: part.url)
      #expect(again.code == 0, "\(count) of \(order): \(again.errors)")
      #expect(try part.texts() == expected, "\(count) of \(order)")
    }
  }

  @Test func `references to the claims of a note follow it`() throws {
    let folder = try Folder.site([
      "content/notes/2025-01-01-talks.md":
        "---\ntitle: Talks\ntopics: [T]\nclaims: [{id: a, text: A.}, {id: b, text: B.}]\n---\nA.\n",
      "content/notes/2025-01-02-x.md": """
      ---
      title: X
      topics: [T]
      claims:
        - updates: 2025-01-01-talks#a
          likelihood: likely
        - {text: Not B., disputes: ["talks#b"]}
      resolves:
        2025-01-01-talks#a: true   # at last
        Talks#b: false
      disputes: {claim}
      ---
      B.

      """.replacing("{claim}", with: "Talks#b"),
      "content/notes/2025-01-03-y.md":
        "---\ntitle: Y\ntopics: [T]\nresolves: [{claim: 'talks#a', as: open}]\ndisputes: [{claim: talks#a}, talks#b]\n---\nB.\n",
    ])
    #expect(try folder.gazette("rename", "note", "2025-01-01-talks", "Long talks").code == 0)
    let text = try folder.read("content/notes/2025-01-02-x.md")
    #expect(text.contains("  - updates: 2025-01-01-long-talks#a\n"))
    #expect(text.contains("disputes: [\"long-talks#b\"]"))
    #expect(text.contains("  2025-01-01-long-talks#a: true   # at last\n  Long talks#b: false\n"))
    #expect(text.contains("\ndisputes: Long talks#b\n"))
    let other = try folder.read("content/notes/2025-01-03-y.md")
    #expect(!other.contains("claim: talks") && !other.contains(", talks#b") && other.contains("long-talks#a"))
    #expect(try folder.gazette("build", "--strict").code == 0)
  }
}
