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
      citations[outlet.index].append(
        OutletCitation(note: note.id, sources: sources, isSole: sources.count == note.sources.count))
    }
  }
  let all = appearances
  let count = linked.actors.count
  let companions = concurrentMap(Array(linked.actors.indices), scratch: { CompanyTally(actors: count) }) {
    index, tally in
    for appearance in all[index] { tally.add(appearance.note, casts) }
    return tally.take(except: index)
  }
  let members = members(of: linked)
  return linked.actors.enumerated().map { index, entry in
    ActorEntry(
      id: ActorID(index: index), actor: entry.actor, biography: entry.biography, appearances: appearances[index],
      companions: companions[index], quotations: quotations[index], citations: citations[index],
      members: members[index])
  }
}
