import Base
import Foundation
import Testing

/// `gazette alias`, and what `check --names` says of aliases.
@Suite struct AliasTests {
  private static let path = "content/actors/ann.md"

  /// The lines of the head, each way of writing the list of aliases, and what becomes of it.
  static let lists: [(before: String, after: String)] = [
    ("", "aliases: [Annie]\n"), ("aliases: []\n", "aliases: [Annie]\n"), ("aliases: [ ]\n", "aliases: [Annie]\n"),
    ("aliases: [Roe]\n", "aliases: [Roe, Annie]\n"), ("aliases: [ Roe ]  # x\n", "aliases: [ Roe, Annie]  # x\n"),
    ("aliases: [Roe, 'R]']\n", "aliases: [Roe, 'R]', Annie]\n"), ("aliases:\n", "aliases: [Annie]\n"),
    ("aliases:  # none\n", "aliases: [Annie]  # none\n"),
    ("aliases:\n- Roe\n", "aliases:\n- Roe\n- Annie\n"),
    ("aliases:\n  - Roe\n  - R\n", "aliases:\n  - Roe\n  - R\n  - Annie\n"),
    ("aliases:\n  # first\n  - Roe\n", "aliases:\n  # first\n  - Roe\n  - Annie\n"),
    ("aliases: [Roe,\n  R]\n", "aliases: [Roe,\n  R, Annie]\n"),
    ("aliases: [Roe,\n  R,\n]\n", "aliases: [Roe,\n  R,\n  Annie\n]\n"),
    ("aliases: [/old/]\n", "aliases: [/old/, Annie]\n"), ("aliases: ~\n", ""), ("aliases: [\"]\"]  # ]\n", ""),
  ]

  @Test(arguments: lists)
  func `an alias is added to the list as the list is written`(before: String, after: String) throws {
    let rest = "description: A note.\n---\nBorn in *X*.\n"
    let folder = try Folder.site([Self.path: "---\nname: Ann Roe\nkind: person\n\(before)\(rest)"])
    let result = try folder.gazette("alias", "ann", "Annie")
    let text = try folder.read(Self.path)
    if after.isEmpty {
      // A list that cannot be extended safely is left alone, and the message says what to do.
      #expect(result.code == 1)
      #expect(result.errors.contains("\(Self.path) is unchanged"), "\(result.errors)")
      #expect(text == "---\nname: Ann Roe\nkind: person\n\(before)\(rest)")
    } else {
      #expect(result.code == 0, "\(result.errors)")
      #expect(result.output == "added 'Annie' to \(Self.path)\n")
      #expect(text == "---\nname: Ann Roe\nkind: person\n\(after)\(rest)")
      #expect(try folder.gazette("alias", "ann", "Annie").errors.contains("already has the name"))
    }
  }

  @Test(arguments: [
    "true", "a: b", "x # y", "[z]", "“Q” & 'r'", "12", "Путін", "back\\slash", "- d", "null", "  padded  ",
  ])
  func `any text can be an alias`(alias: String) throws {
    let folder = try Folder.site([Self.path: "---\r\nname: Ann Roe\r\nkind: person\r\naliases: [Roe]\r\n---\r\n"])
    #expect(try folder.gazette("alias", "Roe", "--", alias).code == 0)
    #expect(try folder.gazette("check").code == 0)
    #expect(try folder.gazette("alias", "ann", "--", alias).errors.contains("already has the name"))
    #expect(try folder.read(Self.path).components(separatedBy: "\r\n").count == 6)
  }

  @Test(arguments: [
    (["nobody", "x"], 2, "no actor named 'nobody'"), (["an", "x"], 2, "did you mean 'ann'"),
    (["ann", " "], 2, "empty"),
    (["ann", "/x/"], 2, "old address"), (["ann", "a\nb"], 2, "hidden character"), (["Low", "x"], 2, "names 2 actors"),
    (["ann", "Ann Roe"], 1, "already has the name"),
  ])
  func `a wrong request changes nothing`(arguments: [String], code: Int32, message: String) throws {
    let folder = try Folder.site([
      Self.path: "---\nname: Ann Roe\nkind: person\n---\n",
      "content/actors/b.md": "---\nname: Bob\nkind: person\naliases: [Low]\n---\n",
      "content/actors/c.md": "---\nname: Cy\nkind: person\naliases: [Low]\n---\n",
    ])
    let before = try tree(folder.url)
    let result = try Program.run(["alias"] + arguments, in: folder.url)
    #expect(result.code == code)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(try tree(folder.url) == before)
  }

