package import Base

extension Archive {
  /// A note as it was just written, linked with the names that the archive knows. Everything that the archive says of other
  /// notes, actors and topics stays as it was. Nil for a new note, and for one that would move: by its name, its date, or as
  /// a draft.
  package func link(_ written: WrittenNote) -> Diagnosed<Note>? {
    guard let old = notes.first(where: { $0.path == written.file.path }), old.name == written.name,
      old.timestamp == written.timestamp, old.isDraft == written.isDraft
    else { return nil }
    return linker.link(written, old.id, isAhead: old.isAhead)
  }

  /// An actor as its file was just written, with what the notes say of it as it was. Nil for a new actor, and for one with
  /// another slug.
  package func link(_ actor: Actor) -> Diagnosed<ActorEntry>? {
    guard let old = actors.first(where: { $0.actor.file.path == actor.file.path }), old.actor.slug == actor.slug else {
      return nil
    }
    let biography = linker.bodies.link(actor.body, .biography(of: actor, old.id))
    let entry = ActorEntry(
      id: old.id, actor: actor, biography: biography.value.body, appearances: old.appearances,
      companions: old.companions, quotations: old.quotations, citations: old.citations, members: old.members)
    return Diagnosed(entry, biography.diagnostics)
  }
}
