package import Archive
package import Base

extension Site {
  /// The page of a note as it was just written, before the rest of the site follows; nil where it has none yet.
  package func glimpse(of note: WrittenNote) -> Diagnosed<(site: Site, page: Page)>? {
    archive.glimpse(of: note).map { archive, id, diagnostics in
      let site = Site(archive, like: self)
      return Diagnosed((site, site.page(of: archive[id])), diagnostics)
    }
  }

  /// As above, of an actor.
  package func glimpse(of actor: Actor) -> Diagnosed<(site: Site, page: Page)>? {
    archive.glimpse(of: actor).map { archive, id, diagnostics in
      let site = Site(archive, like: self)
      return Diagnosed((site, site.page(of: archive[id])), diagnostics)
    }
  }
}
