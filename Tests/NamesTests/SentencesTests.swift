import Notes
import Base
import Markdown
import Testing

@testable import Names

@Suite struct SentencesTests {
  @Test(arguments: [
    ("One. Two.", ["One.", "Two."]), ("Dr. Smith spoke. He left.", ["Dr. Smith spoke.", "He left."]),
    ("The U.S. said no. Russia agreed.", ["The U.S. said no.", "Russia agreed."]),
    ("“Stop.” He went.", ["“Stop.”", "He went."]), ("It cost 3.5 billion. Much.", ["It cost 3.5 billion.", "Much."]),
    ("J. K. Rowling wrote. Yes!", ["J. K. Rowling wrote.", "Yes!"]), ("Why? Because.", ["Why?", "Because."]),
    ("第一句。第二句。", ["第一句。", "第二句。"]), ("Сказал. Ушёл.", ["Сказал.", "Ушёл."]), ("No end", ["No end"]),
    ("On 3 Oct. they met. Then", ["On 3 Oct. they met.", "Then"]),
  ])
  func `a sentence ends where a reader ends it`(text: String, sentences: [String]) {
    let bytes = Array(text.utf8)
    let cuts = [0] + Sentences.boundaries(bytes) + [bytes.count]
    #expect(zip(cuts, cuts.dropFirst()).map { String(utf8: bytes[$0..<$1]).trimmed } == sentences)
  }
}

@Suite struct NameTableTests {
  private let table = NameTable<ActorID>(
    [
      [("sergei-lavrov", .slug), ("Sergei Lavrov", .name), ("Lavrov", .alias)],
      [("mikhail-lavrov", .slug), ("Mikhail Lavrov", .name), ("Lavrov", .alias)],
      [("lavrov-street", .slug), ("O’Brien", .name), ("KYIV", .alias)],
    ], id: ActorID.init)

  @Test(arguments: [
    ("sergei-lavrov", 0), ("Sergei Lavrov", 0), ("sergei lavrov", 0), ("Sergei\u{A0} Lavrov", 0), ("O'Brien", 2),
    ("o’brien", 2), ("Kyiv", 2),
  ])
  func `an actor is found by slug, name or alias, whatever the letter case and spaces`(name: String, index: Int) {
    guard case .one(let id) = table.match(name) else {
      Issue.record("\(name) is not found")
      return
    }
    #expect(id.index == index)
  }

  @Test func `a name with two bearers is ambiguous unless the head names one of them`() {
    guard case .several(let bearers) = table.match("Lavrov") else {
      Issue.record("a guess was made")
      return
    }
    #expect(bearers.map(\.index) == [0, 1])
    guard case .one(let id) = table.match("Lavrov", pinned: [ActorID(index: 1)]) else {
      Issue.record("the pin did not count")
      return
    }
    #expect(id.index == 1)
  }

  @Test(arguments: [
    ("2025-10-21", "2025-10-21", "2025-10-21"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025", "2025-01-01", "2025-12-31"),
  ])
  func `a partial date covers all days that it may mean`(text: String, first: String, last: String) {
    #expect(PartialDay(text)?.first == Day(first))
    #expect(PartialDay(text)?.last == Day(last))
  }

  @Test(arguments: ["", "25", "2025-13", "2025-02-30", "2025-1", "2025-10-21-01", "now"])
  func `text that is not a date is not a partial date`(text: String) { #expect(PartialDay(text) == nil) }
}
