package import Archive
package import Base
package import Formats
package import Names
import Notes

extension SiteOutline {
  /// Links to the feeds of a page.
  package func feedLinks(_ title: String, under page: SitePath) -> [FeedContext] {
    FeedFormat.allCases.map { format in
      FeedContext(title: title, format: format, href: addresses.href(SitePath(file: format.fileName, under: page)))
    }
  }
}

extension Site {
  /// The most entries that a feed has.
  package static let longestFeed = 50

  /// The files of a feed below a page, in each format. `home` is the page that the feed belongs to, if it is another
  /// one.
  package func feedFiles(
    _ title: String, under page: SitePath, home: SitePath? = nil, entries: @escaping @Sendable () -> [Feed.Entry]
  ) -> [SiteFile] {
    FeedFormat.allCases.map { format in
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

  /// The newest of some chronological notes, the newest first, as many as a feed has. A feed never has drafts.
  package func newest(_ notes: [NoteID]) -> [NoteID] {
    Array(notes.reversed().lazy.filter { [archive] in !archive[$0].head.isDraft }.prefix(Self.longestFeed))
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
        html(of: note, for: .outside(absoluteAddresses(on: addresses.path(id)))) + correctionsHTML(of: note)
    }
    entry.topics = note.topics.map { archive[$0].head.title }
    return entry
  }

  /// The summary of a note with its corrections: `… [Corrections: 22 October 2025: …]`, for readers who do not see its
  /// page. `own` takes the place of the summary.
  package func summary(of note: Note, saying own: String? = nil) -> String {
    let summary = own ?? note.summary
    guard !note.head.corrections.isEmpty else { return summary }
    let texts = note.head.corrections.map { "\(strings.dates.long($0.day)): \($0.text)" }
    return "\(summary) [\(strings[.corrections]): \(texts.joined(separator: "; "))]"
  }

  /// The corrections of a note, to be put after its text: a heading and a list, as HTML and XML. Empty if it has none.
  package func correctionsHTML(of note: Note) -> [UInt8] {
    guard !note.head.corrections.isEmpty else { return [] }
    var html = Array("<h2>".utf8)
    html.appendEscaped(strings[.corrections])
    html.append("</h2>\n<ul>\n")
    for correction in note.head.corrections {
      html.append("<li><time datetime=\"\(correction.day)\">")
      html.appendEscaped(strings.dates.long(correction.day))
      html.append("</time> ")
      html.appendEscaped(correction.text)
      html.append("</li>\n")
    }
    html.append("</ul>\n")
    return html
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
