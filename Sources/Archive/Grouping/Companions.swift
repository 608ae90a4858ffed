import Base
package import Names

/// An actor that appears in the same notes as another actor.
package struct Companion: Sendable {
  package let actor: ActorID
  /// How many notes both appear in, and the first and the last of them.
  package let count: Int
  package let first: NoteID
  package let last: NoteID
}

/// Two actors that the same notes name, with the sentences that name both.
package struct Pair: Sendable {
  /// The smaller id, which the address of the pair's page begins with, and the other id.
  package let first: ActorID
  package let second: ActorID
  /// The notes with sentences that name both, chronological. Each has only those sentences.
  package let appearances: [Appearance]
  /// The notes that name both, but in no sentence together; chronological.
  package let others: [NoteID]

  /// All notes that name both, chronological.
  package var notes: [NoteID] { (appearances.map(\.note) + others).sorted() }

  /// Two actors in either order.
  struct Key: Sendable, Hashable {
    private let low: ActorID
    private let high: ActorID

    init(_ a: ActorID, _ b: ActorID) {
      low = min(a, b)
      high = max(a, b)
    }
  }
}

/// Counts the actors of some notes in one pass and without hashing. The memory is used again for the next actor.
struct CompanyTally {
  private var counts: [Int32]
  private var firsts: [Int32]
  private var lasts: [Int32]
  private var seen: [Int] = []

  init(actors: Int) {
    counts = [Int32](repeating: 0, count: actors)
    firsts = counts
    lasts = counts
  }

  /// Counts the actors of a note; notes come chronologically.
  mutating func add(_ note: NoteID, _ actorsByNote: Incidence) {
    actorsByNote.forEach(of: note) { place in
      if counts[place] == 0 {
        seen.append(place)
        firsts[place] = Int32(note.index)
      }
      counts[place] += 1
      lasts[place] = Int32(note.index)
    }
  }

  /// The actors that were counted, without one of them; the most frequent first, then by slug. Counting starts again at
  /// zero.
  mutating func take(except actor: Int) -> [Companion] {
    let companions = seen.filter { $0 != actor }.map { place in
      Companion(
        actor: ActorID(index: place), count: Int(counts[place]), first: NoteID(index: Int(firsts[place])),
        last: NoteID(index: Int(lasts[place])))
    }
    for place in seen { counts[place] = 0 }
    seen.removeAll(keepingCapacity: true)
    return companions.sorted { ($1.count, $0.actor) < ($0.count, $1.actor) }
  }
}

/// The most pairs that are taken from one actor's side. Pairs grow with the square of the actors in a note, so a few
/// notes of many actors would have more pages of pairs than all other pages.
private let mostPairsOfActor = 50

/// The pairs of actors that appear together in at least `least` notes, and in at least one sentence, by their ids; none
/// if `least` is 0. Of an actor with very many, those with the most notes in common are pairs, and those of which it is
/// one of the most frequent.
func findPairs(of actors: [Actor], least: Int) -> [Pair] {
  guard least > 0 else { return [] }
  let found = concurrentMap(actors) { actor in
    let others = actor.dossier.companions.prefix { $0.count >= least }.enumerated().filter { rank, other in
      actor.id < other.actor
        && (rank < mostPairsOfActor
          || actors[other.actor.index].dossier.companions.prefix(mostPairsOfActor).contains { $0.actor == actor.id })
    }.map(\.element)
    return others.map(\.actor).sorted().compactMap { pair(of: actor, and: actors[$0.index]) }
  }
  return found.flatMap { $0 }
}

/// Two actors with what the notes say of both; nil if no sentence names both.
private func pair(of first: Actor, and second: Actor) -> Pair? {
  var joint: [Appearance] = []
  var others: [NoteID] = []
  var rest = second.dossier.appearances[...]
  for own in first.dossier.appearances {
    rest = rest.drop { $0.note < own.note }
    guard let other = rest.first, other.note == own.note else { continue }
    let sentences = own.sentences(sharedWith: other)
    if sentences.isEmpty {
      others.append(own.note)
    } else {
      joint.append(Appearance(note: own.note, actor: first.id, sentences: sentences))
    }
  }
  return joint.isEmpty ? nil : Pair(first: first.id, second: second.id, appearances: joint, others: others)
}
