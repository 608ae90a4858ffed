import Base
import TestSupport
import Testing

@testable import Pages

/// Dated things that notes tell of: for calendar programs, on the calendar's page and on the home page.
@Suite struct CalendarTests {
  private static let file = "/calendar.ics"

  /// A site with one note of 21 October 2025 that tells of events, five hours east of UTC.
  private func site(_ events: String..., head: String = "", drafts: Bool = false) throws -> SmallSite {
    let list = events.map { "  - \($0)\n" }.joined()
    return try SmallSite(
      ["notes/2025-10-21-a.md": SmallSite.note(head: head + "events:\n" + list)],
      settings: "timezone: Test/East\n", drafts: drafts,
      zone: { name in name == "Test/East" ? Zone(name: name) { _ in 5 * 3600 } : nil })
  }

  @Test(arguments: [
    ("{date: 2025-10-26, title: ASEAN}", ["DTSTART;VALUE=DATE:20251026", "DTEND;VALUE=DATE:20251027"]),
    ("{date: 2025-12-31, title: NYE}", ["DTSTART;VALUE=DATE:20251231", "DTEND;VALUE=DATE:20260101"]),
    ("{date: 2020-01-01, title: Past}", ["DTSTART;VALUE=DATE:20200101", "DTEND;VALUE=DATE:20200102"]),
    ("{date: 2024-02-28, title: Leap}", ["DTSTART;VALUE=DATE:20240228", "DTEND;VALUE=DATE:20240229"]),
    ("{date: 2025-10-26T18:30:00+02:00, title: Call}", ["DTSTART:20251026T163000Z"]),
    ("{date: 2025-10-26T23:30:00Z, title: Late}", ["DTSTART:20251026T233000Z"]),
    ("{date: 2025-10-26T00:30:00+05:00, title: Early}", ["DTSTART:20251025T193000Z"]),
  ])
  func `an event is a whole day, or begins at an instant in UTC`(event: String, lines: [String]) throws {
    #expect(try site(event).lines(of: Self.file, beginningWith: "DTSTART", "DTEND") == lines)
  }

  @Test(arguments: [
    ("{date: 2025-10-26, title: ASEAN}", "October 2025", "2025-10-26", "Sunday, 26 October 2025"),
    (
      "{date: 2025-10-26T18:30:00+02:00, title: Call}", "October 2025", "2025-10-26T21:30:00+05:00",
      "Sunday, 26 October 2025, 21:30"
    ),
    (
      "{date: 2025-10-31T23:30:00Z, title: Month}", "November 2025", "2025-11-01T04:30:00+05:00",
      "Saturday, 1 November 2025, 04:30"
    ),
    ("{date: 2020-01-01, title: Past}", "January 2020", "2020-01-01", "Wednesday, 1 January 2020"),
  ])
  func `the page shows an event in the site's time zone`(
    event: String, month: String, moment: String, words: String
  ) throws {
    let text = try #require(try site(event).text("/calendar/"))
    #expect(text.contains("<h2>\(month)</h2>"))
    #expect(text.contains("<time datetime=\"\(moment)\">\(words)</time>"))
  }

