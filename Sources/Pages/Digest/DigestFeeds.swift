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
  /// The first of its notes; a link leads to the others.
  let lines: [NoteLine]
  /// How many it has.
  let count: Int
  /// Those of its time that it did not have when it was frozen.
  let late: [NoteID]
  let corrections: [Changes.Corrected]
  /// All notes that are still there.
  let notes: [NoteID]
  /// When it was frozen, and the days on which its notes were withdrawn since.
  let frozen: [Timestamp]

  /// How many notes an entry lists.
  private static let mostNotes = 30

  init<Period>(_ digest: Digest<Period>, _ site: Site) {
    func isPublic(_ note: NoteID) -> Bool { !site.archive[note].head.isDraft }
    lead = digest.lead
    corrections = digest.correctionsOfOthers.filter { isPublic($0.note) }
    if let frozen = digest.frozen {
      let entries = frozen.entries.filter { $0.note.map(isPublic) ?? true }
      lines = entries.prefix(Self.mostNotes).map(site.line)
      count = entries.count
      late = frozen.late.filter(isPublic)
      notes = (entries.compactMap(\.note) + late).sorted()
      let zone = site.archive.settings.zone
      let withdrawn = entries.filter { $0.note == nil }.compactMap(\.frozen.withdrawn)
      self.frozen = ([frozen.edition.time] + withdrawn.map(Timestamp.init(day:))).map { $0.moment(in: zone) }
    } else {
      notes = digest.notes.filter(isPublic)
      lines = notes.prefix(Self.mostNotes).map(site.line)
      count = notes.count
      late = []
      frozen = []
    }
  }

  var isEmpty: Bool { lines.isEmpty && late.isEmpty && corrections.isEmpty }

  func entry(title: String, _ path: SitePath, _ site: Site) -> Feed.Entry {
    let zone = site.archive.settings.zone
    let corrected = corrections.map { Timestamp(day: $0.correction.day).moment(in: zone) }
    let published = notes.map { site.archive[$0].head.timestamp.moment(in: zone) }
    // A digest that lost notes has changed when they went, and one without any was there when it was frozen.
    let lost = count > notes.count ? frozen : []
    let changes = (notes.isEmpty ? [] : [site.lastChange(of: notes)]) + corrected + lost
    let updated = changes.max { Timestamp.precedes($0, $1) }
    let first = (published.isEmpty ? corrected + frozen : published).min { Timestamp.precedes($0, $1) }
    var entry = Feed.Entry(
      url: site.addresses.url(path), title: title, published: first ?? site.lastChange(of: notes),
      updated: updated ?? site.lastChange(of: notes),
      summary: site.counted(notes: count, corrections: corrections.count))
    entry.content = html(on: path, site)
    return entry
  }

  private func html(on path: SitePath, _ site: Site) -> [UInt8] {
    var content: [UInt8] = []
    if let title = lead?.head.title { content.appendHeading(title) }
    content += site.html(of: lead, for: .outside(site.absoluteAddresses(on: path)))
    if !lines.isEmpty { content.appendList(lines) }
    if count > lines.count {
      content.append("<p><a href=\"")
      content.appendEscaped(site.addresses.url(path))
      content.append("\">")
      content.appendEscaped(site.strings.counted(count - lines.count, .moreNotes))
      content.append("</a></p>\n")
    }
    if !late.isEmpty {
      content.appendHeading(site.strings[.addedLater])
      content.appendList(late.prefix(Self.mostNotes).map(site.line))
    }
    return content + site.correctionsHTML(corrections)
  }
}

extension [UInt8] {
  fileprivate mutating func appendHeading(_ text: String) {
    append("<h2>")
    appendEscaped(text)
    append("</h2>\n")
  }

  fileprivate mutating func appendList(_ lines: [NoteLine]) {
    append("<ul>\n")
    for line in lines {
      append("<li>")
      if let url = line.url {
        append("<a href=\"")
        appendEscaped(url)
        append("\">")
        appendEscaped(line.title)
        append("</a>")
      } else {
        appendEscaped(line.title)
      }
      append(": ")
      appendEscaped(line.summary)
      append("</li>\n")
    }
    append("</ul>\n")
  }
}

extension Phrase {
  fileprivate static let feedDaily = Phrase("feedDaily")
  fileprivate static let feedWeekly = Phrase("feedWeekly")
}
