import Base
package import Names
import Notes

extension Archive {
  /// The notes with the weightiest first: by `priority`, then by what the notes are. Notes of the same weight keep
  /// their order.
  package func ranked(_ notes: [NoteID]) -> [NoteID] {
    notes.enumerated().sorted { a, b in
      let (first, second) = (weights[a.element.index], weights[b.element.index])
      return first == second ? a.offset < b.offset : first > second
    }.map(\.element)
  }

  /// The notes with which a digest begins, the weightiest first: one, and some that stand below it in columns. None if
  /// the digest has only a few notes.
  package func top(of notes: [NoteID]) -> [NoteID] { notes.count > 6 ? Array(ranked(notes).prefix(5)) : [] }
}

/// What each note weighs, by its place: docs/pages.md explains it to writers. It depends on no later note, so that a
/// published digest keeps its order.
func weigh(_ notes: [Note], _ actorsByNote: Incidence, actors: Int) -> [Int] {
  var named = [Int](repeating: 0, count: actors)
  return notes.map { note in
    var prominent = 0
    actorsByNote.forEach(of: note.id) { actor in
      if named[actor] >= prominence { prominent += 1 }
      named[actor] += 1
    }
    let order = Priority.allCases.firstIndex(of: note.head.priority) ?? 0
    return order * 1000 + (note.updates == nil ? 0 : 4) + 3 * min(note.outlets.count, 3)
      + 2 * min(note.quotations.count, 2) + min(prominent, 3)
  }
}

/// How many earlier notes name a prominent actor.
private let prominence = 10
