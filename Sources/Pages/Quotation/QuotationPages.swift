import Archive
package import Base
import Names
package import Site

/// Who said what, in all notes: `/quotations/`; none if no note quotes anybody.
package enum QuotationPages: PageKind {
  static let path = SitePath(page: ["quotations"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .quotations) }

  package static let templates = [RecordContext.template]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard outline.archive.notes.contains(where: { !$0.quotations.isEmpty }) else { return [] }
    return [MenuEntry(outline.strings[.quotations], outline.addresses.href(path), in: .foot, order: 2)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let notes = site.archive.notes.filter { !$0.quotations.isEmpty }.map(\.id)
    return RecordContext.files(.quotations, of: notes, titled: .quotations, at: path, site)
  }
}

extension Phrase {
  static let quotations = Phrase("quotations")
}
