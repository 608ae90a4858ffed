import Archive
import Base

extension Site {
  /// The feeds of the site, of its daily and weekly digests, and of each topic, actor and story, in both formats.
  func feeds() -> [Page] {
    let title = archive.settings.title
    var pages = feed(at: Addresses.home) { [self] in
      Feed(
        title: title, home: Addresses.home, entries: newest(archive.notes.map(\.id)).map { entry($0, isWhole: true) })
    }
    pages += feed(at: Self.dailyFeed) { [self] in
      Feed(
        title: strings[.feedDaily, ["site": title]], folder: Self.dailyFeed, home: Addresses.home,
        entries: editions(archive.days) { (strings.dates.full($0), Addresses.day($0)) })
    }
    pages += feed(at: Self.weeklyFeed) { [self] in
      Feed(
        title: strings[.feedWeekly, ["site": title]], folder: Self.weeklyFeed, home: Addresses.home,
        entries: editions(archive.weeks) { (strings.dates.week($0), Addresses.week($0)) })
    }
    for topic in archive.topics {
      pages += feed(at: addresses.path(topic.id)) { [self] in
        Feed(title: topic.title, home: addresses.path(topic.id), entries: newest(topic.notes).map { entry($0) })
      }
    }
    for actor in archive.actors {
      pages += feed(at: addresses.path(actor.id)) { [self] in
        Feed(title: actor.actor.name, home: addresses.path(actor.id), entries: entries(of: actor))
      }
    }
    for story in archive.stories {
      pages += feed(at: addresses.path(story.id)) { [self] in
        Feed(
          title: self.title(of: story), home: addresses.path(story.id), entries: newest(story.notes).map { entry($0) })
      }
    }
    return pages
  }

  static let dailyFeed = SitePath(page: ["daily"])
  static let weeklyFeed = SitePath(page: ["weekly"])

  /// Links to the feeds that stand under a page.
  static func feedLinks(_ title: String, _ folder: SitePath, _ addresses: Addresses) -> [FeedContext] {
    FeedFormat.allCases.map { format in
      FeedContext(title: title, format: format, href: addresses.href(format.path(under: folder)))
    }
  }

  /// Links to the feeds of the digests.
  var digestFeeds: [FeedContext] {
    let site = archive.settings.title
    return Self.feedLinks(strings[.feedDaily, ["site": site]], Self.dailyFeed, addresses)
      + Self.feedLinks(strings[.feedWeekly, ["site": site]], Self.weeklyFeed, addresses)
  }

  private func feed(at folder: SitePath, _ make: @escaping @Sendable () -> Feed) -> [Page] {
    FeedFormat.allCases.map { format in
      Page(
        path: format.path(under: folder),
        content: .written { [self] output in
          let feed = make()
          switch format {
          case .atom: feed.appendAtom(by: author, language: strings.language, addresses, to: &output)
          case .json: feed.appendJSON(by: author, language: strings.language, addresses, to: &output)
          }
        }, origin: nil, role: .feed)
    }
  }

  /// The newest of some notes first; drafts are not for subscribers.
  private func newest(_ notes: [NoteID]) -> [NoteID] {
    Array(notes.reversed().lazy.filter { [archive] in !archive[$0].isDraft }.prefix(Feed.longest))
  }

  /// A note as an entry: its summary, or `isWhole` its text.
  private func entry(_ id: NoteID, isWhole: Bool = false, saying summary: String? = nil) -> Feed.Entry {
    let note = archive[id]
    let url = addresses.url(id)
    let zone = archive.settings.zone
    return Feed.Entry(
      url: url, title: note.title, published: note.timestamp.moment(in: zone),
      updated: note.lastChange(in: zone), summary: summary ?? note.summary,
      content: isWhole
        ? absolute(
          html(note.body, from: note.path, sources: note.sources), origin: addresses.origin, page: url)
        : nil,
      topics: note.topics.map { archive[$0].title })
  }

  /// What the newest notes say of an actor, or rest on it for.
  private func entries(of actor: ActorEntry) -> [Feed.Entry] {
    let appearances = Dictionary(uniqueKeysWithValues: actor.appearances.suffix(2 * Feed.longest).map { ($0.note, $0) })
    let notes = Set(actor.appearances.suffix(2 * Feed.longest).map(\.note))
      .union(actor.citations.suffix(2 * Feed.longest).map(\.note)).sorted()
    return newest(notes).map { note in
      let sentences = appearances[note]?.sentences.map(\.text) ?? []
      return entry(note, saying: sentences.isEmpty ? nil : sentences.joined(separator: " … "))
    }
  }

  /// The newest digests first, without those that hold drafts alone.
  private func editions<Period>(
    _ digests: [Digest<Period>], _ named: (Period) -> (title: String, path: SitePath)
  ) -> [Feed.Entry] {
    var entries: [Feed.Entry] = []
    for digest in digests.reversed() where entries.count < Feed.longest {
      let notes = digest.notes.map { archive[$0] }.filter { !$0.isDraft }
      let (title, path) = named(digest.period)
      if !notes.isEmpty { entries.append(entry(notes, lead: digest.lead, title: title, path)) }
    }
    return entries
  }

  /// A digest as an entry: its lead, then its notes.
  private func entry(_ notes: [Note], lead: Lead?, title: String, _ path: SitePath) -> Feed.Entry {
    var content: [UInt8] = []
    if let lead {
      if let title = lead.title {
        content.append("<h2>")
        content.appendEscaped(title)
        content.append("</h2>\n")
      }
      content += html(lead.body, from: lead.path)
    }
    content.append("<ul>\n")
    for note in notes {
      content.append("<li><a href=\"")
      content.appendEscaped(addresses.href(note.id))
      content.append("\">")
      content.appendEscaped(note.title)
      content.append("</a>: ")
      content.appendEscaped(note.summary)
      content.append("</li>\n")
    }
    content.append("</ul>\n")
    let zone = archive.settings.zone
    let first = notes.map { $0.timestamp.moment(in: zone) }.min { Timestamp.precedes($0, $1) }
    let updated = lastChange(of: notes)
    return Feed.Entry(
      url: addresses.url(path), title: title, published: first ?? updated, updated: updated,
      summary: strings.counted(notes.count, .notes),
      content: absolute(content, origin: addresses.origin, page: addresses.url(path)), topics: [])
  }

  /// When the last of some notes was changed; the epoch where there are none.
  func lastChange(of notes: [Note]) -> Timestamp {
    notes.map { $0.lastChange(in: archive.settings.zone) }.max { Timestamp.precedes($0, $1) }
      ?? Timestamp(instant: 0, in: .utc)
  }

  /// Whether notes tell of events; drafts are not for subscribers.
  var hasCalendarFile: Bool { archive.notes.contains { !$0.isDraft && !$0.events.isEmpty } }

  /// calendar.ics, where notes tell of events.
  func calendarFile() -> [Page] {
    let entries = events().filter { !$0.note.isDraft }.map { event, note in
      CalendarFile.Entry(event: event, note: note, url: addresses.url(note.id))
    }
    guard hasCalendarFile else { return [] }
    let file = CalendarFile(
      title: archive.settings.title, host: addresses.host, zone: archive.settings.zone, entries: entries)
    return [Page(path: Addresses.calendarFile, content: .written { file.append(to: &$0) }, origin: nil, role: .feed)]
  }

  /// Every event with its note, the soonest first.
  func events() -> [(event: Event, note: Note)] {
    archive.notes.flatMap { note in note.events.map { ($0, note) } }
      .sorted { Timestamp.precedes($0.0.date, $1.0.date) }
  }
}
