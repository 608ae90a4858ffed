import Notes
import Names
import Base
import TestSupport
import Testing

@testable import Archive

/// The changes that a digest lists: newcomers, actors that return, actors that rise, stories and corrections.
@Suite struct ChangesTests {
  private static let people = [
    SmallArchive.actor("ann", "Ann Roe"), SmallArchive.actor("bob", "Bob Low"), SmallArchive.actor("cid", "Cid May"),
  ]

  private func day(_ archive: Archive, _ text: String) throws -> Changes {
    try #require(archive.days.first { $0.period.description == text }).changes
  }

  private func slug(_ archive: Archive, _ actor: ActorID) -> String { archive[actor].head.slug.text }

  @Test func `an actor is a newcomer if no earlier note names it`() throws {
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.note("2025-01-01", "Ann Roe"), SmallArchive.note("2025-01-02-a", "Bob Low and Ann Roe"),
        SmallArchive.note("2025-01-02-b", "Cid May, Bob Low"),
      ])
    #expect(try day(archive, "2025-01-01").newcomers.map { slug(archive, $0) } == ["ann"])
    #expect(try day(archive, "2025-01-02").newcomers.map { slug(archive, $0) } == ["bob", "cid"])
    #expect(archive.weeks[0].changes.newcomers.map { slug(archive, $0) } == ["ann", "bob", "cid"])
  }

  @Test func `an actor returns after ninety days without a note`() throws {
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.note("2025-01-01", "Ann Roe and Bob Low"), SmallArchive.note("2025-03-31", "Ann Roe"),
        SmallArchive.note("2025-04-01", "Bob Low"),
      ])
    #expect(try day(archive, "2025-03-31").returned == [])
    let back = try day(archive, "2025-04-01").returned
    #expect(
      back.map { "\(slug(archive, $0.actor)) \($0.lastSeen) \($0.day) \($0.months)" } == ["bob 2025-01-01 2025-04-01 3"]
    )
  }

  @Test func `risers are compared with the four periods before`() throws {
    // Notes by week, from 2025-01-06: Ann 1, 1, 1, 1, 2; Bob 1, 0, 0, 0, 2; Cid 0, 0, 0, 0, 2.
    let weeks = ["2025-01-06", "2025-01-13", "2025-01-20", "2025-01-27"]
    let before = weeks.enumerated().map { SmallArchive.note($1, $0 == 0 ? "Ann Roe and Bob Low" : "Ann Roe") }
    let archive = try SmallArchive.make(
      Self.people + before + [
        SmallArchive.note("2025-02-03", "Ann Roe, Bob Low, Cid May"),
        SmallArchive.note("2025-02-04", "Ann Roe, Bob Low, Cid May"),
      ])
    let last = try #require(archive.weeks.last).changes
    #expect(last.risers.map { "\(slug(archive, $0.actor)) \($0.count) \($0.before)" } == ["bob 2 1", "ann 2 4"])
    #expect(last.newcomers.map { slug(archive, $0) } == ["cid"])
    #expect(archive.weeks[1].changes.risers.isEmpty)
  }

  @Test func `the fifth period before does not count`() throws {
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.note("2025-01-06-a", "Ann Roe"), SmallArchive.note("2025-01-07", "Ann Roe"),
        SmallArchive.note("2025-02-10", "Ann Roe"), SmallArchive.note("2025-02-11", "Ann Roe"),
      ])
    #expect(archive.weeks.last?.changes.risers.map(\.before) == [0])
  }

  @Test func `each note after the first moves its story and says what it added`() throws {
    let archive = try SmallArchive.make(
      Self.people + [
        SmallArchive.note("2025-01-01", "Ann Roe", head: "sources: [{title: A}]\n"),
        SmallArchive.note(
          "2025-01-02", "Ann Roe and Bob Low", head: "updates: 2025-01-01\nsources: [{title: A}, {title: B}]\n"),
        SmallArchive.note("2025-01-03", "Bob Low", head: "updates: 2025-01-02\n"),
      ])
    #expect(try day(archive, "2025-01-01").stories.isEmpty)
    #expect(try day(archive, "2025-01-02").stories.map(\.notes.count) == [1])
    #expect(archive.weeks[0].changes.stories.map(\.notes.count) == [2])
    let steps = try #require(archive.stories.first).steps
    #expect(steps.map { $0.entered.map { slug(archive, $0) } } == [["ann"], ["bob"], []])
    #expect(steps.map(\.sources) == [[0], [1], []])
    #expect(steps.map(\.topics.count) == [1, 0, 0])
  }

  @Test func `a digest lists the corrections of its notes and those made in its days`() throws {
    let archive = try SmallArchive.make([
      SmallArchive.note(
        "2025-01-01",
        head: "updated: 2025-01-09\ncorrections:\n  - The day was Monday.\n  - {date: 2025-01-03, text: It was two.}\n"),
      SmallArchive.note("2025-01-03"), SmallArchive.note("2025-01-09"),
    ])
    let texts = { (changes: Changes) in changes.corrections.map { "\($0.correction.day) \($0.correction.text)" } }
    let (two, monday) = ("2025-01-03 It was two.", "2025-01-09 The day was Monday.")
    #expect(try texts(day(archive, "2025-01-01")) == [two, monday])
    #expect(try texts(day(archive, "2025-01-03")) == [two])
    #expect(try texts(day(archive, "2025-01-09")) == [monday])
    #expect(archive.months[0].changes.corrections.count == 2)
    #expect(archive.notes[0].head.updated?.day.description == "2025-01-09")
  }

  @Test func `a correction makes a digest of each period in which it was made`() throws {
    let archive = try SmallArchive.make([
      SmallArchive.note("2024-12-30", head: "corrections:\n  - {date: 2025-03-05, text: It was two.}\n"),
      SmallArchive.note("2025-05-01"),
    ])
    #expect(archive.days.map(\.period.description) == ["2024-12-30", "2025-03-05", "2025-05-01"])
    #expect(archive.weeks.map(\.notes.count) == [1, 0, 1])
    #expect(archive.months.map(\.notes.count) == [1, 0, 1])
    #expect(archive.years.map(\.period) == [2024, 2025])
    #expect(archive.years.map { $0.changes.corrections.count } == [1, 1])
    #expect(archive.days.map { $0.correctionsOfOthers.count } == [0, 1, 0])
    #expect(archive.years.map { $0.correctionsOfOthers.count } == [0, 1])
  }

  @Test func `lastmod is Hugo's name for updated`() throws {
    let archive = try SmallArchive.make([SmallArchive.note("2025-01-01", head: "lastmod: 2025-01-05\n")])
    #expect(archive.notes[0].head.updated?.day.description == "2025-01-05")
  }

  @Test(arguments: [
    ("corrections: [Wrong.]\n", "the correction has no date"),
    ("updated: 2024-12-31\n", "updated is before the note's date"),
    ("updated: 2025-01-02\ncorrections: Wrong.\n", "corrections must be a list"),
    ("updated: 2025-01-02\ncorrections: [{date: 2025-01-02}]\n", "the correction has no text"),
    ("corrections: [{text: a, day: b}]\n", "a correction has no key 'day'"),
  ])
  func `an impossible correction gets a diagnostic`(head: String, message: String) throws {
    #expect {
      try SmallArchive.make([SmallArchive.note("2025-01-01", head: head)])
    } throws: { error in
      (error as? SmallArchive.Failure)?.errors.contains { $0.contains(message) } ?? false
    }
  }
}
