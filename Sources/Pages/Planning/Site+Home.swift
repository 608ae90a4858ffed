import Archive
import Base
import Templates

extension Site {
  func homePage() -> [Page] {
    let newest = archive.notes.last?.day
    return [
      Page(
        path: Addresses.home,
        content: .rendered("home") { [self] in
          var head = page(archive.settings.title, archive.settings.description, Addresses.home, kind: "home")
          head.structured = structured([], describeSite)
          head.feeds += digestFeeds
          return HomePage(
            site: common, page: head,
            days: archive.days.suffix(7).reversed().map(dayOnHome),
            actors: mostActive(20),
            topics: archive.topics.filter { !$0.notes.isEmpty }.map { link($0.id, count: $0.notes.count) },
            stories: archive.stories.sorted { ($1.notes.last?.index ?? 0) < ($0.notes.last?.index ?? 0) }.prefix(6)
              .map { LinkContext(title: title(of: $0), href: addresses.href($0.id), count: $0.notes.count) },
            events: newest.map(eventsAhead) ?? [])
        }, origin: nil, sitemap: .present(lastModified: newest), role: .index)
    ]
  }

  private func dayOnHome(_ digest: Digest<Day>) -> DayContext {
    let shown = 12
    return DayContext(
      date: date(digest.period), leadTitle: digest.lead?.title,
      lead: digest.lead.map { html($0.body, from: $0.path) } ?? [],
      notes: digest.notes.reversed().prefix(shown).map(teaser),
      further: digest.notes.count > shown ? strings.counted(digest.notes.count - shown, .moreNotes) : nil)
  }

  private func mostActive(_ count: Int) -> [LinkContext] {
    archive.actors.filter { !$0.appearances.isEmpty }
      .sorted { ($1.appearances.count, $0.id) < ($0.appearances.count, $1.id) }
      .prefix(count).map { link($0.id, count: $0.appearances.count) }
  }

  /// Events on or after the newest note's day, soonest first. Not after today: a page does not change with the clock.
  private func eventsAhead(of day: Day) -> [EventContext] {
    archive.notes.flatMap { note in note.events.map { (note.id, $0) } }
      .filter { $0.1.date.day >= day }
      .sorted { Timestamp.precedes($0.1.date, $1.1.date) }
      .prefix(10).map { event($0.1, in: $0.0) }
  }

  func event(_ event: Event, in note: NoteID) -> EventContext {
    EventContext(title: event.title, date: date(event.date), note: link(note))
  }

  func title(of story: Story) -> String { story.notes.first.map { archive[$0].title } ?? "" }
}
