import Archive
import Base
import Names
import Notes
package import Site
import Templates

/// A page for each pair of actors: `/actors/donald-trump/with/vladimir-putin/`.
package enum PairPages: PageKind {
  package static let templates = [
    PageTemplate("pair", "Two actors and the notes that name both.", PairContext.self)
  ]

  package static func files(of site: Site) -> [SiteFile] {
    site.archive.pairs.map { pair in
      SiteFile(path(pair.first, pair.second, site), .page, .rendered("pair") { PairContext(pair, site) })
        .listed(lastModified: pair.notes.last.map(site.archive.day))
    }
  }

  /// The link to the page of two actors; nil if too few notes name both.
  static func href(_ a: ActorID, _ b: ActorID, _ site: Site) -> String? {
    site.archive.hasPair(a, b) ? site.addresses.href(path(a, b, site)) : nil
  }

  /// The address of the page of two actors. The order of the two does not matter.
  static func path(_ a: ActorID, _ b: ActorID, _ site: Site) -> SitePath {
    let slug = { (id: ActorID) in site.archive[id].head.slug.text }
    return SitePath(page: ["actors", slug(min(a, b)), "with", slug(max(a, b))])
  }
}
