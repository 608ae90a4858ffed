import Archive
package import Base
import Names
import Notes
package import Site

/// What was put right, in all notes: `/corrections/` with a feed; none if nothing was.
package enum CorrectionPages: PageKind {
  static let path = SitePath(page: ["corrections"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .corrections) }

  package static let templates = [RecordContext.template]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard outline.archive.notes.contains(where: { !$0.head.corrections.isEmpty }) else { return [] }
    return [MenuEntry(outline.strings[.corrections], outline.addresses.href(path), in: .foot, order: 6)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let notes = site.archive.notes.filter { !$0.head.corrections.isEmpty }.map(\.id)
    guard !notes.isEmpty else { return [] }
    return RecordContext.files(.corrections, of: notes, titled: .corrections, at: path, site) + feed(of: notes, site)
  }
}
