import Base

/// What the notes say of each actor.
func actorEntries(_ linked: Linked) -> [ActorEntry] {
  let notes = linked.notes
  var appearances = [[Appearance]](repeating: [], count: linked.actors.count)
  var quotations = [[Quotation]](repeating: [], count: linked.actors.count)
  var citations = [[OutletCitation]](repeating: [], count: linked.actors.count)
  for note in notes {
    for appearance in note.appearances { appearances[appearance.actor.index].append(appearance) }
    for quotation in note.quotations {
      if let speaker = quotation.speaker { quotations[speaker.index].append(quotation) }
    }
    let outlets = note.outlets.compactMap(\.self)
    for outlet in Set(outlets) {
      let sources = note.outlets.indices.filter { note.outlets[$0] == outlet }
      citations[outlet.index].append(OutletCitation(note: note.id, sources: sources))
    }
  }
  let all = appearances
  let companions = concurrentMap(Array(linked.actors.indices)) { index in
    company(of: ActorID(index: index), in: all[index], notes)
  }
  return linked.actors.enumerated().map { index, entry in
    ActorEntry(
      id: ActorID(index: index), actor: entry.actor, biography: entry.biography, appearances: appearances[index],
      companions: companions[index], quotations: quotations[index], citations: citations[index])
  }
}

/// Who appears in the same notes as an actor: the most frequent first, then by slug.
private func company(of actor: ActorID, in appearances: [Appearance], _ notes: [Note]) -> [Companion] {
  let others = appearances.flatMap { notes[$0.note.index].appearances.map(\.actor) }.filter { $0 != actor }
  return ranking(others).map { Companion(actor: $0.item, count: $0.count) }
}
