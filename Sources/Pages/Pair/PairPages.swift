import Archive
import Base
import Names
import Notes
package import Site
import Templates

/// A page for each pair of actors: `/actors/donald-trump/with/vladimir-putin/`.
package enum PairPages: PageKind {
  package static let templates = [
    PageTemplate("pair", "Two actors and the sentences that name both.", PairContext.self)
  ]

  package static func files(of site: Site) -> [SiteFile] {
    site.archive.pairs.flatMap { pair in
      let own = path(pair.first, pair.second, site)
      let splitting = PairContext.splitting(of: pair, site)
      let main = SiteFile(own, .page, .rendered("pair") { PairContext(pair, splitting, site) })
        .listed(lastModified: pair.notes.last.map(site.archive.day))
      return [main]
        + splitting.pages.map { part in
          SiteFile(part.path(under: own), .page, .rendered("pair") { PairContext(pair, splitting, on: part, site) })
            .listed(lastModified: part.notes.last.map(site.archive.day))
        }
    }
  }

  /// Actors that no sentence names together had a page too.
  package static func moves(of site: Site) -> [Move] { [Move("/actors/:actor/with/:other/", to: "/actors/:actor/")] }

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
