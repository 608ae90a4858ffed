package import Archive
package import Base

extension Site {
  /// The page of a note as it was just written; what it shows of the rest of the site is as it was. Nil where the note has
  /// no page yet, or would get another address.
  package func page(of written: WrittenNote) -> Diagnosed<Page>? {
    archive.link(written).map { Diagnosed(page(of: $0.value), $0.diagnostics) }
  }

  /// As above, of an actor.
  package func page(of actor: Actor) -> Diagnosed<Page>? {
    archive.link(actor).map { Diagnosed(page(of: $0.value), $0.diagnostics) }
  }
}
