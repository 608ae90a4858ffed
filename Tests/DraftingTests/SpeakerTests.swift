import Base
import Testing

@testable import Archive
@testable import Drafting

/// Who says what, as the grammar of English news gives it. Actors: see `SmallSite`.
@Suite struct SpeakerTests {
  @Test(arguments: [
    // Behind the quotation.
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
    // Before it.
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
    ("“We are,” Sergei Lavrov said, “ready to talk to them.”", ["Sergei Lavrov=lavrov", "Sergei Lavrov=lavrov"]),
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
    // Those who stand for somebody.
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
    // What the text does not say.
    ("“We are ready to talk.”", ["-"]),
    ("“We are ready to talk,” he said.", ["he"]),
    ("Sergei Lavrov was in Minsk. “We are ready to talk.”", ["-"]),
    ("Sergei Lavrov told TASS, responding to a report that the talks were “frozen for as long as it takes.”", ["-"]),
    ("The banner reads “we are ready to talk” in red.", ["The banner"]),
    // No quotations.
    ("Sergei Lavrov spoke of a “productive” call that was “frozen indefinitely.”", []),
    ("Marco Rubio praised “The Lord of the Rings” on Monday.", []),
    ("Sergei Lavrov's minister doesn't know the '90s.", []),
  ])
  func `each quotation has the speaker that the text gives`(text: String, expected: [String]) throws {
    let article = Article(
      facts: ArticleFacts(),
      paragraphs: text.split(separator: "\n\n").enumerated().map { .init(text: String($1), line: $0 + 1) })
    let archive = try SmallSite.archive()
    let material = DraftMaterial(of: article, in: archive)
    #expect(
      material.quotations.map { quotation in
        (quotation.speaker ?? "-") + (quotation.actor.map { "=\(archive[$0].actor.slug)" } ?? "")
      } == expected)
  }

  @Test(arguments: [
    ("“We are ready,” he said.", "We are ready."),
    ("“Are we ready to talk?” he asked.", "Are we ready to talk?"),
    ("He said it was “a step in the right direction” for all.", "a step in the right direction"),
    ("“It begins here, and\n\n“it goes on here,” he said.", "It begins here, and\n\nit goes on here."),
    ("He said: “She told me ‘no, never again,’ and left.”", "She told me ‘no, never again,’ and left."),
  ])
  func `a quotation is told without what belongs to the article`(text: String, expected: String) throws {
    let article = Article(
      facts: ArticleFacts(),
      paragraphs: text.split(separator: "\n\n").enumerated().map { .init(text: String($1), line: $0 + 1) })
    #expect(DraftMaterial(of: article, in: try SmallSite.archive()).quotations.map(\.text) == [expected])
  }

  @Test func `a mark that nothing closes makes no quotation of the rest`() throws {
    let article = Article(
      facts: ArticleFacts(),
      paragraphs: [
        .init(text: "He said: “We are ready and then he left for Minsk.", line: 1), .init(text: "More.", line: 2),
      ])
    let material = DraftMaterial(of: article, in: try SmallSite.archive())
    #expect(material.quotations.isEmpty)
    #expect(material.quotedWords.map(\.text) == ["We are ready and then he left for Minsk."])
  }
}

/// An archive of a few actors and no notes.
enum SmallSite {
  static func archive() throws -> Archive {
    func file(_ slug: String, _ head: String) -> (String, String) {
      ("content/actors/\(slug).md", "---\n\(head)\n---\n")
    }
    let files = Dictionary(
      uniqueKeysWithValues: [
        file("lavrov", "name: Sergei Lavrov\nkind: person"), file("rubio", "name: Marco Rubio\nkind: person"),
        file("white-house", "name: White House\nkind: organisation\naliases: [the White House]"),
        file("kremlin", "name: Kremlin\nkind: organisation"), file("russia", "name: Russia\nkind: state"),
        file("britain", "name: Britain\nkind: state"), file("tass", "name: TASS\nkind: outlet"),
        file("us", "name: United States\nkind: state\naliases: [US]"), file("minsk", "name: Minsk\nkind: place"),
      ])
    let settings = SourceFile(path: "gazette.yml", bytes: Array("title: T\nurl: https://example.org/\n".utf8))
    let read = try #require(Settings.read(settings, zone: { _ in nil }).value)
    let folder = ContentFolder(paths: Array(files.keys), oddities: []) { Array((files[$0] ?? "").utf8) }
    let written = try content(of: folder, read)
    let selection = select(
      written, for: Publication(today: Day(number: 0), now: 0, includesDrafts: true, includesFuture: true))
    return group(link(written, selection, settings: read).value).value
  }

  private static func content(of folder: ContentFolder, _ settings: Settings) throws -> Written {
    try read(folder, settings: settings).value
  }
}
