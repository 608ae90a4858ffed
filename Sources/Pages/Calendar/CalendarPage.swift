import Archive
package import Base
import Formats
import Names
import Notes
package import Site
import Templates

/// The events of the notes, `/calendar/`, and the same events for calendar programs, `/calendar.ics`.
package enum CalendarPage: PageKind {
  static let path = SitePath(page: ["calendar"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .calendar) }
  static let file = SitePath(file: ["calendar.ics"])

  package static let templates = [
    PageTemplate("calendar", "The events that notes announce.", CalendarContext.self)
  ]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard outline.archive.notes.contains(where: { !$0.head.events.isEmpty }) else { return [] }
    return [MenuEntry(outline.strings[.calendar], outline.addresses.href(path), order: 40)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let page = SiteFile(path, .index, .rendered("calendar") { CalendarContext(site) }).listed()
    guard hasFile(site) else { return [page] }
    return [page, SiteFile(file, .feed, .written { calendarFile(of: site).append(to: &$0) })]
  }

  /// Whether there are events for calendar programs. Events of drafts are not for subscribers.
  static func hasFile(_ site: Site) -> Bool {
    site.archive.notes.contains { !$0.head.isDraft && !$0.head.events.isEmpty }
  }

  private static func calendarFile(of site: Site) -> CalendarFile {
    let events = EventContext.all(of: site).compactMap { context -> CalendarFile.Event? in
      let (event, note) = (context.event, site.archive[context.note].head)
      guard !note.isDraft else { return nil }
      return CalendarFile.Event(
        identity: "\(note.name) \(event.date) \(event.title)", date: event.date, title: event.title,
        description: note.title, url: site.addresses.url(context.note),
        stamp: note.lastChange(in: site.archive.settings.zone).instant ?? 0)
    }
    return CalendarFile(title: site.archive.settings.title, host: site.addresses.host, events: events)
  }
}

/// `calendar.mustache`: the events of the notes.
struct CalendarContext: PageTemplateContext {
  let site: Site
  let page: PageContext

  init(_ site: Site) {
    self.site = site
    page = site.page(
      site.strings[.calendar], site.strings[.calendarDescription, ["site": site.archive.settings.title]],
      at: CalendarPage.path, kind: "calendar")
  }

  private var months: [EventGroupContext] {
    var months: [(month: Month, events: [EventContext])] = []
    for event in EventContext.all(of: site) {
      let month = event.event.date.day.month
      if months.last?.month != month { months.append((month, [])) }
      months[months.count - 1].events.append(event)
    }
    return months.map { EventGroupContext(title: site.strings.dates.month($0.month), events: $0.events) }
  }

  static let shape = ContextShape<Self>(
    page: "calendar",
    [
      .text("title", "The page's title.") { $0.page.title },
      .text("file", "The link to the same for calendar programs; nothing where there are no events.") {
        CalendarPage.hasFile($0.site) ? $0.site.addresses.href(CalendarPage.file) : nil
      },
      .list("months", "The events by month, the oldest first.") { $0.months },
    ])
}

/// The events of a month.
struct EventGroupContext: TemplateContext {
  let title: String
  let events: [EventContext]

  static let shape = ContextShape<Self>(
    "month of events",
    [
      .text("title", "The month.") { $0.title },
      .list("events", "Its events, the soonest first.") { $0.events },
    ])
}

extension Phrase {
  static let calendar = Phrase("calendar")
  fileprivate static let calendarDescription = Phrase("calendarDescription")
}
