import Archive
package import Base
import Names
package import Notes
import Pages
package import Site

extension BuiltSite {
  /// The page of a note as it was just written, with everything else as the build has it. Nil for a new note, and for
  /// one that would move. Nil also for a text that shows others: how much they come to, only a build knows. Nil for a
  /// head with parts that not everybody may see, too: only a build selects.
  package func page(of head: NoteHead) -> Diagnosed<SiteFile>? {
    guard head.seen(until: nil, { $0 == .none }) === head else { return nil }
    guard let note = archive.link(head, by: names), note.value.body.transclusions.isEmpty else { return nil }
    return Diagnosed(NotePages.page(of: note.value, site), note.diagnostics)
  }

  /// The page of an actor as its file was just written, with what the build's notes say of it. Nil for a new actor, and
  /// for one that would move, shows other texts or has relations that not everybody may see.
  package func page(of head: ActorHead) -> Diagnosed<SiteFile>? {
    guard head.seen({ $0 == .none }) === head else { return nil }
    guard let actor = archive.link(head, by: names), actor.value.biography.transclusions.isEmpty else { return nil }
    return Diagnosed(ActorPages.page(of: actor.value, site), actor.diagnostics)
  }
}
