import Base
import Testing

@testable import Notes

@Suite struct ClaimTests {
  @Test(arguments: [
    ("likely", 55, 80), ("Likely", 55, 80), ("very  likely", 80, 95), ("almost certainly", 95, 99), ("remote", 1, 5),
    ("roughly even chance", 45, 55), ("highly-improbable", 5, 20), ("70 %", 70, 70), ("70%", 70, 70),
    ("60-70 %", 60, 70), ("60–70%", 60, 70), ("60 % - 70 %", 60, 70), ("12,5 %", 12.5, 12.5), ("0 %", 0, 0),
    ("100%", 100, 100),
  ])
  func `a likelihood is a word of the standard or a percentage`(text: String, low: Double, high: Double) throws {
    let likelihood = try #require(Likelihood(text))
    #expect((likelihood.low, likelihood.high) == (low, high))
    #expect(Likelihood(likelihood.written) == likelihood)
  }

  @Test(arguments: [
    "", "maybe", "70", "0.7", "101 %", "-1 %", "80-70 %", "1-2-3 %", "nan %", "inf%", "%", "7 0 % x", "seventy %",
  ])
  func `anything else is none`(text: String) { #expect(Likelihood(text) == nil) }

  @Test(arguments: [
    (0, "remote"), (3, "remote"), (5, "remote"), (12, "veryUnlikely"), (20, "veryUnlikely"), (33, "unlikely"),
    (50, "even"),
    (56, "likely"), (80, "likely"), (94, "veryLikely"), (97, "almostCertain"), (100, "almostCertain"),
  ])
  func `each percentage belongs to a term`(percent: Int, key: String) throws {
    #expect(try #require(Likelihood("\(percent) %")).term.key.rawValue == key)
  }

  private func read(_ head: String) -> Diagnosed<NoteHead?> {
    let text = "---\ntitle: A\ndate: 2025-01-01\n\(head)---\nText.\n"
    return NoteHead.read(SourceFile(path: "content/notes/a.md", bytes: Array(text.utf8)), HeadRules())
  }

  @Test(arguments: [
    ("claims: [{id: a}]\n", DiagnosticID.fieldMissing), ("claims: [{text: A., likelihood: perhaps}]\n", .fieldValue),
    ("claims: [{text: A., confidence: medium}]\n", .fieldValue), ("claims: [{text: A., due: soon}]\n", .dateFormat),
    ("claims: [{text: A., id: a b}]\n", .fieldValue), ("claims: [{text: A., probability: 3}]\n", .fieldUnknown),
    ("claims: A\n", .fieldType), ("resolves: {a#b: maybe}\n", .fieldValue),
    ("resolves: [{claim: a#b}]\n", .fieldMissing),
    ("resolves: [{as: true}]\n", .fieldMissing), ("disputes: [{by: x}]\n", .fieldMissing),
    ("disputes: [{claim: a#b, quotation: one}]\n", .fieldType), ("resolves: 7\n", .fieldType),
    ("resolves: # a\n", .fieldMissing), ("disputes: #a\n", .fieldMissing),
    ("claims: [{updates: , likelihood: likely}]\n", .fieldMissing),
    ("claims: [{text: A., due: 2024}]\n", .fieldValue),
    ("disputes: [{claim: a#b, quotation: 1, by: x}]\n", .fieldValue),
  ])
  func `a mistake in a claim is reported`(head: String, id: DiagnosticID) {
    let read = read(head)
    #expect(read.value == nil)
    #expect(read.diagnostics.map(\.id) == [id])
  }

  @Test(
    arguments: [
      ("a#b", "a", "b"), (" a # b ", "a", "b"), ("#b", "", "b"), ("a", "a", nil),
      ("A note: it#b#c", "A note: it", "b#c"),
    ] as [(String, String, String?)])
  func `a reference names a note and a claim`(text: String, note: String, claim: String?) {
    let reference = ClaimReference(text)
    #expect(reference.note == note && reference.claim == claim)
  }
}
