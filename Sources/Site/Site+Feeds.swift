import Archive
package import Base
package import Formats
package import Names
import Notes

extension SiteOutline {
  /// Links to the feeds of a page, in some formats.
  package func feedLinks(
    _ title: String, under page: SitePath, as formats: [FeedFormat] = FeedFormat.allCases
  ) -> [FeedContext] {
    formats.map { format in
      FeedContext(title: title, format: format, href: addresses.href(SitePath(file: format.fileName, under: page)))
    }
  }
}

extension Site {
  /// The most entries that a feed has.
  package static let longestFeed = 20

  /// The files of a feed below a page, in some formats. `home` is the page that the feed belongs to, if it is another
  /// one.
  package func feedFiles(
    _ title: String, under page: SitePath, home: SitePath? = nil, as formats: [FeedFormat] = FeedFormat.allCases,
    entries: @escaping @Sendable () -> [Feed.Entry]
  ) -> [SiteFile] {
    formats.map { format in
      let path = SitePath(file: format.fileName, under: page)
      return SiteFile(
        path, .feed,
        .written { [self] output in
          let feed = Feed(
            title: title, author: author, language: strings.language, home: addresses.url(home ?? page),
            entries: entries())
          feed.append(as: format, at: addresses.url(path), to: &output)
        })
    }
  }

  /// The notes of a feed, out of some chronological ones: those that were written or changed last, so that a correction
  /// of an old note reaches subscribers. The newest note comes first. A feed never has drafts.
  package func newest(_ notes: [NoteID]) -> [NoteID] {
    let visible = notes.reversed().filter { !archive[$0].head.isDraft }
    guard visible.count > Self.longestFeed else { return visible }
    let zone = archive.settings.zone
    let newest = visible.prefix(Self.longestFeed)
    let changed = visible.dropFirst(Self.longestFeed).filter { archive[$0].head.updated != nil }
    guard !changed.isEmpty else { return Array(newest) }
    let entries = (newest + changed).map { (note: $0, change: archive[$0].head.lastChange(in: zone)) }
    // The sort is stable: of two notes that changed at the same moment the newer one comes first.
    let latest = entries.sorted { Timestamp.precedes($1.change, $0.change) }.prefix(Self.longestFeed)
    return latest.map(\.note).sorted(by: >)
  }

  /// A note as an entry of a feed: with its summary only, or with its whole text if `isWhole`.
  package func feedEntry(_ id: NoteID, isWhole: Bool = false, saying summary: String? = nil) -> Feed.Entry {
    let note = archive[id]
    let zone = archive.settings.zone
    var entry = Feed.Entry(
      url: addresses.url(id), title: note.head.title, published: note.head.timestamp.moment(in: zone),
      updated: note.head.lastChange(in: zone), summary: self.summary(of: note, saying: summary))
    if isWhole {
      entry.content =
        html(of: note, for: .outside(absoluteAddresses(on: addresses.path(id)))) + addendaHTML(of: note)
        + goneSourcesHTML(of: note)
    }
    entry.picture = outline.picture(note.head.picture, of: note.head.path)?.url
    entry.authors = note.head.authors
    entry.topics = note.topics.map { archive[$0].head.title }
    return entry
  }

  /// Makes the addresses of a page absolute.
  package func absoluteAddresses(on page: SitePath) -> AbsoluteAddresses {
    AbsoluteAddresses(origin: addresses.origin, page: addresses.url(page))
  }

  /// The time of the last change of some notes; 1970-01-01 if there are none.
  package func lastChange(of notes: some Sequence<NoteID>) -> Timestamp {
    notes.map { archive[$0].head.lastChange(in: archive.settings.zone) }.max { Timestamp.precedes($0, $1) }
      ?? Timestamp(instant: 0, in: .utc)
  }
}