  @Test func `an alias that another actor has gets a warning`() throws {
    let folder = try Folder.site([
      Self.path: "---\nname: Ann Roe\nkind: person\n---\n",
      "content/actors/b.md": "---\nname: Bob\nkind: person\naliases: [Low]\n---\n",
    ])
    let result = try folder.gazette("alias", "ann", "Low")
    #expect(result.code == 0)
    #expect(result.errors.contains("'Low' is also a name of Bob (b)"))
  }

  @Test func `texts of wiki links are candidates from two notes on`() throws {
    let folder = try Folder.site([
      "content/actors/lavrov.md": "---\nname: Sergei Lavrov\nkind: person\naliases: [Lavrov]\nweakAliases: [SL]\n---\n",
      "content/notes/2025-10-21-a.md": note(
        "[[lavrov|the minister]] [[lavrov|Sergei Lavrov]] [[lavrov|he]] [[lavrov|SL]]\n"),
      "content/notes/2025-10-22-b.md": note(
        "[[lavrov|the *minister*]] [[Lavrov]], [[lavrov|LAVROV]] [[lavrov|SL]]\n", date: "2025-10-22"),
      "content/notes/2025-10-23-c.md": note("[[lavrov|the minister]], [[lavrov|LAVROV]]\n", date: "2025-10-23"),
    ])
    let result = try folder.gazette("check", "--names", "--json")
    let rows = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]] ?? []
    let candidates = rows.filter { $0["id"] as? String == "name.candidate" }
    #expect(candidates.count == 1, "\(result.output)")
    #expect(
      candidates.first?["message"] as? String
        == "3 notes call Sergei Lavrov 'the minister' in wiki links, which is none of its names")
    let hint = try #require(candidates.first?["hint"] as? String)
    #expect(hint == "if it always means this actor: gazette alias lavrov 'the minister'")
    // The hint, followed to the letter, mends what it is about.
    #expect(try folder.gazette("alias", "lavrov", "the minister").code == 0)
    #expect(!(try folder.gazette("check", "--names").errors.contains("name.candidate")))
  }

  @Test func `names in any case are suspicious if they are verbs, or nearly everywhere`() throws {
    var files = [
      "content/actors/offers.md": "---\nname: Offers\nkind: concept\nmatchCase: false\n---\n",
      "content/actors/swap.md":
        "---\nname: Atomic swap\nkind: concept\naliases: [swaps, loop]\nmatchCase: false\n---\n",
      "content/actors/htlc.md": "---\nname: hash lock\nkind: concept\naliases: [HTLC]\nmatchCase: false\n---\n",
      "gazette.yml":
        "title: T\nurl: https://example.org/\nkinds:\n  concept:\n    label: Concept\n    plural: Concepts\n",
    ]
    for day in 1...9 {
      files["content/notes/2025-01-0\(day)-n.md"] = note(
        day < 3 ? "They offer it to us, and we offer an offer. An HTLC, a hash lock, swaps." : "HTLC and atomic swaps.",
        date: "2025-01-0\(day)")
    }
    let folder = try Folder.site(files)
    let errors = try folder.gazette("check", "--names").errors
    #expect(errors.contains("'Offers' is also an ordinary verb: 4 of 6 times it stands where a verb does"), "\(errors)")
    #expect(errors.contains("'HTLC' is in 9 of 9 notes, and 7 of them name the actor in no other way"), "\(errors)")
    #expect(errors.contains("no note names Atomic swap as 'loop'"), "\(errors)")
    #expect(!errors.contains("'swaps'"), "\(errors)")
  }
}
