import Archive
package import Base
import Formats
import Names
import Notes
package import Site
import Templates

/// The list of authors, `/authors/`, and the page of each author with its feeds; none if no head names an author.
package enum AuthorPages: PageKind {
  static let index = SitePath(page: ["authors"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (index, .authors) }

  package static let templates = [
    PageTemplate("author", "An author, or one year or month of an author's notes.", AuthorContext.self)
  ]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard !outline.archive.authors.isEmpty else { return [] }
    return [MenuEntry(outline.strings[.authors], outline.addresses.href(index), in: .foot, order: 8)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    guard !site.archive.authors.isEmpty else { return [] }
    let list = SiteFile(
      index, .index,
      .rendered("index") {
        let title = site.strings[.authors]
        let entries = site.archive.authors.map { author in
          EntryContext(
            title: author.name, href: site.addresses.href(Addresses.author(author.slug)),
            count: site.strings.counted(author.notes.count, .notes))
        }
        return ListContext(
          site: site, page: site.page(title, nil, at: index, kind: "index"),
          groups: [EntryGroupContext(title: nil, entries: entries)])
      }
    ).listed()
    return [list] + site.archive.authors.flatMap { pages(of: $0, site) + feeds(of: $0, site) }
  }

  private static func pages(of author: Author, _ site: Site) -> [SiteFile] {
    let splitting = Splitting(author.notes, longest: AuthorContext.longestList, in: site.archive)
    let main = SiteFile(
      Addresses.author(author.slug), .index, .rendered("author") { AuthorContext(author, splitting, site) }
    )
    .listed(lastModified: author.notes.last.map(site.archive.day))
    return [main]
      + splitting.pages.map { part in
        SiteFile(
          part.path(under: Addresses.author(author.slug)), .index,
          .rendered("author") { AuthorContext(author, splitting, on: part, site) }
        ).listed(lastModified: part.notes.last.map(site.archive.day))
      }
  }

  private static func feeds(of author: Author, _ site: Site) -> [SiteFile] {
    site.feedFiles(author.name, under: Addresses.author(author.slug)) {
      site.newest(author.notes).map { site.feedEntry($0) }
    }
  }
}

extension Phrase {
  static let authors = Phrase("authors")
}
