import Archive
import Base
import Foundation
import Testing

@testable import Pages

/// What an actor's page says beside its list of notes, and the network of actors.
@Suite struct ActorPageTests {
  private func page(_ days: [(date: String, count: Int)], head: String = "", _ more: [String: String] = [:]) throws
    -> String
  {
    var files = SmallSite.notes(days, "Ann Roe spoke.")
    files["actors/ann.md"] = SmallSite.actor("Ann Roe", head: head)
    files["actors/bob.md"] = SmallSite.actor("Bob Low")
    return try #require(try SmallSite(files.merging(more) { $1 }).text("/actors/ann/"))
  }

  private func lately(_ page: String) -> [String] {
    guard let section = page.firstMatch(of: /<section class="lately">(?s:(.*?))<\/section>/) else { return [] }
    return section.1.matches(of: /<li[^>]*>(.*)<\/li>/).map { String($0.1).replacing(/<[^>]*>/, with: "") }
  }

  @Test(arguments: [
    // Four notes are too few, and where all are of one month everything is new.
    ([("2025-01-01", 2), ("2025-06-01", 2)], []), ([("2025-06-01", 3), ("2025-06-20", 4)], []),
    ([("2025-01-01", 3), ("2025-06-01", 1), ("2025-06-20", 1)], ["2 notes since 21 May 2025"]),
    ([("2025-01-01", 3), ("2025-05-21", 1), ("2025-06-20", 1)], ["2 notes since 21 May 2025"]),
    ([("2025-01-01", 3), ("2025-05-20", 1), ("2025-06-20", 1)], ["1 note since 21 May 2025"]),
  ])
  func `what is new is that of the thirty days up to the newest note`(
    days: [(date: String, count: Int)], expected: [String]
  ) throws {
    #expect(lately(try page(days)) == expected)
  }

  @Test func `a companion is new once, and an office in its time`() throws {
    let roles = """
      roles:
        - {title: Judge, from: 2025-02-01, until: 2025-06-01}
        - {title: Minister, from: 2025-06-05}
        - {title: Senator, from: 2025-09-01}

      """
    let days = [(date: "2025-01-01", count: 4), (date: "2025-06-20", count: 1)]
    let met = ["notes/2025-06-10-m.md": SmallSite.note("Ann Roe met Bob Low.", date: "2025-06-10")]
    let expected = ["2 notes since 21 May 2025", "For the first time with Bob Low", "New role: Minister"]
    #expect(lately(try page(days, head: roles, met)) == expected)
    let before = ["notes/2025-01-10-m.md": SmallSite.note("Ann Roe met Bob Low.", date: "2025-01-10")]
    let known = lately(try page(days, head: roles, met.merging(before) { $1 }))
    #expect(known == ["2 notes since 21 May 2025", "New role: Minister"])
  }

  @Test(arguments: [(5, false), (6, true)]) func `six months have links to each`(months: Int, hasLinks: Bool) throws {
    let page = try page((1...months).map { ("2025-0\($0)-01", 1) })
    #expect(page.contains("<li><a href=\"#m2025-01\">January 2025</a></li>") == hasLinks)
    #expect(page.contains("<h3 id=\"m2025-01\">January 2025</h3>"))
  }

  @Test(arguments: [
    (["2025-01-01"], false, false), (["2025-01-01", "2025-03-01"], false, true),
    (["2025-01-01", "2025-02-01", "2025-03-01"], true, false),
  ])
  func `two months are a sentence, three a chart`(dates: [String], isChart: Bool, isSentence: Bool) throws {
    let page = try page(dates.map { ($0, 1) })
    #expect(page.contains("<figure class=\"plot plot-months\">") == isChart)
    #expect(page.contains("<p class=\"plot-sentence\">January 2025: 1 note · March 2025: 1 note</p>") == isSentence)
  }

  @Test func `the network has the connections that are stronger than chance`() throws {
    var files: [String: String] = [:]
    for (slug, name) in [("hub", "Hub Man"), ("ann", "Ann Roe"), ("bob", "Bob Low"), ("cid", "Cid Day")] {
      files["actors/\(slug).md"] = SmallSite.actor(name)
    }
    // Hub Man is in every note; Ann Roe and Bob Low are together as often as they can be, Cid Day only with Hub Man.
    for number in 0..<12 {
      let others = number < 4 ? " met Ann Roe and Bob Low." : number < 8 ? " met Cid Day." : " spoke."
      files["notes/2025-10-\(10 + number)-n.md"] = SmallSite.note("Hub Man" + others, date: "2025-10-\(10 + number)")
    }
    let page = try #require(try SmallSite(files).text("/network/"))
    let rows = page.matches(
      of: /<tr><th scope="row"><a href="\/actors\/([a-z]+)\/">.*?<td><a href="\/actors\/([a-z]+)\/">/)
    #expect(rows.map { "\($0.1) \($0.2)" } == ["ann bob"])
    #expect(page.matches(of: /<circle class="node"/).count == 2)
  }
}
