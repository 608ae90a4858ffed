import TestSupport
import Testing

@testable import Drafting

/// Texts in which each paragraph begins with who speaks.
@Suite struct TranscriptTests {
  private func quotations(_ text: String, title: String = "T", language: String = "en") throws -> [String] {
    let paragraphs = text.split(separator: "\n").enumerated().map {
      Article.Paragraph(text: String($1), line: $0 + 1)
    }
    let article = Article(facts: ArticleFacts(title: title, language: language), paragraphs: paragraphs)
    return DraftMaterial(of: article, by: try SmallSite.names()).quotations.map { "\($0.speaker ?? "-"): \($0.text)" }
  }

  @Test func `a transcript's labels name its speakers, in full where the text does`() throws {
    let found = try quotations(
      """
      The inquiry heard from Adrian Kell. He was questioned by Margaret Quayle.
      QUAYLE: Mr Kell, who opened the sluice?
      KELL (through an interpreter): I did, at four in the morning. He said, “Leave it,” and I did not.
      The water was on the third step by then.
      (Laughter)
      QUAYLE: On whose orders?
      KELL: Nobody ordered it, ma’am.
      The hearing continues on Friday, and members of the public may attend.
      """)
    #expect(
      found == [
        "Margaret Quayle: Mr Kell, who opened the sluice?",
        "Adrian Kell: I did, at four in the morning. He said, “Leave it,” and I did not.\n\nThe water was on the third "
          + "step by then.",
        "Adrian Kell: Nobody ordered it, ma’am.",
      ])
  }

  @Test func `a label that two names end with stays as it is`() throws {
    let found = try quotations(
      """
      Adrian Kell and Rosa Kell were asked by Margaret Quayle.
      Ms. Quayle: Which of you opened the sluice that night?
      Kell: I did, at four in the morning.
      Ms. Quayle: And who told you to do that?
      Kell: Nobody told me to do it.
      """)
    #expect(found.contains("Kell: I did, at four in the morning."))
    #expect(found.contains("Ms. Quayle: And who told you to do that?"))
  }

  @Test func `the answers of an interview are the one person's whom it introduces`() throws {
    let turns = """
      Q: Who gave the order that night, and why?
      A: I do not remember any order at all.
      Q: Did anyone else hear what was said?
      A: Nobody in the room heard a thing.
      """
    #expect(
      try quotations("Marta Pellew spoke to the Herald about the night of the flood.\n" + turns) == [
        "Marta Pellew: I do not remember any order at all.", "Marta Pellew: Nobody in the room heard a thing.",
      ])
    #expect(try quotations("Marta Pellew and Jon Dahl spoke to the Herald.\n" + turns).isEmpty)
    // Advice to customers is no interview.
    #expect(try quotations("What Marta Pellew advises.\n" + turns).isEmpty)
  }

  @Test(arguments: [
    "Pros: A bright screen and a long battery life.\nCons: It is heavy, and it gets hot.\n"
      + "Pros: A very light case with good keys.\nCons: The screen is dull in the sun.",
    "Ann Roe: 12 May, at the town hall\nJon Dahl: 14 May, at the library\nAnn Roe: 15 May\nJon Dahl: 16 May",
    "VOLKOV: We will not leave this valley.\nThe minister left the hall.",
  ])
  func `a list with colons is no transcript`(text: String) throws {
    #expect(try quotations(text).isEmpty)
  }

  @Test func `a mark that is never closed ends before the words that name the speaker`() throws {
    #expect(
      try quotations("“The bridge stays shut, Mayor Ann Roe said on Monday. The market moves to the school.") == [
        "Mayor Ann Roe: The bridge stays shut."
      ])
    #expect(try quotations("“The bridge stays shut, the traders left, and nobody came.").isEmpty)
  }
}
