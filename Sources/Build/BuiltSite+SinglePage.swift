import Archive
package import Base
import Names
package import Notes
import Pages
package import Site

extension BuiltSite {
  /// The page of a note as it was just written, with everything else as the build has it. Nil for a new note, and for
  /// one that would move.
  package func page(of head: NoteHead) -> Diagnosed<SiteFile>? {
    archive.link(head, by: names).map { Diagnosed(NotePages.page(of: $0.value, site), $0.diagnostics) }
  }

  /// The page of an actor as its file was just written, with what the build's notes say of it. Nil for a new actor, and
  /// for one that would move.
  package func page(of head: ActorHead) -> Diagnosed<SiteFile>? {
    archive.link(head, by: names).map { Diagnosed(ActorPages.page(of: $0.value, site), $0.diagnostics) }
  }
}
