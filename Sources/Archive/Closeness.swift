import Names

/// A companion, and how much more often than by chance the same notes name both.
package struct Closeness: Sendable {
  package let companion: Companion
  /// 1 for the closest companion of an actor, 0 for one that appears no more often than by chance.
  package let share: Double
}

extension Archive {
  /// The companions of an actor, the closest first, at most `most`.
  ///
  /// The measure is Dunning's log-likelihood ratio, without the part for notes that do not name both: a companion that
  /// half of all notes name says little about the actor; one that appears only here says much, if there are several
  /// notes. Only the notes from the actor's first to its last count, so that a later note without the actor changes
  /// nothing.
  package func closest(to actor: Actor, most: Int) -> [Closeness] {
    let (own, companions) = (actor.dossier.appearances, actor.dossier.companions)
    guard let first = own.first?.note.index, let last = own.last?.note.index else { return [] }
    let span = Double(last - first + 1)
    let scored = companions.map { companion in
      let theirs = self[companion.actor].dossier.appearances
      let named =
        theirs.partitionPoint { $0.note.index <= last } - theirs.partitionPoint { $0.note.index < first }
      let expected = Double(own.count) * Double(named) / span
      return (companion: companion, score: surprise(Double(companion.count), expected: expected))
    }
    // The order of the companions, by count and slug, decides among equals.
    let ranked = scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .prefix(most).map(\.element)
    let top = ranked.first.map { max($0.score, .leastNormalMagnitude) } ?? 1
    return ranked.map { Closeness(companion: $0.companion, share: max(0, $0.score) / top) }
  }
}

extension Archive {
  /// How much more often than by chance two actors appear in the same notes, by the measure of `closest(to:most:)` over
  /// all notes; 0 or less where chance would bring them together as often.
  package func tie(_ first: Actor, _ second: Actor, notes count: Int) -> Double {
    let expected =
      Double(first.dossier.namedIn) * Double(second.dossier.namedIn) / Double(max(1, notes.count))
    return surprise(Double(count), expected: expected)
  }
}

/// How surprising a count is: positive above the expected count, negative below it.
private func surprise(_ count: Double, expected: Double) -> Double {
  let value = 2 * (count * logarithm(count / expected) - (count - expected))
  return count < expected ? -value : value
}

/// The natural logarithm of a positive number, linear between powers of two. Unlike that of libm, it is the same on
/// every machine.
private func logarithm(_ value: Double) -> Double {
  (Double(value.exponent) + value.significand - 1) * 0.693147
}
