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
    site.outline.feedLinks(title(.feedDaily, site), under: daily, as: [.atom])
      + site.outline.feedLinks(title(.feedWeekly, site), under: weekly, as: [.atom])
  }

  /// The feeds of the daily and of the weekly digests.
  static func feeds(of site: Site) -> [SiteFile] {
    site.feedFiles(title(.feedDaily, site), under: daily, home: Addresses.home, as: [.atom]) {
      entries(of: site.archive.days, .day, site)
    }
      + site.feedFiles(title(.feedWeekly, site), under: weekly, home: Addresses.home, as: [.atom]) {
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
      let content = FeedContent(digest, site)
      guard !content.isEmpty else { continue }
      entries.append(content.entry(title: form.title(site.strings, digest.period), form.path(digest.period), site))
    }
    return entries
  }
}

/// What subscribers get of a digest: its lead, its notes, and the corrections of other notes, but nothing of drafts.
private struct FeedContent {
  let lead: Lead?
  let notes: [NoteID]
  let corrections: [Changes.Corrected]

  /// How many notes an entry lists; a link leads to the others.
  private static let mostNotes = 30

  init<Period>(_ digest: Digest<Period>, _ site: Site) {
    lead = digest.lead
    notes = digest.notes.filter { !site.archive[$0].head.isDraft }
    corrections = digest.correctionsOfOthers.filter { !site.archive[$0.note].head.isDraft }
  }

  var isEmpty: Bool { notes.isEmpty && corrections.isEmpty }

  func entry(title: String, _ path: SitePath, _ site: Site) -> Feed.Entry {
    let zone = site.archive.settings.zone
    let corrected = corrections.map { Timestamp(day: $0.correction.day).moment(in: zone) }
    let published = notes.map { site.archive[$0].head.timestamp.moment(in: zone) }
    let updated = ([site.lastChange(of: notes)] + corrected).max { Timestamp.precedes($0, $1) }
    let first = (published.isEmpty ? corrected : published).min { Timestamp.precedes($0, $1) }
    var entry = Feed.Entry(
      url: site.addresses.url(path), title: title, published: first ?? site.lastChange(of: notes),
      updated: updated ?? site.lastChange(of: notes),
      summary: site.counted(notes: notes.count, corrections: corrections.count))
    entry.content = html(on: path, site)
    return entry
  }

  private func html(on path: SitePath, _ site: Site) -> [UInt8] {
    var content: [UInt8] = []
    if let title = lead?.head.title {
      content.append("<h2>")
      content.appendEscaped(title)
      content.append("</h2>\n")
    }
    content += site.html(of: lead, for: .outside(site.absoluteAddresses(on: path)))
    guard !notes.isEmpty else { return content + site.correctionsHTML(corrections) }
    content.append("<ul>\n")
    for note in notes.prefix(Self.mostNotes).map({ site.archive[$0] }) {
      content.append("<li><a href=\"")
      content.appendEscaped(site.addresses.url(note.id))
      content.append("\">")
      content.appendEscaped(note.head.title)
      content.append("</a>: ")
      content.appendEscaped(site.summary(of: note))
      content.append("</li>\n")
    }
    content.append("</ul>\n")
    if notes.count > Self.mostNotes {
      content.append("<p><a href=\"")
      content.appendEscaped(site.addresses.url(path))
      content.append("\">")
      content.appendEscaped(site.strings.counted(notes.count - Self.mostNotes, .moreNotes))
      content.append("</a></p>\n")
    }
    return content + site.correctionsHTML(corrections)
  }
}

extension Phrase {
  fileprivate static let feedDaily = Phrase("feedDaily")
  fileprivate static let feedWeekly = Phrase("feedWeekly")
}
