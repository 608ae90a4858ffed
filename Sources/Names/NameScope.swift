package import Base
package import Notes

/// What decides, besides the text, what the names in a text stand for.
package struct NameScope {
  /// What readers have read before the text.
  package var title = ""
  /// What its citations can cite.
  package var sources: [Source] = []
  /// The actors of the head, who are meant where several bear a name.
  package var pinned: Set<ActorID> = []
  /// Which mentions become links; nil for the site's setting.
  package var links: MentionLinks?
  /// The actor that the text is about, whose name leads nowhere in it.
  package var subject: ActorID?

  package init() {}

  /// The scope of a biography.
  package init(biographyOf actor: ActorHead, _ id: ActorID) {
    title = actor.name
    subject = id
  }

  /// The scope of a note whose head names some actors.
  package init(_ note: NoteHead, pinned: some Sequence<ActorID>) {
    title = note.title
    sources = note.sources
    self.pinned = Set(pinned)
    links = note.links
  }
}

extension Names {
  /// The actors that a note's head names; those that it names wrongly are reported.
  package func pinnedActors(of note: NoteHead) -> Diagnosed<[ActorID]> {
    var diagnostics: [Diagnostic] = []
    let actors = note.actors.compactMap { actor(named: $0, &diagnostics) }
    return Diagnosed(actors, diagnostics)
  }

  /// A note's scope, where nobody asks what is wrong in its head.
  func scope(of note: NoteHead) -> NameScope { NameScope(note, pinned: pinnedActors(of: note).value) }
}
