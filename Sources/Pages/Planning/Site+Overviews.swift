import Archive
import Base
import Templates

/// Pages that look at the whole archive at once: the calendar and the network.
extension Site {
  func overviewPages() -> [Page] {
    [
      Page(
        path: Addresses.network, content: .rendered("network") { [self] in networkPage() }, origin: nil,
        sitemap: .present(lastModified: nil), role: .index),
      Page(
        path: Addresses.calendar, content: .rendered("calendar") { [self] in calendarPage() }, origin: nil,
        sitemap: .present(lastModified: nil), role: .index),
    ]
  }

  private func networkPage() -> NetworkPage {
    NetworkPage(
      site: common,
      page: page(
        strings[.network], strings[.networkDescription, ["site": archive.settings.title]], Addresses.network,
        kind: "network"),
      title: strings[.network], plot: networkPlot())
  }

  private func calendarPage() -> CalendarPage {
    var months: [(month: Month, events: [EventContext])] = []
    for (event, note) in events() {
      if months.last?.month != event.date.day.month { months.append((event.date.day.month, [])) }
      months[months.count - 1].events.append(self.event(event, in: note.id))
    }
    return CalendarPage(
      site: common,
      page: page(
        strings[.calendar], strings[.calendarDescription, ["site": archive.settings.title]], Addresses.calendar,
        kind: "calendar"),
      title: strings[.calendar], file: hasCalendarFile ? addresses.href(Addresses.calendarFile) : nil,
      months: months.map { EventGroupContext(title: strings.dates.month($0.month), events: $0.events) })
  }
}
