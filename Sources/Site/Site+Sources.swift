import Archive
import Base
package import Notes

/// Where a source can be read.
package struct SourceLink: Sendable {
  /// Its own address, or that of its archived copy if the page is gone and there is a copy.
  package let url: String?
  /// The archived copy, if `url` does not lead there.
  package let archived: String?
  /// That the page is gone: `archived copy of 22 October 2025`, `page gone`; nil if it is there.
  package let gone: String?
}

extension Site {
  /// Where a source can be read. The head's own `archived` counts more than a copy that `gazette sources` knows.
  package func link(to source: Source) -> SourceLink {
    guard let url = source.url, let record = archive.sourceRecords[url] else {
      return SourceLink(url: source.url, archived: source.archived, gone: nil)
    }
    let copy = source.archived ?? record.archived
    guard record.isDead else { return SourceLink(url: url, archived: copy, gone: nil) }
    guard let copy else { return SourceLink(url: url, archived: nil, gone: strings[.sourceGone]) }
    let day = record.archived == copy ? record.archivedOn : nil
    let gone = day.map { strings[.sourceCopy, ["date": strings.dates.long($0)]] } ?? strings[.archivedCopy]
    return SourceLink(url: copy, archived: nil, gone: gone)
  }
}

extension Phrase {
  fileprivate static let sourceGone = Phrase("sourceGone")
  fileprivate static let sourceCopy = Phrase("sourceCopy")
  fileprivate static let archivedCopy = Phrase("archivedCopy")
}
