package import Base
package import Names
package import Notes

extension Archive {
  /// A note as it was just saved, with its names resolved; everything else is as in the archive. Nil for a new note,
  /// and for one with another name, another date or another draft state.
  package func link(_ head: NoteHead, by names: Names) -> Diagnosed<Note>? {
    guard let old = notes.first(where: { $0.head.path == head.path }), old.head.name == head.name,
      old.head.timestamp == head.timestamp, old.head.isDraft == head.isDraft
    else { return nil }
    return names.link(SelectedNote(head: head, isAhead: old.isAhead), old.id)
  }

  /// An actor as its file was just saved; what the notes say about it does not change. Nil for a new actor, and for one
  /// with another slug.
  package func link(_ head: ActorHead, by names: Names) -> Diagnosed<Actor>? {
    guard let old = actors.first(where: { $0.head.file.path == head.file.path }), old.head.slug == head.slug else {
      return nil
    }
    let biography = names.link(head.body, in: NameScope(biographyOf: head, old.id))
    let heads = actors.map { $0.id == old.id ? head : $0.head }
    let relations = ActorRelation.all(in: heads, kinds: settings.relations, names)
    let actor = Actor(
      old.id, head, biography: biography.value.body, by: names,
      relations.value.filter { $0.subject == old.id || $0.object == old.id }, old.dossier)
    return Diagnosed(
      actor, biography.diagnostics + relations.diagnostics.filter { $0.location.path == head.file.path })
  }
}
