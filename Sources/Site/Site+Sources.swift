package import Archive
package import Base
package import Notes

/// Where a source can be read.
package struct SourceLink: Sendable {
  /// Its own address, or that of its archived copy if the page is gone and there is a copy. A copy on this site has the
  /// form of links within the site.
  package let url: String?
  /// The archived copy, if `url` does not lead there.
  package let archived: String?
  /// That the page is gone: `archived copy of 22 October 2025`, `page gone`; nil if it is there.
  package let gone: String?
}

extension Site {
  /// Where a source can be read. The head's own `archived` counts more than a copy on the web that `gazette sources`
  /// knows, and that more than an own copy, which readers have only if the site publishes those.
  package func link(to source: Source) -> SourceLink {
    guard let url = source.url, let record = archive.sourceRecords[url] else {
      return SourceLink(url: source.url, archived: source.archived, gone: nil)
    }
    let (copy, day): (String?, Day?) =
      if let archived = source.archived {
        (archived, record.archived == archived ? record.archivedOn : nil)
      } else if let archived = record.archived {
        (archived, record.archivedOn)
      } else {
        (ownCopy(of: record).map { addresses.href(Self.path(ofCopy: $0)) }, record.copied)
      }
    guard record.isDead else { return SourceLink(url: url, archived: copy, gone: nil) }
    guard let copy else { return SourceLink(url: url, archived: nil, gone: strings[.sourceGone]) }
    let gone = day.map { strings[.sourceCopy, ["date": strings.dates.long($0)]] } ?? strings[.archivedCopy]
    return SourceLink(url: copy, archived: nil, gone: copy.hasPrefix("/") ? gone + " (WARC)" : gone)
  }

  /// The address of a source for readers elsewhere.
  package func url(of link: SourceLink) -> String? {
    link.url.map { $0.hasPrefix("/") ? addresses.origin + $0 : $0 }
  }

  /// The files below the site's folder that are published as copies of sources, with their records: those of notes and
  /// of relations that readers see.
  package var sourceCopies: [(path: String, record: SourceRecord)] {
    guard archive.settings.publishesArchive else { return [] }
    let sources = archive.notes.flatMap(\.head.sources) + archive.relations.flatMap(\.sources)
    let urls = Set(sources.compactMap(\.url)).sorted()
    let copies = urls.compactMap { archive.sourceRecords[$0] }.compactMap { record in record.copy.map { ($0, record) } }
    return Dictionary(copies) { first, _ in first }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The address of a copy by its path below the site's folder.
  package static func path(ofCopy copy: String) -> SitePath {
    SitePath(file: copy.split(separator: "/").map(String.init))
  }

  private func ownCopy(of record: SourceRecord) -> String? { archive.settings.publishesArchive ? record.copy : nil }

  /// The sources of a note whose pages are gone, with links to the copies, as HTML and XML: for readers who do not see
  /// the list on its page. Empty if all are there.
  package func goneSourcesHTML(of note: Note) -> [UInt8] {
    let gone = note.head.sources.map { ($0, link(to: $0)) }.filter { $0.1.gone != nil }
    guard !gone.isEmpty else { return [] }
    var html: [UInt8] = []
    html.append("<h2>")
    html.appendEscaped(strings[.sources])
    html.append("</h2>\n<ul>\n")
    for (source, link) in gone {
      html.append("<li>")
      html.appendEscaped(source.title)
      html.append(": <a href=\"")
      html.appendEscaped(url(of: link) ?? "")
      html.append("\">")
      html.appendEscaped(link.gone ?? "")
      html.append("</a></li>\n")
    }
    html.append("</ul>\n")
    return html
  }
}

extension Phrase {
  fileprivate static let sources = Phrase("sources")
  fileprivate static let sourceGone = Phrase("sourceGone")
  fileprivate static let sourceCopy = Phrase("sourceCopy")
  fileprivate static let archivedCopy = Phrase("archivedCopy")
}
