import Base
import Markdown
import Notes
import Testing

@testable import Names

/// A name is one name however it is typed: what prose recognises, a wiki link resolves, and a head too.
@Suite struct SpellingTests {
  private static func names() throws -> Names {
    let heads = [
      ("obrien", "organisation", "O'Brien Group"), ("zh", "place", "Zürich"),
      ("shabaab", "organisation", "Al-Shabaab"), ("us", "state", "United States"), ("att", "organisation", "AT&T"),
      ("ya", "organisation", "Yahoo!"), ("putin", "person", "Путін"), ("tm", "organisation", "Marks ’n’ Co"),
    ]
    let actors = heads.compactMap { slug, kind, name in
      let head = "---\nname: \"\(name)\"\nkind: \(kind)\n---\n"
      return ActorHead.read(
        SourceFile(path: "content/actors/\(slug).md", bytes: Array(head.utf8)), kinds: ActorKind.builtIn
      ).value
    }
    let file = SourceFile(path: "gazette.yml", bytes: Array("title: Test\nurl: https://example.org/\n".utf8))
    let settings = try #require(SettingsFile.read(file, zone: { _ in nil }).value?.settings)
    return Names(
      NamedThings(actors: actors, notes: [], topics: [], withheld: .init(), unusable: []), settings)
  }

  /// The slugs of the actors that a text's nodes of a kind lead to.
  private func actors(_ kind: Document.Kind, in text: String) throws -> [String] {
    let names = try Self.names()
    let body = names.link(RecognitionFixture.body(text)).value.body
    return body.document.nodes.indices.compactMap { node in
      guard body.document.nodes[node].kind == kind, case .actor(let id) = body.target(of: node) else { return nil }
      return names.actor(id).slug.text
    }
  }

  static let same =
    [
      ("O'Brien Group", "obrien"), ("O＇Brien Group", "obrien"), ("O’Brien Group", "obrien"),
      ("O‘Brien Group", "obrien"), ("OʼBrien Group", "obrien"), ("O’Brien  Group", "obrien"),
      ("O＇Brien\u{A0}Group", "obrien"), ("Zürich", "zh"), ("Zu\u{308}rich", "zh"), ("Zü\u{AD}rich", "zh"),
      ("Zü\u{200D}rich", "zh"), ("Al-Shabaab", "shabaab"), ("Al\u{2010}Shabaab", "shabaab"),
      ("Al\u{2011}Shabaab", "shabaab"), ("United States", "us"), ("United\u{A0}States", "us"),
      ("United\u{202F}States", "us"), ("United\nStates", "us"), ("AT&T", "att"), ("AT&amp;T", "att"),
      ("Yahoo!", "ya"),
      ("Путін", "putin"), ("Путі\u{301}н", nil), ("Marks 'n' Co", "tm"), ("Marks ‘n’ Co", "tm"),
    ] as [(String, String?)]

  static let others = [
    "O`Brien Group", "O′Brien Group", "OBrien Group", "O\"Brien Group", "Al—Shabaab", "AlShabaab", "UnitedStates",
    "AT＆T",
    "Yahoo", "Yahoo！", "Пут\u{131}н",
  ]

  /// Spellings that prose recognises, but that a person who types a name on purpose is told of.
  static let variants = [
    ("Zurich", "zh"), ("Zuerich", "zh"), ("Al–Shabaab", "shabaab"), ("Al−Shabaab", "shabaab"),
    ("Al Shabaab", "shabaab"), ("United-States", "us"),
  ]

  @Test(arguments: variants) func `a wiki link and a head must have a name’s own spelling`(
    written: String, slug: String
  )
    throws
  {
    #expect(try actors(.mention, in: "Then \(written) came.") == [slug])
    #expect(try actors(.wikiLink, in: "Then [[\(written)]] came.") == [])
    #expect(try Self.names().actor(named: written) == nil)
  }

  @Test(arguments: same) func `prose recognises a name in every spelling`(written: String, slug: String?) throws {
    #expect(try actors(.mention, in: "Then \(written) came.") == [slug].compactMap(\.self))
  }

  @Test(arguments: same) func `a wiki link resolves a name in every spelling`(written: String, slug: String?) throws {
    #expect(try actors(.wikiLink, in: "Then [[\(written)]] came.") == [slug].compactMap(\.self))
  }

  @Test(arguments: same) func `a head names an actor in every spelling`(written: String, slug: String?) throws {
    let names = try Self.names()
    // A head's text holds no HTML entities.
    let found = names.actor(named: written.replacing("&amp;", with: "&"))
    #expect(found.map { names.actor($0).slug.text } == slug)
  }

  @Test(arguments: others) func `another name is no spelling of the first`(written: String) throws {
    #expect(try actors(.mention, in: "Then \(written) came.") == [])
    #expect(try actors(.wikiLink, in: "Then [[\(written)]] came.") == [])
    #expect(try Self.names().actor(named: written) == nil)
  }

  @Test func `a wiki link shows its name as it was typed`() throws {
    let html = MentionLinksTests.html("[[O＇Brien Group]]", try Self.names())
    #expect(html == "<p><a>O＇Brien Group</a></p>\n")
  }

  @Test func `only what is typed on purpose may be in another letter case`() throws {
    #expect(try actors(.wikiLink, in: "[[o’brien group]]") == ["obrien"])
    #expect(try actors(.mention, in: "The o’brien group came.") == [])
  }
}
