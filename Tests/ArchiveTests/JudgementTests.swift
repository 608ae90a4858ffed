import Base
import Names
import Notes
import TestSupport
import Testing

@testable import Archive

/// Claims, how they are estimated anew, resolved and denied.
@Suite struct JudgementTests {
  private static let talks = SmallArchive.note(
    "2025-01-01", "A.", head: "claims:\n  - {id: a, text: It rains., likelihood: likely, due: 2025-03}\n")

  @Test(
    arguments: [
      ("{2025-01-01-2025-01-01#a: true}", "true"),
      ("[{claim: '2025-01-01-2025-01-01#a', as: false}]", "false"),
      ("{Note of 2025-01-01: true}", "true"), ("{2025-01-01-2025-01-01#a: open}", nil),
      ("{2025-01-01-2025-01-01#a: yes}", "true"),
    ] as [(String, String?)])
  func `a later note resolves a claim`(resolves: String, outcome: String?) throws {
    let archive = try SmallArchive.make([
      Self.talks, SmallArchive.note("2025-02-01", "B.", head: "resolves: \(resolves)\n"),
    ])
    #expect(archive.judgements.all.map { $0.resolution?.outcome.rawValue } == [outcome])
    #expect(archive.judgements.all.map(\.resolutions.count) == [1])
    #expect(archive.judgements.answered(by: NoteID(index: 1)).count == 1)
  }

  @Test func `the newest outcome counts, and the last estimate before it`() throws {
    let name = "2025-01-01-2025-01-01"
    let archive = try SmallArchive.make([
      Self.talks,
      SmallArchive.note("2025-01-02", "B.", head: "claims: [{id: a, updates: \(name)#a, likelihood: 90 %}]\n"),
      SmallArchive.note("2025-01-03", "B.", head: "resolves: {\(name)#a: true}\n"),
      SmallArchive.note("2025-01-04", "B.", head: "resolves: {\(name)#a: open}\n"),
      // Of the claim in its newer form.
      SmallArchive.note("2025-01-05", "B.", head: "resolves: {2025-01-02-2025-01-02#a: false}\n"),
      SmallArchive.note("2025-01-06", "B.", head: "resolves: {\(name)#a: open}\n"),
      SmallArchive.note(
        "2025-01-07", "B.", head: "claims: [{updates: \(name)#a, likelihood: 1 %, text: It poured.}]\n"),
      SmallArchive.note("2025-01-08", "B.", head: "resolves: {\(name)#a: false}\n"),
    ])
    let judgement = try #require(archive.judgements.all.first)
    #expect(archive.judgements.all.count == 1)
    #expect(judgement.estimates.map(\.note.index) == [0, 1, 6])
    #expect(judgement.resolution?.outcome == .false)
    #expect(archive.finalLikelihood(of: judgement)?.written == "1 %")
    #expect(
      judgement.estimates.map(archive.text) == ["It rains.", "It rains.", "It poured."]
        && archive.due(of: judgement.estimates[2])?.text == "2025-03")
    #expect(archive.scored.map(\.isTrue) == [false])
  }

  @Test func `a claim that is decided is not estimated anew`() throws {
    let name = "2025-01-01-2025-01-01"
    let files = [
      Self.talks, SmallArchive.note("2025-01-02", "B.", head: "resolves: {\(name)#a: true}\n"),
      SmallArchive.note("2025-01-03", "B.", head: "claims: [{updates: \(name)#a, likelihood: 9 %}]\n"),
    ]
    #expect { try SmallArchive.make(files) } throws: { error in
      (error as? SmallArchive.Failure)?.errors.contains { $0.contains("decided by '2025-01-02-2025-01-02'") } ?? false
    }
  }

  @Test func `a reference without an id means the only claim that is written, whoever may see it`() throws {
    let settings = "audiences: [public, staff]\n"
    func archive(_ claims: String) throws -> Archive {
      try SmallArchive.make(
        [
          SmallArchive.note("2025-01-01", "A.", head: "claims: [\(claims)]\n"),
          SmallArchive.note("2025-01-02", "B.", head: "resolves: {2025-01-01-2025-01-01: true}\n"),
        ], settings: settings)
    }
    #expect(try archive("{text: A.}").judgements.all.map { $0.resolution?.outcome } == [.true])
    #expect(try archive("{text: A., audience: staff}").judgements.all.isEmpty)
    #expect(throws: SmallArchive.Failure.self) { try archive("{text: A.}, {text: B., audience: staff}") }
  }

  @Test func `an actor's claim is no judgement of the authors`() throws {
    let archive = try SmallArchive.make([
      SmallArchive.actor("ann", "Ann Roe"),
      SmallArchive.note(
        "2025-01-01", "A.", head: "claims: [{id: a, text: It rains., by: Ann Roe, likelihood: likely}]\n"),
      SmallArchive.note("2025-01-02", "A.", head: "resolves: {2025-01-01-2025-01-01#a: true}\n"),
    ])
    #expect(archive.judgements.all.map(\.by) == [ActorID(index: 0)])
    #expect(archive.scored.isEmpty)
  }

  @Test(arguments: [
    ("claims: [{updates: nowhere#a}]", DiagnosticID.claimUnknown),
    ("resolves: {2025-01-01-2025-01-01#b: true}", .claimUnknown),
    ("disputes: '#a'", .claimUnknown), ("claims: [{id: a, updates: '#a'}]", .claimOrder),
    ("claims: [{id: a, updates: '#b'}, {id: b, text: B.}]", .claimOrder),
    ("disputes: [{claim: '#a', quotation: 1}]", .fieldValue),
    ("claims: [{text: A., by: Nobody}]", .actorUnknown), ("disputes: [{claim: '#a', by: Nobody}]", .actorUnknown),
    ("claims: [{text: A., disputes: [nowhere#a]}]", .claimUnknown),
    (
      "resolves: [{claim: 2025-01-01-2025-01-01#a, as: true}, {claim: 'Note of 2025-01-01#a', as: false}]",
      .claimDuplicate
    ),
  ])
  func `a reference to no claim is an error`(head: String, id: DiagnosticID) throws {
    #expect {
      try SmallArchive.make([Self.talks, SmallArchive.note("2025-02-01", "B.", head: head + "\n")])
    } throws: { error in
      (error as? SmallArchive.Failure)?.errors.contains { $0.contains("[\(id.rawValue)]") } ?? false
    }
  }

  @Test(arguments: [
    ("We are likely to see rain. Our confidence is high.", false), ("With high confidence, rain is likely.", true),
    ("Rain is very likely (moderate confidence).", true), ("The vote of confidence is likely to fail.", false),
    ("It is almost certain, and we say so with low confidence.", true), ("High confidence helps.", false),
    ("> With high confidence, rain is unlikely.", true), ("`high confidence` is *likely* the term", true),
  ])
  func `a sentence that mixes likelihood and confidence is named`(text: String, isMixed: Bool) throws {
    let archive = try SmallArchive.make([SmallArchive.note("2025-01-01", text)])
    #expect(mixedSentences(in: archive).count == (isMixed ? 1 : 0))
    let german = try SmallArchive.make([SmallArchive.note("2025-01-01", text, head: "lang: de\n")])
    #expect(mixedSentences(in: german).isEmpty)
  }
}
