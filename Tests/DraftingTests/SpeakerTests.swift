import Notes
import Base
import Testing

import Names
import TestSupport
@testable import Drafting

/// Who said what, by the grammar of English news. `SmallSite` has the actors.
@Suite struct SpeakerTests {
  @Test(arguments: [
    // The speaker after the quotation.
    ("“We are ready to talk,” Sergei Lavrov said.", ["Sergei Lavrov=lavrov"]),
    (
      "“We are ready to talk,” Foreign Minister Sergei Lavrov told reporters on Monday.",
      ["Foreign Minister Sergei Lavrov=lavrov"]
    ),
    ("“We are ready to talk,” said Sergei Lavrov, the foreign minister.", ["Sergei Lavrov=lavrov"]),
    ("“We are ready to talk,” said the foreign minister in Minsk.", ["the foreign minister"]),
    ("“We are ready to talk,” according to Sergei Lavrov.", ["Sergei Lavrov=lavrov"]),
    ("“We are ready to talk,” a second White House official said.", ["a second White House official"]),
    ("“We are ready to talk,” the White House said.", ["the White House=white-house"]),
    ("“We are ready to talk,” Sergei Lavrov, who was in Minsk, told TASS.", ["Sergei Lavrov=lavrov"]),
    ("“We are ready to talk,” a source who asked not to be named said.", ["a source who asked not to be named"]),
    ("“We are ready to talk,” US Secretary of State Marco Rubio said.", ["US Secretary of State Marco Rubio=rubio"]),
    ("“We are ready to talk,” the leaders of Britain and Russia said.", ["the leaders of Britain and Russia"]),
    ("“We are ready to talk,” Rubio and Sergei Lavrov said.", ["Rubio and Sergei Lavrov"]),
    ("“We are ready to talk,” a lawyer of Marco Rubio said.", ["a lawyer of Marco Rubio"]),
    ("“Are we ready to talk?” Sergei Lavrov asked.", ["Sergei Lavrov=lavrov"]),
    ("“We are ready to talk!” said Sergei Lavrov.", ["Sergei Lavrov=lavrov"]),
    ("\"We are ready to talk,\" Sergei Lavrov said.", ["Sergei Lavrov=lavrov"]),
    ("‘We’re ready to talk,’ Sergei Lavrov said.", ["Sergei Lavrov=lavrov"]),
    ("«We are ready to talk», Sergei Lavrov said.", ["Sergei Lavrov=lavrov"]),
    ("“We are ready to talk”, Sergei Lavrov said.", ["Sergei Lavrov=lavrov"]),
    ("“No,” Sergei Lavrov said.", ["Sergei Lavrov=lavrov"]),
    // The speaker before it.
    ("Sergei Lavrov said: “We are ready to talk.”", ["Sergei Lavrov=lavrov"]),
    ("Sergei Lavrov, the foreign minister, said: “We are ready to talk.”", ["Sergei Lavrov=lavrov"]),
    ("In Minsk, Sergei Lavrov later told reporters: “We are ready to talk.”", ["Sergei Lavrov=lavrov"]),
    ("On Monday Sergei Lavrov said that “we are all ready to talk”.", ["Sergei Lavrov=lavrov"]),
    ("According to Marco Rubio, “we are all ready to talk.”", ["Marco Rubio=rubio"]),
    ("Marco Rubio called the plan “a step in the right direction” and left.", ["Marco Rubio=rubio"]),
    ("Marco Rubio met Sergei Lavrov and said: “We are ready to talk.”", ["Marco Rubio=rubio"]),
    ("Marco Rubio told Sergei Lavrov that Russia said “we are not ready at all”.", ["Russia=russia"]),
    ("Sergei Lavrov: “We are ready to talk.”", ["Sergei Lavrov=lavrov"]),
    // Split, and one after another.
    ("“We are,” Sergei Lavrov said, “ready to talk to them.”", ["Sergei Lavrov=lavrov"]),
    (
      "“We are ready to talk,” Sergei Lavrov said. “They are not ready yet.”",
      ["Sergei Lavrov=lavrov", "Sergei Lavrov=lavrov"]
    ),
    (
      "“We are ready to talk,” Sergei Lavrov said. Marco Rubio replied: “So are we, of course.”",
      ["Sergei Lavrov=lavrov", "Marco Rubio=rubio"]
    ),
    (
      "“We are ready to talk,” Sergei Lavrov said. “They are not ready,” Marco Rubio said.",
      ["Sergei Lavrov=lavrov", "Marco Rubio=rubio"]
    ),
    // People who speak for somebody.
    ("Marco Rubio said he would come. “We are ready to talk,” he said.", ["Marco Rubio=rubio"]),
    ("Marco Rubio said he would come.\n\n“We are ready to talk,” he added.", ["Marco Rubio=rubio"]),
    (
      "“We are ready to talk,” the White House said in a statement.\n\n“It has to end this year,” the text added.",
      ["the White House=white-house", "the White House=white-house"]
    ),
    (
      "“We are ready to talk,” a Kremlin official said. Marco Rubio said no.\n\n“It has to end this year,” the official said.",
      ["a Kremlin official", "a Kremlin official"]
    ),
    // Texts that do not say who spoke.
    ("“We are ready to talk.”", ["-"]),
    ("“We are ready to talk,” he said.", ["-"]),
    ("Sergei Lavrov was in Minsk. “We are ready to talk.”", ["-"]),
    ("Sergei Lavrov told TASS, responding to a report that the talks were “frozen for as long as it takes.”", ["-"]),
    ("The banner reads “we are ready to talk” in red.", ["The banner"]),
    // Names within a subject, and clauses that are not subjects.
    ("“We are not going to leave this place,” a lawyer representing Marco Rubio said.", ["-"]),
    (
      "“We are not going to leave this place,” protesters outside the White House said.",
      ["protesters outside the White House"]
    ),
    ("“We are not going to leave this place,” people around Marco Rubio said.", ["people around Marco Rubio"]),
    ("“Is this the end of it all?” Marco Rubio’s words worried Britain, Sergei Lavrov said.", ["-"]),
    ("“Is this the end of it all?” The question came up when Sergei Lavrov said no.", ["-"]),
    (
      "“We will see about that,” Marco Rubio, Ann Roe and Sergei Lavrov said.",
      ["Marco Rubio, Ann Roe and Sergei Lavrov"]
    ),
    (
      "“We will see about that,” former US Secretary of State Marco Rubio said.",
      ["former US Secretary of State Marco Rubio=rubio"]
    ),
    (
      "“We will see about that,” Russia’s deputy foreign minister Sergei Lavrov said.",
      ["Russia’s deputy foreign minister Sergei Lavrov=lavrov"]
    ),
    ("“We will see about that,” an unnamed official said.", ["an unnamed official"]),
    (
      "The Russian foreign minister, Sergei Lavrov, said: “We will see about that.”",
      ["Sergei Lavrov=lavrov"]
    ),
    (
      "MOSCOW, Oct 21 (Reuters) - Foreign Minister Sergei Lavrov said: “We will see about that.”",
      ["Foreign Minister Sergei Lavrov=lavrov"]
    ),
    ("Marco Rubio said Sergei Lavrov had told him he was “not ready at all for this”.", ["Sergei Lavrov=lavrov"]),
    ("Marco Rubio left and Sergei Lavrov said: “We will see about that.”", ["Sergei Lavrov=lavrov"]),
    ("Sergei Lavrov disagreed: “We will see about that.”", ["Sergei Lavrov=lavrov"]),
    ("As Marco Rubio put it: “We will see about that.”", ["-"]),
    // Pronouns, and people named in between.
    ("Marco Rubio said it was good. Sergei Lavrov disagreed. “It is nonsense, all of it,” he said.", ["-"]),
    (
      "“We will see about that,” Marco Rubio said. Keir Starmer came on Monday. “I am very grateful to you,” he said.",
      ["Marco Rubio=rubio", "-"]
    ),
    ("“Will you meet again?” a reporter asked Marco Rubio. “We will see about that,” he said.", ["a reporter", "-"]),
    ("Marco Rubio said he had not read it. “It has to end this year,” the document says.", ["the document"]),
    ("Marco Rubio said no. “It has to end this year,” it said.", ["-"]),
    (
      "“I was there,” Ann Roe said. “I saw it all,” she said. “It was really bad,” he said.",
      ["Ann Roe", "Ann Roe", "-"]
    ),
    // One quotation after another.
    (
      "“We are ready to talk,” Marco Rubio said, while Sergei Lavrov said: “We are not ready at all.”",
      ["Marco Rubio=rubio", "Sergei Lavrov=lavrov"]
    ),
    (
      "“We are ready to talk,” Marco Rubio said, and Sergei Lavrov replied: “So are we, of course.”",
      ["Marco Rubio=rubio", "Sergei Lavrov=lavrov"]
    ),
    (
      "“You have no cards,” Marco Rubio said to Sergei Lavrov, who replied: “I am not playing cards.”",
      ["Marco Rubio=rubio", "Sergei Lavrov=lavrov"]
    ),
    (
      "“We are ready to talk,” Marco Rubio said. Then the Kremlin published a letter. “You have lost, and you know it.”",
      ["Marco Rubio=rubio", "-"]
    ),
    // Passives, and people who quote others.
    ("Sergei Lavrov was told by Marco Rubio that “you have no cards to play”.", ["Marco Rubio=rubio"]),
    ("“You have no cards to play,” Sergei Lavrov was told by Marco Rubio.", ["-"]),
    ("Sergei Lavrov was described by Marco Rubio as “a very smart man indeed”.", ["Marco Rubio=rubio"]),
    ("Sergei Lavrov, asked by a reporter “will you meet him again?”, said no.", ["-"]),
    ("TASS quoted Sergei Lavrov as saying “we will see about that”.", ["Sergei Lavrov=lavrov"]),
    ("“We will see about that,” TASS quoted Sergei Lavrov as saying.", ["Sergei Lavrov=lavrov"]),
    ("Sergei Lavrov was quoted by TASS as saying “we will see about that”.", ["Sergei Lavrov=lavrov"]),
    ("The Kremlin denied that it was “not interested in peace at all”.", ["-"]),
    ("Marco Rubio praised Sergei Lavrov’s “very strong and nice statement”.", ["-"]),
    ("Marco Rubio dismissed the “coalition of the willing in Europe”.", ["-"]),
    ("Marco Rubio rejected a statement by Sergei Lavrov saying “we are winning this war now”.", ["-"]),
    ("The so-called “coalition of the willing in Europe” said it would send troops.", ["-"]),
    ("The ministers discussed the “plan for peace right now” Marco Rubio announced on Friday.", ["-"]),
    ("“We will see about that,” Marco Rubio's ally said of Russia.", ["Marco Rubio's ally"]),
    ("Marco Rubio said Russia “has to get on the ball now”, while Sergei Lavrov said no.", ["Marco Rubio=rubio"]),
    ("“He told me, ‘I want to make a deal,’” Marco Rubio said.", ["Marco Rubio=rubio"]),
    ("Sergei Lavrov said it was ‘a disaster for all of us’ on Monday.", ["Sergei Lavrov=lavrov"]),
    ("Marco Rubio read “the letter that was sent to him” aloud.", ["-"]),
    ("The idea, called “land for peace in the east”, was dismissed.", ["-"]),
    ("“It was never more than an idea”, and Marco Rubio said so.", ["-"]),
    // No quotations.
    ("Sergei Lavrov spoke of a “productive” call that was “frozen indefinitely.”", []),
    ("Marco Rubio praised “The Lord of the Rings” on Monday.", []),
    ("Sergei Lavrov's minister doesn't know the '90s.", []),
  ])
  func `each quotation has the speaker that the text names`(text: String, expected: [String]) throws {
    let article = Article(
      facts: ArticleFacts(),
      paragraphs: text.split(separator: "\n\n").enumerated().map { .init(text: String($1), line: $0 + 1) })
    let names = try SmallSite.names()
    let material = DraftMaterial(of: article, by: names)
    #expect(
      material.quotations.map { quotation in
        (quotation.speaker ?? "-") + (quotation.actor.map { "=\(names.actor($0).slug)" } ?? "")
      } == expected)
  }

  @Test(arguments: [
    ("“We are all ready,” he said.", "We are all ready."),
    ("“Are we ready to talk?” he asked.", "Are we ready to talk?"),
    ("He said it was “a step in the right direction” for all.", "a step in the right direction"),
    ("“It begins here, and\n\n“it goes on here,” he said.", "It begins here, and\n\nit goes on here."),
    ("He said: “She told me ‘no, never again,’ and left.”", "She told me ‘no, never again,’ and left."),
  ])
  func `a quotation does not include the article's own words`(text: String, expected: String) throws {
    let article = Article(
      facts: ArticleFacts(),
      paragraphs: text.split(separator: "\n\n").enumerated().map { .init(text: String($1), line: $0 + 1) })
    #expect(DraftMaterial(of: article, by: try SmallSite.names()).quotations.map(\.text) == [expected])
  }

  @Test func `an unclosed quotation mark does not make the rest a quotation`() throws {
    let article = Article(
      facts: ArticleFacts(),
      paragraphs: [
        .init(text: "He said: “We are ready and then he left for Minsk.", line: 1), .init(text: "More.", line: 2),
      ])
    let material = DraftMaterial(of: article, by: try SmallSite.names())
    #expect(material.quotations.isEmpty)
    #expect(material.quotedWords.map(\.text) == ["We are ready and then he left for Minsk."])
  }
}

/// The names of a few actors.
enum SmallSite {
  static func names() throws -> Names {
    let heads = [
      ("lavrov", "name: Sergei Lavrov\nkind: person"), ("rubio", "name: Marco Rubio\nkind: person"),
      ("white-house", "name: White House\nkind: organisation\naliases: [the White House]"),
      ("kremlin", "name: Kremlin\nkind: organisation"), ("russia", "name: Russia\nkind: state"),
      ("britain", "name: Britain\nkind: state"), ("tass", "name: TASS\nkind: outlet"),
      ("us", "name: United States\nkind: state\naliases: [US]"), ("minsk", "name: Minsk\nkind: place"),
    ]
    return try SmallArchive(heads.map { ("actors/\($0).md", "---\n\($1)\n---\n") }).names
  }
}
