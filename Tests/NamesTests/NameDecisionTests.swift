import Notes
import Base
import Markdown
import Testing

@testable import Names

/// Why a name is a mention, or why it is not.
@Suite struct NameDecisionTests {
  static let decisions: [(text: String, pinned: [String], decisions: [String])] = [
    ("Donald Trump, Trump", [], ["dt name", "dt alias"]), ("[[dt|He]]", [], ["dt wiki-link"]),
    ("Lavrov", [], ["plain ambiguous: sl ml"]), ("Lavrov", ["sl"], ["sl pinned"]),
    ("Lavrov", ["sl", "ml"], ["plain ambiguous: sl ml"]),
    ("Sergei Lavrov; Lavrov", [], ["sl name", "sl family-name"]),
    ("Sergei Lavrov; Lavrov", ["ml"], ["sl name", "ml pinned"]), ("Georgia", ["ge"], ["ge pinned"]),
    ("Georgia", [], ["ge name"]), ("State of Georgia, Georgia", [], ["ga name", "plain ambiguous: ge ga"]),
    ("Petersen", [], ["plain not-introduced: jp"]),
    ("Petersen", ["jp"], ["jp pinned"]), ("Smith", [], ["plain ambiguous: as bs"]),
    ("Moscow", [], ["plain weak-alias: ru"]), ("Moscow", ["ru"], ["plain weak-alias: ru"]),
    ("~NATO", [], ["plain escaped: nato"]), ("\\NATO", [], ["plain escaped: nato"]),
    ("`NATO`", [], ["plain code: nato"]),
    ("# NATO", [], ["plain heading: nato"]),
    ("[[dt|a NATO man]] [[nobody|the NATO man]]", [], ["dt wiki-link", "plain link: nato"]),
    ("[NATO](/x/)", [], ["plain link: nato"]),
    ("![NATO](/x.png)", [], ["plain image: nato"]), ("~~NATO~~", [], ["plain struck-out: nato"]),
    ("<b>NATO</b>", [], ["plain html: nato"]), ("    NATO", [], ["plain code: nato"]),
    ("example.org/NATO", [], ["plain address: nato"]), ("Washington", [], ["dc name"]),
    ("Denzel Washington in Washington", [], ["dw name", "plain ambiguous: dw dc"]),
    ("Denzel Washington in Washington", ["dc"], ["dw name", "dc pinned"]),
  ]

  @Test(arguments: decisions)
  func `each name has the reason for its decision`(text: String, pinned: [String], decisions: [String]) throws {
    let pins = Set(pinned.compactMap(RecognitionFixture.id))
    let linked = try RecognitionFixture.names().link(
      RecognitionFixture.body(text), in: RecognitionFixture.scope(pinned: pins)
    ).value
    let slug = { (actor: ActorID) in RecognitionFixture.actors[actor.index].slug.text }
    let found = linked.recognition.names.map { name in
      switch name.verdict {
      case .mention(let actor, let rule): "\(slug(actor)) \(rule.rawValue)"
      case .plain(let reason, let actors): "plain \(reason.rawValue): \(actors.map(slug).joined(separator: " "))"
      }
    }
    #expect(found == decisions)
  }

  @Test func `a name that several actors bear gets one warning, at its first place`() throws {
    let body = RecognitionFixture.body("So\n\n*Lavrov*, Lavrov and Smith.\n")
    let warnings = try RecognitionFixture.names().link(body).diagnostics.map(\.description)
    #expect(
      warnings == [
        """
        a.md:3:2: warning: 'Lavrov' names 2 actors, here and once more: Sergei Lavrov (sl), Mikhail Lavrov (ml) \
        [mention.ambiguous]
          hint: it stays plain text; name the one that is meant under 'actors:' in the head, or write [[sl|Lavrov]]
        """,
        """
        a.md:3:22: warning: 'Smith' names 2 actors: Angela Smith (as), Boris Smith (bs) [mention.ambiguous]
          hint: it stays plain text; name the one that is meant under 'actors:' in the head, or write [[as|Smith]]
        """,
      ])
  }

  @Test(arguments: [
    ("Sergei Lavrov", ["ml longer-name"]), ("New York Times", ["ny longer-name"]),
    ("Moscow State University", ["ru weak-alias"]),
  ])
  func `a decision lists the other actors that bear the name`(name: String, turnedDown: [String]) throws {
    let names = try RecognitionFixture.names()
    let found = names.link(RecognitionFixture.body(name)).value.recognition.names
    let rivals = found.first.map { names.recogniser.rivals(in: name, verdict: $0.verdict, language: "en") } ?? []
    let told = rivals.map { "\(RecognitionFixture.actors[$0.actor.index].slug) \($0.reason.rawValue)" }
    #expect(told == turnedDown)
  }
}
