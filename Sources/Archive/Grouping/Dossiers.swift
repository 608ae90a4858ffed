import Base
import Names
import Notes

/// The actors, each with everything that the notes say about it.
func groupActors(_ linked: LinkedContent, _ actorsByNote: Incidence) -> [Actor] {
  let count = linked.texts.actors.count
  var appearances = [[Appearance]](repeating: [], count: count)
  var quotations = [[Quotation]](repeating: [], count: count)
  var citations = [[OutletCitation]](repeating: [], count: count)
  for note in linked.texts.notes {
    for appearance in note.appearances { appearances[appearance.actor.index].append(appearance) }
    for quotation in note.quotations {
      if let speaker = quotation.speaker { quotations[speaker.index].append(quotation) }
    }
    for outlet in note.outlets {
      let sources = note.sources.indices.filter { note.sources[$0].outlet == outlet }
      citations[outlet.index].append(
        OutletCitation(note: note.id, sources: sources, isSole: sources.count == note.sources.count))
    }
  }
  let all = appearances
  let companions = concurrentMap(Array(0..<count), scratch: { CompanyTally(actors: count) }) { index, tally in
    for appearance in all[index] { tally.add(appearance.note, actorsByNote) }
    return tally.take(except: index)
  }
  let members = members(of: linked)
  let relations = linked.relations.byActor(count)
  return linked.texts.actors.enumerated().map { index, actor in
    Actor(
      ActorID(index: index), actor.head, biography: actor.biography, by: linked.texts.names, relations[index],
      Dossier(
        appearances: appearances[index], companions: companions[index], quotations: quotations[index],
        citations: citations[index], members: members[index]))
  }
}
