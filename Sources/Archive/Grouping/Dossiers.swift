import Base

/// What the notes say of each actor.
func actorEntries(_ linked: Linked, _ casts: Incidence) -> [ActorEntry] {
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
  let count = linked.actors.count
  let companions = concurrentMap(Array(linked.actors.indices), scratch: { Tally(places: count) }) { index, tally in
    company(of: ActorID(index: index), in: all[index], casts, &tally)
  }
  return linked.actors.enumerated().map { index, entry in
    ActorEntry(
      id: ActorID(index: index), actor: entry.actor, biography: entry.biography, appearances: appearances[index],
      companions: companions[index], quotations: quotations[index], citations: citations[index])
  }
}

/// Who appears in the same notes as an actor: the most frequent first, then by slug.
private func company(
  of actor: ActorID, in appearances: [Appearance], _ casts: Incidence, _ tally: inout Tally
) -> [Companion] {
  for appearance in appearances { casts.add(appearance.note, to: &tally) }
  return tally.takeRanking().filter { $0.place != actor.index }
    .map { Companion(actor: ActorID(index: $0.place), count: $0.count) }
}
