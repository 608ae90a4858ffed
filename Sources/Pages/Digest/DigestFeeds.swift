import Archive
import Base
import Formats
import Names
import Notes
import Site

extension DigestPages {
  private static let daily = SitePath(page: ["daily"])
  private static let weekly = SitePath(page: ["weekly"])

  /// Links to the feeds of the digests.
  static func feedLinks(_ site: Site) -> [FeedContext] {
    site.outline.feedLinks(title(.feedDaily, site), under: daily)
      + site.outline.feedLinks(title(.feedWeekly, site), under: weekly)
  }

  /// The feeds of the daily and of the weekly digests.
  static func feeds(of site: Site) -> [SiteFile] {
    site.feedFiles(title(.feedDaily, site), under: daily, home: Addresses.home) {
      entries(of: site.archive.days, .day, site)
    }
      + site.feedFiles(title(.feedWeekly, site), under: weekly, home: Addresses.home) {
        entries(of: site.archive.weeks, .week, site)
      }
  }

  private static func title(_ phrase: Phrase, _ site: Site) -> String {
    site.strings[phrase, ["site": site.archive.settings.title]]
  }

  /// The newest digests first, without digests that have only drafts.
  private static func entries<Period>(
    of digests: [Digest<Period>], _ form: DigestForm<Period>, _ site: Site
  ) -> [Feed.Entry] {
    var entries: [Feed.Entry] = []
    for digest in digests.reversed() where entries.count < Site.longestFeed {
      let notes = digest.notes.filter { !site.archive[$0].head.isDraft }
      guard !notes.isEmpty else { continue }
      entries.append(
        entry(notes, digest.lead, title: form.title(site.strings, digest.period), form.path(digest.period), site))
    }
    return entries
  }

  /// A digest as an entry of a feed: its lead, then its notes.
  private static func entry(
    _ notes: [NoteID], _ lead: Lead?, title: String, _ path: SitePath, _ site: Site
  ) -> Feed.Entry {
    let zone = site.archive.settings.zone
    let first = notes.map { site.archive[$0].head.timestamp.moment(in: zone) }
      .min { Timestamp.precedes($0, $1) }
    let updated = site.lastChange(of: notes)
    var entry = Feed.Entry(
      url: site.addresses.url(path), title: title, published: first ?? updated, updated: updated,
      summary: site.strings.counted(notes.count, .notes))
    entry.content = content(notes, lead, path, site)
    return entry
  }

  private static func content(_ notes: [NoteID], _ lead: Lead?, _ path: SitePath, _ site: Site) -> [UInt8] {
    var content: [UInt8] = []
    if let title = lead?.head.title {
      content.append("<h2>")
      content.appendEscaped(title)
      content.append("</h2>\n")
    }
    content += site.html(of: lead, for: .outside(site.absoluteAddresses(on: path)))
    content.append("<ul>\n")
    for note in notes.map({ site.archive[$0] }) {
      content.append("<li><a href=\"")
      content.appendEscaped(site.addresses.url(note.id))
      content.append("\">")
      content.appendEscaped(note.head.title)
      content.append("</a>: ")
      content.appendEscaped(note.summary)
      content.append("</li>\n")
    }
    content.append("</ul>\n")
    return content
  }
}

extension Phrase {
  fileprivate static let feedDaily = Phrase("feedDaily")
  fileprivate static let feedWeekly = Phrase("feedWeekly")
}
