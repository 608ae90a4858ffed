import Base
import Names
import Notes
import TestSupport
import Testing

@testable import Archive

/// The relations between actors, and what cannot be true of them.
@Suite struct RelationTests {
  /// The file of an actor with some relations, each as YAML without its braces.
  private static func actor(
    _ slug: String, _ kind: String = "organisation", _ relations: String...
  ) -> (path: String, text: String) {
    let items = relations.map { "{\($0)}" }.joined(separator: ", ")
    return SmallArchive.actor(slug, slug, kind: kind, head: relations.isEmpty ? "" : "relations: [\(items)]\n")
  }

  private static func described(_ archive: Archive, _ relations: [ActorRelation]) -> [String] {
    relations.map { relation in
      let dates = [relation.from, relation.until].map { $0?.text ?? "" }.joined(separator: "/")
      let ends = [relation.subject, relation.object].map { archive[$0].head.slug.text }
      return "\(ends[0]) \(relation.kind.name) \(ends[1])" + (dates == "/" ? "" : " " + dates)
    }
  }

  @Test(arguments: [
    ([actor("a", "organisation", "owns: b"), actor("b")], ["a owns b"]),
    ([actor("a"), actor("b", "organisation", "owned by: a")], ["a owns b"]),
    // From both ends, it is one.
    (
      [actor("a", "organisation", "owns: b, from: 2004"), actor("b", "organisation", "owned by: a, from: 2004")],
      ["a owns b 2004/"]
    ),
    (
      [actor("a", "organisation", "owns: b, until: 2004", "owns: b, from: 2010-02"), actor("b")],
      ["a owns b /2004", "a owns b 2010-02/"]
    ),
    // Without a direction, the first by slug comes first.
    ([actor("a", "person"), actor("b", "person", "family of: a")], ["a family of b"]),
    ([actor("a", "person", "family of: b"), actor("b", "person", "family of: a")], ["a family of b"]),
    ([actor("a", "organisation", "member of: [b, c]"), actor("b"), actor("c")], ["a member of b", "a member of c"]),
    ([actor("a", "organisation", "funds: b"), actor("b", "organisation", "funded by: a")], ["a funds b"]),
    // The order is that of the kinds, whatever the order of the files.
    (
      [actor("a", "organisation", "ally of: b", "owns: b"), actor("b", "organisation", "member of: a")],
      ["a owns b", "b member of a", "a ally of b"]
    ),
  ])
  func `a relation is on the pages of both actors`(files: [(path: String, text: String)], expected: [String]) throws {
    let archive = try SmallArchive.make(files, settings: "relations: {funds: {inverse: funded by}}\n")
    #expect(Self.described(archive, archive.relations) == expected)
    for actor in archive.actors {
      let own = expected.filter { $0.split(separator: " ").map(String.init).contains(actor.head.slug.text) }
      #expect(Self.described(archive, actor.relations) == own)
    }
  }

  @Test func `a source that both files give is one`() throws {
    let archive = try SmallArchive.make([
      Self.actor("a", "organisation", "owns: b, source: 'https://example.com/deal'"),
      Self.actor(
        "b", "organisation", "owned by: a, source: {title: The deal, url: 'https://example.com/deal'}",
        "owned by: a, source: A letter"),
    ])
    #expect(archive.relations.map { $0.sources.map(\.title) } == [["The deal", "A letter"]])
  }

  @Test(arguments: [
    (["owns: b"], ["owned by: a"], [String]()),
    (
      ["owns: b, from: 2004"], ["owned by: a, from: 2005"],
      ["'a' and 'b' have the relation 'owns' twice at the same time"]
    ),
    (["owns: b, until: 2004"], ["owned by: a, from: 2005"], []),
    (["owns: b, until: 2005"], ["owned by: a, from: 2005"], []),
    (["owns: b, until: 2022-03-05"], ["owned by: a, from: 2022-03-05"], []),
    (
      ["owns: b, from: 2024-01"], ["owned by: a, from: 2024-01-01"],
      ["'a' and 'b' have the relation 'owns' twice at the same time"]
    ),
    (
      ["owns: b, until: 2005-03"], ["owned by: a, from: 2005-01"],
      ["'a' and 'b' have the relation 'owns' twice at the same time"]
    ),
    (
      ["member of: b"], ["member of: a"],
      ["'b' and 'a' are in the relation 'member of' with each other at the same time"]
    ),
    (["member of: b, until: 2001"], ["member of: a, from: 2002"], []),
    (["rival of: b"], ["rival of: a, from: 2002"], ["'a' and 'b' have the relation 'rival of' twice at the same time"]),
    (
      ["family of: b"], [],
      ["'a' is in the relation 'family of' and is no person", "'b' is in the relation 'family of' and is no person"]
    ),
    (["owns: p"], [], ["'p' is a person and cannot be owned"]),
    (["works for: b"], [], ["'a' is in the relation 'works for' and is no person"]),
    (["member of: p"], [], ["'p' is a person and cannot have members or directors"]),
    (["owns: b", "ally of: b"], [], []),
  ])
  func `relations that cannot all be true are named`(a: [String], b: [String], messages: [String]) throws {
    func items(_ relations: [String]) -> String { relations.map { "{\($0)}" }.joined(separator: ", ") }
    let archive = try SmallArchive.make([
      SmallArchive.actor("a", "a", kind: "organisation", head: "relations: [\(items(a))]\n"),
      SmallArchive.actor("b", "b", kind: "organisation", head: "relations: [\(items(b))]\n"), Self.actor("p", "person"),
    ])
    #expect(contradictions(in: archive).map(\.message).sorted() == messages.sorted())
  }
}