  @Test func `events stand by their date, whichever note tells of them`() throws {
    let site = try SmallSite([
      "notes/2025-10-21-a.md": SmallSite.note(
        head: "events: [{date: 2025-11-02, title: Last}, {date: 2025-10-30, title: First}]\n"),
      "notes/2025-10-20-z.md": SmallSite.note(
        date: "2025-10-20", head: "events: [{date: 2025-10-31, title: Second}]\n"),
    ])
    #expect(
      try site.lines(of: Self.file, beginningWith: "SUMMARY") == ["SUMMARY:First", "SUMMARY:Second", "SUMMARY:Last"])
    let page = try #require(try site.text("/calendar/"))
    let places = try ["October 2025</h2>", "First", "Second", "November 2025</h2>", "Last"].map { word in
      try #require(page.firstRange(of: word)).lowerBound
    }
    #expect(places == places.sorted())
  }

  @Test func `the file is a calendar of the site, with CRLF at the end of every line`() throws {
    let text = try #require(try site("{date: 2025-10-26, title: A}").text(Self.file))
    #expect(
      text == """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//Gazette//Gazette//EN\r
        CALSCALE:GREGORIAN\r
        X-WR-CALNAME:Test\r
        BEGIN:VEVENT\r
        UID:f1d674fa0e9bbe45-1@example.org\r
        DTSTAMP:20251020T190000Z\r
        DTSTART;VALUE=DATE:20251026\r
        DTEND;VALUE=DATE:20251027\r
        SUMMARY:A\r
        DESCRIPTION:A note\r
        URL:https://example.org/2025/10/21/a/\r
        TRANSP:TRANSPARENT\r
        END:VEVENT\r
        END:VCALENDAR\r

        """)
  }

  @Test(arguments: ["", "updated: 2025-10-24\n", "summary: Another.\n"])
  func `an event keeps its UID when its note changes`(head: String) throws {
    let site = try site("{date: 2025-10-26, title: A}", head: head)
    #expect(try site.lines(of: Self.file, beginningWith: "UID") == ["UID:f1d674fa0e9bbe45-1@example.org"])
  }

  @Test func `an event keeps its UID when others come before it, and twins have one each`() throws {
    let one = "{date: 2025-10-26, title: A}"
    let lines = try site("{date: 2025-10-25, title: B}", one, one).lines(of: Self.file, beginningWith: "UID")
    #expect(
      lines.dropFirst() == ["UID:f1d674fa0e9bbe45-1@example.org", "UID:f1d674fa0e9bbe45-2@example.org"])
    #expect(lines.first?.hasSuffix("-1@example.org") == true)
    #expect(lines.first != lines.dropFirst().first)
  }

  @Test(arguments: [("", "DTSTAMP:20251020T190000Z"), ("updated: 2025-10-24\n", "DTSTAMP:20251023T190000Z")])
  func `an event is stamped with its note's last change, not with the clock`(head: String, line: String) throws {
    #expect(
      try site("{date: 2025-10-26, title: A}", head: head).lines(of: Self.file, beginningWith: "DTSTAMP") == [line])
  }

  @Test(arguments: [
    ("C, D; E", "C\\, D\\; E"), ("a\\\\b", "a\\\\b"), ("a\\nb", "a\\nb"), ("a: \\\"b\\\"", "a: “b”"),
    ("Зустріч", "Зустріч"),
  ])
  func `text is escaped as RFC 5545 has it`(title: String, escaped: String) throws {
    let lines = try site("{date: 2025-10-26, title: \"\(title)\"}").lines(of: Self.file, beginningWith: "SUMMARY")
    #expect(lines == ["SUMMARY:" + escaped])
  }

  @Test func `the note's title is escaped too`() throws {
    let site = try SmallSite([
      "notes/a.md": SmallSite.note(title: "Z; \"x\", y\\z", head: "events: [{date: 2025-10-30, title: A}]\n")
    ])
    #expect(
      try site.lines(of: Self.file, beginningWith: "DESCRIPTION") == ["DESCRIPTION:Z\\; “x”\\, y\\\\z"])
  }

  @Test func `a long line is folded after at most 75 bytes and between letters`() throws {
    let site = try site("{date: 2025-10-26, title: \"\(String(repeating: "é", count: 60))\"}")
    #expect(
      try site.lines(of: Self.file, beginningWith: "SUMMARY", " ") == [
        "SUMMARY:" + String(repeating: "é", count: 33), " " + String(repeating: "é", count: 27),
      ])
    #expect(try site.lines(of: Self.file, beginningWith: "").allSatisfy { $0.utf8.count <= 75 })
  }

  @Test(arguments: [(false, false), (true, true)])
  func `events of drafts are not for subscribers`(drafts: Bool, isOnPage: Bool) throws {
    let site = try site("{date: 2025-10-30, title: Secret}", head: "draft: true\n", drafts: drafts)
    #expect(!site.paths.contains(Self.file))
    #expect(try site.text("/calendar/")?.contains("Secret") == isOnPage)
    #expect(try site.text("/calendar/")?.contains("calendar.ics") == false)
  }

  @Test func `beside other notes' events too, those of drafts are left out of the file`() throws {
    let site = try SmallSite(
      [
        "notes/a.md": SmallSite.note(head: "events: [{date: 2025-10-30, title: Public}]\n"),
        "notes/b.md": SmallSite.note(head: "draft: true\nevents: [{date: 2025-10-30, title: Secret}]\n"),
      ], drafts: true)
    #expect(try site.lines(of: Self.file, beginningWith: "SUMMARY") == ["SUMMARY:Public"])
  }

  @Test func `without events there is a page but no file`() throws {
    let site = try SmallSite(["notes/2025-10-21-a.md": SmallSite.note()])
    #expect(site.paths.contains("/calendar/"))
    #expect(!site.paths.contains(Self.file))
  }

  // MARK: The home page

  /// The events among some that the home page shows.
  private func shown(_ titles: [String], on site: SmallSite) throws -> [String] {
    let home = try #require(try site.text("/"))
    return titles.filter { home.contains("<bdi>\($0)</bdi> <a class=\"meta\"") }
  }

  @Test func `the home page shows what lies ahead of the newest note, not of the clock`() throws {
    let site = try site(
      "{date: 2025-10-20, title: Before}", "{date: 2025-10-21, title: Same}", "{date: 2025-10-22, title: After}")
    #expect(try shown(["Before", "Same", "After"], on: site) == ["Same", "After"])
  }

  @Test func `an event that a newer note has passed is not ahead`() throws {
    let site = try SmallSite([
      "notes/2025-10-21-a.md": SmallSite.note(head: "events: [{date: 2025-10-22, title: E}]\n"),
      "notes/2025-10-25-b.md": SmallSite.note(date: "2025-10-25"),
    ])
    #expect(try shown(["E"], on: site) == [])
  }

  @Test func `the home page shows the ten soonest events`() throws {
    let events = (10...25).map { "  - {date: 2025-11-\($0), title: E\($0)}\n" }.joined()
    let site = try SmallSite(["notes/2025-10-21-a.md": SmallSite.note(head: "events:\n" + events)])
    #expect(
      try shown((10...25).map { "E\($0)" }, on: site) == [
        "E10", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E18", "E19",
      ])
  }
}
