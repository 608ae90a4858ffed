package import Base
package import Notes

/// Everything besides the text itself that decides what the names in it mean.
package struct NameScope {
  /// The title above the text, which readers see first.
  package var title = ""
  /// What its citations can cite.
  package var sources: [Source] = []
  /// The ids of sources whose citations are left out.
  package var withheldSources: Set<String> = []
  /// The pinned actors of the head: they are meant if several actors have a name.
  package var pinned: Set<ActorID> = []
  /// Which mentions become links; nil for the site's setting.
  package var links: MentionLinks?
  /// The language of the text; nil for the site's.
  package var language: String?
  /// The actor that the text is about. Its name is not a link in the text.
  package var subject: ActorID?

  package init() {}

  /// The scope of a biography.
  package init(biographyOf actor: ActorHead, _ id: ActorID) {
    title = actor.name
    subject = id
  }

  /// The scope of the text at the foot of every page: only the links that are typed there.
  package static var footer: NameScope {
    var scope = NameScope()
    scope.links = MentionLinks.none
    return scope
  }

  /// The scope of a note whose head names some actors.
  package init(_ note: NoteHead, pinned: some Sequence<ActorID>) {
    title = note.title
    sources = note.sources
    withheldSources = note.withheldSources
    self.pinned = Set(pinned)
    links = note.links
    language = note.language
  }
}

extension Names {
  /// The actors that a note's head names. Names that belong to no actor, or to several, are reported.
  package func pinnedActors(of note: NoteHead) -> Diagnosed<[ActorID]> {
    var diagnostics: [Diagnostic] = []
    let actors = note.actors.compactMap { actor(named: $0, &diagnostics) }
    return Diagnosed(actors, diagnostics)
  }

  /// A note's scope, without the diagnostics of its head.
  func scope(of note: NoteHead) -> NameScope { NameScope(note, pinned: pinnedActors(of: note).value) }
}
