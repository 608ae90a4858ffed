import Notes
import Names
import Base
import TestSupport
import Testing

@testable import Archive

/// What the archive knows about each actor.
@Suite struct DossierTests {
  private static let people = [
    SmallArchive.actor("ann", "Ann Roe"), SmallArchive.actor("bob", "Bob Low"), SmallArchive.actor("cid", "Cid May"),
  ]

  private func slugs(_ archive: Archive, _ actors: [ActorID]) -> [String] { actors.map { archive[$0].head.slug.text } }

  @Test func `each companion has a count, a first day and a last day`() throws {
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.note("2025-01-01", "Ann Roe and Bob Low."),
        SmallArchive.note("2025-01-05", "Ann Roe and Cid May."),
        SmallArchive.note("2025-02-01", "Bob Low met Ann Roe."), SmallArchive.note("2025-02-02", "Bob Low."),
      ])
    let ann = try #require(archive.actors.first)
    #expect(slugs(archive, ann.dossier.companions.map(\.actor)) == ["bob", "cid"])
    #expect(ann.dossier.companions.map(\.count) == [2, 1])
    #expect(ann.dossier.companions.map { archive.day(of: $0.first).description } == ["2025-01-01", "2025-01-05"])
    #expect(ann.dossier.companions.map { archive.day(of: $0.last).description } == ["2025-02-01", "2025-01-05"])
    #expect(
      archive.countsByMonth(of: ann.dossier.appearances.map(\.note)).map { "\($0.month) \($0.count)" } == [
        "2025-01 2", "2025-02 1",
      ])
    let bob = archive.actors[1]
    #expect(bob.dossier.companions.map { "\(archive[$0.actor].head.slug) \($0.count)" } == ["ann 2"])
  }

  @Test func `a month without appearances counts zero`() throws {
    let archive = try SmallArchive.make(
      Self.people + [SmallArchive.note("2024-11-30", "Ann Roe"), SmallArchive.note("2025-02-01", "Ann Roe")])
    let months = archive.countsByMonth(of: try #require(archive.actors.first).dossier.appearances.map(\.note))
    #expect(months.map { "\($0.month) \($0.count)" } == ["2024-11 1", "2024-12 0", "2025-01 0", "2025-02 1"])
  }

  @Test(arguments: [
    ("", [String]()), ("pairs: 2\n", ["ann bob 2"]), ("pairs: 1\n", ["ann bob 2", "ann cid 1"]), ("pairs: 0\n", []),
  ])
  func `a pair gets a page when enough notes name both actors, and one sentence does`(
    settings: String, expected: [String]
  ) throws {
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.note("2025-01-01", "Ann Roe and Bob Low."),
        SmallArchive.note("2025-01-02", "Bob Low and Ann Roe."),
        SmallArchive.note("2025-01-03", "Cid May and Ann Roe."),
        SmallArchive.note("2025-01-04", "Bob Low came. Cid May left."),
      ], settings: settings)
    let pairs = archive.pairs.map {
      slugs(archive, [$0.first, $0.second]).joined(separator: " ") + " \($0.notes.count)"
    }
    #expect(pairs == expected)
  }

  @Test func `an organisation lists its current and its former people`() throws {
    let archive = try SmallArchive.make([
      SmallArchive.actor("org", "The Office", kind: "organisation"),
      SmallArchive.actor(
        "ann", "Ann Roe",
        head:
          "roles:\n  - {title: Head, organisation: The Office, from: 2020, until: 2023}\naffiliations: [The Office]\n"),
      SmallArchive.actor("bob", "Bob Low", head: "roles:\n  - {title: Head, organisation: The Office, from: 2024}\n"),
      SmallArchive.actor("cid", "Cid May", head: "affiliations: [The Office]\n"), SmallArchive.note("2025-01-01"),
    ])
    let office = try #require(archive.actors.first { $0.head.slug.text == "org" })
    let members = office.dossier.members.map {
      "\(archive[$0.actor].head.slug) \($0.isCurrent) \($0.roles.map(\.role.title))"
    }
    #expect(members == ["bob true [\"Head\"]", "cid true []", "ann false [\"Head\"]"])
  }

  @Test func `an outlet lists the notes that cite it, and those that cite nothing else`() throws {
    let source = { (publishers: [String]) in
      "sources:\n" + publishers.map { "  - {title: T, publisher: \($0)}\n" }.joined()
    }
    let archive = try SmallArchive.make([
      SmallArchive.actor("wire", "The Wire", kind: "outlet", head: "aliases: [Wire]\n"),
      SmallArchive.note("2025-01-01", head: source(["The Wire"])),
      SmallArchive.note("2025-01-02", head: source(["Wire", "Other"])),
      SmallArchive.note("2025-01-03", head: source(["Wire", "The Wire"])),
      SmallArchive.note("2025-01-04", head: source(["Other"])),
    ])
    let wire = try #require(archive.actors.first)
    #expect(wire.dossier.citations.map(\.isSole) == [true, false, true])
    #expect(wire.dossier.noteCount == 3)
  }

  @Test(arguments: [
    ("> “Yes.”\n> — Ann Roe [@1]", "ann"), ("> “Yes.”\n> — Minister Ann Roe, to Bob Low", "ann"),
    ("> “Yes.”\n> — a spokesman of The Office", "org"), ("> “Yes.”\n> — Dee Foe, for The Office", nil),
    ("> “Yes.”\n> — Foe, for The Office", nil), ("> “Yes.”\n> — Statement by The Office", "org"),
    ("> “Big Ben rang, so Dee Foe said.”\n> — Ann Roe", "ann"),
    ("> “Yes.”\n> — The Office’s [[Ann Roe]]", "ann"), ("> “Yes.”\n> — a passer-by", nil),
    ("Ann Roe came.\n\n> “Yes.”\n> — Roe", "ann"),
  ])
  func `a quotation's last line names its speaker`(body: String, speaker: String?) throws {
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.actor("org", "The Office", kind: "organisation"),
        SmallArchive.note("2025-01-01", body, head: "sources: [{title: T}]\n"),
      ])
    let quotation = try #require(archive.notes[0].quotations.first)
    #expect(quotation.speaker.map { archive[$0].head.slug.text } == speaker)
  }

  @Test(arguments: [
    ("Ann Roe met. Then Ann Roe left.", ["[Ann Roe] met.", "Then [Ann Roe] left."]),
    ("Ann Roe met Ann Roe.", ["[Ann Roe] met [Ann Roe]."]),
    (
      "| who | what |\n| - | - |\n| Ann Roe, Bob Low | *left* |\n| Bob Low | of Ann Roe |",
      ["[Ann Roe], Bob Low · left", "Bob Low · of [Ann Roe]"]
    ),
    ("> “No.”\n> — Ann Roe, in Paris", ["“No.” — [Ann Roe], in Paris"]),
    ("~~Not~~ Ann Roe ~~either~~ came.", ["[Ann Roe] came."]),
    ("~Low and Ann Roe.", ["Low and [Ann Roe]."]), ("**Ann\nRoe**[^1] came.\n\n[^1]: Yes.", ["[Ann Roe] came."]),
    // Links without any text at both ends of a sentence.
    ("He met [[ann|![](https://e.org/a.png)]]", ["He met[]"]),
    ("[[ann|![](https://e.org/a.png)]] met him.", ["[]met him."]),
    ("See [[ann|<img>]]", ["See [ann]"]),
  ])
  func `an appearance shows its sentences with the names marked`(body: String, sentences: [String]) throws {
    let people = [SmallArchive.actor("ann", "Ann Roe"), SmallArchive.actor("bob", "Bob Low", head: "aliases: [Low]\n")]
    let archive = try SmallArchive.make(people + [SmallArchive.note("2025-01-01", body)])
    let marked = archive.actors[0].dossier.appearances[0].sentences.map { sentence in
      var text = Array(sentence.text.utf8)
      for name in sentence.names.reversed() {
        text.insert(UInt8(ascii: "]"), at: name.upperBound)
        text.insert(UInt8(ascii: "["), at: name.lowerBound)
      }
      return String(utf8: text)
    }
    #expect(marked == sentences)
  }

  @Test(arguments: [0, 100, 2000])
  func `of a very long sentence, the part around the name is quoted`(words: Int) throws {
    let long = Array(repeating: "word", count: words).joined(separator: " ")
    let archive = try SmallArchive.make(
      Self.people + [SmallArchive.note("2025-01-01", "So \(long) Ann Roe \(long) end.")])
    let sentence = archive.actors[0].dossier.appearances[0].sentences[0]
    #expect(sentence.text.utf8.count < 1300)
    #expect(sentence.text.hasPrefix("… ") == (words == 2000) && sentence.text.hasSuffix(" …") == (words == 2000))
    #expect(sentence.names.map { String(decoding: Array(sentence.text.utf8)[$0], as: UTF8.self) } == ["Ann Roe"])
  }

  @Test func `a sentence that appears twice stays two sentences, each with its names`() throws {
    let archive = try SmallArchive.make(
      Self.people + [SmallArchive.note("2025-01-01", "Ann Roe met Bob Low. Ann Roe met Bob Low.")],
      settings: "pairs: 1\n")
    let note = archive.notes[0]
    let shared = note.appearances[0].sentences(sharedWith: note.appearances[1])
    #expect(shared.map(\.names.count) == [2, 2])
  }

  @Test func `the page of a pair has the sentences that name both, and the titles of its other notes`() throws {
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.note("2025-01-01", "Ann Roe met Bob Low. Ann Roe left."),
        SmallArchive.note("2025-01-02", "Ann Roe came. Bob Low did not."),
      ], settings: "pairs: 1\n")
    let pair = try #require(archive.pairs.first)
    #expect(pair.appearances.map { $0.sentences.map(\.text) } == [["Ann Roe met Bob Low."]])
    #expect(pair.others.map { archive.day(of: $0).description } == ["2025-01-02"])
  }

  @Test func `related notes are earlier ones that share rare actors, then topics, the later first`() throws {
    let common = (1...6).map { SmallArchive.note("2025-01-0\($0)", "Cid May") }
    let archive = try SmallArchive.make(
      Self.people + common + [
        SmallArchive.note("2025-02-01", "Ann Roe"), SmallArchive.note("2025-03-01", "Ann Roe, Cid May"),
        SmallArchive.note("2025-03-05", "Cid May"), SmallArchive.note("2025-03-20", "Ann Roe"),
      ])
    let note = try #require(archive.notes.first { $0.head.name.hasPrefix("2025-03-01") })
    let related = archive.relatives(of: note.id).map { archive.day(of: $0).description }
    #expect(related == ["2025-02-01", "2025-01-06", "2025-01-05", "2025-01-04"])
  }

  @Test func `the closest companion is the one that appears here more often than by chance`() throws {
    // Cid May is in every note, and so in each of Ann Roe's. Bob Low is in two of hers and nowhere else.
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.note("2025-01-01", "Ann Roe, Bob Low, Cid May"), SmallArchive.note("2025-01-02", "Cid May"),
        SmallArchive.note("2025-01-03", "Cid May"), SmallArchive.note("2025-01-04", "Ann Roe, Bob Low, Cid May"),
        SmallArchive.note("2025-01-05", "Cid May"), SmallArchive.note("2025-01-06", "Ann Roe, Cid May"),
        SmallArchive.note("2025-01-07", "Bob Low"),
      ])
    let closest = archive.closest(to: archive.actors[0], most: 30)
    #expect(slugs(archive, closest.map(\.companion.actor)) == ["bob", "cid"])
    #expect(closest.map(\.share) == [1, 0])
  }
}
