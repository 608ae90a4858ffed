package import Base

extension Archive {
  /// The archive with one note as it was just written, and all else as it was: what its own page will be, at once and not
  /// after every note was gathered again. Nil where the note has no place of its own yet, or would have another one.
  package func glimpse(of written: WrittenNote) -> (archive: Archive, note: NoteID, diagnostics: [Diagnostic])? {
    guard let old = notes.first(where: { $0.path == written.file.path }), old.name == written.name,
      old.timestamp == written.timestamp, old.isDraft == written.isDraft
    else { return nil }
    let linked = linker.link(written, old.id, isAhead: old.isAhead)
    var archive = self
    archive.notes[old.id.index] = linked.value
    return (archive, old.id, linked.diagnostics)
  }

  /// As above, of an actor: its own page, with what the notes were found to say of it before.
  package func glimpse(of actor: Actor) -> (archive: Archive, actor: ActorID, diagnostics: [Diagnostic])? {
    guard let old = actors.first(where: { $0.actor.file.path == actor.file.path }), old.actor.slug == actor.slug else {
      return nil
    }
    let biography = linker.bodies.link(actor.body, .biography(of: actor, old.id))
    var archive = self
    archive.actors[old.id.index] = ActorEntry(
      id: old.id, actor: actor, biography: biography.value.body, appearances: old.appearances,
      companions: old.companions, quotations: old.quotations, citations: old.citations, members: old.members)
    return (archive, old.id, biography.diagnostics)
  }
}
