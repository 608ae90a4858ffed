import Base
import Notes

/// Decides which actor each name means, in the order of the text. It knows which people the text has named in full so
/// far, and which actors the head pins. docs/notes.md has the table of precedence.
struct NameReader {
  let lexicon: Lexicon
  let actors: [ActorHead]
  let pinned: Set<ActorID>
  /// The actors that the text has named in full so far.
  private var introduced: Set<ActorID> = []
  /// The names that the text gives to somebody who is no actor.
  private var namesakes: Set<Int32> = []

  init(_ recogniser: Recogniser, pinned: Set<ActorID>) {
    lexicon = recogniser.lexicon
    actors = recogniser.actors
    self.pinned = pinned
  }

  /// Remembers an actor that the text names with a wiki link.
  mutating func introduce(_ actor: ActorID) { introduced.insert(actor) }

  /// Remembers that the text gives a name to somebody who is no actor: Jordan of `Jim Jordan`.
  mutating func addNamesake(_ match: NameSearch.Match) {
    for reading in match.readings { namesakes.insert(reading.entry) }
  }

  /// What a name means, and the name of the lexicon that decided.
  struct Decision {
    let verdict: FoundName.Verdict
    var use: FoundName.Use?
  }

  /// The decision about a name; nil if no actor has it in this form. `introducing` says whether a full name introduces
  /// its actor.
  mutating func decision(
    on match: NameSearch.Match, in text: UnsafeBufferPointer<UInt8>, introducing: Bool = true, isWoman: Bool = false
  ) -> Decision? {
    // Nearly every name belongs to one actor only.
    if match.others.isEmpty, match.first.ways.isEmpty, let sense = lexicon.sole[Int(match.first.entry)],
      namesakes.isEmpty || !isNamesakes(match, sense.actor, sense.rank)
    {
      if introducing, sense.isFull { introduce(sense.actor) }
      let use = FoundName.Use(entry: match.first.entry, sense: sense, ways: sense.ways)
      return Decision(verdict: .mention(sense.actor, use.rule), use: use)
    }
    var candidates: [Candidate] = []
    for reading in match.readings {
      for sense in lexicon.senses(of: reading.entry) {
        guard sense.inflects || reading.ways.isDisjoint(with: [.inflected, .plural, .singular]) else { continue }
        if let middle = reading.middle, !agrees(String(utf8: text[middle]), with: sense) { continue }
        candidates.append(Candidate(sense, reading))
      }
    }
    if candidates.contains(where: { !$0.sense.isConditional }) { candidates.removeAll(where: \.sense.isConditional) }
    guard !candidates.isEmpty else { return nil }
    let (decision, full) = decision(among: candidates, isWoman: isWoman)
    if !namesakes.isEmpty, case .mention(let actor, let rule) = decision.verdict, rule != .pinned,
      let rank = decision.use?.rank, isNamesakes(match, actor, rank)
    {
      return Decision(verdict: .plain(.ambiguous, [actor]))
    }
    if introducing, let full { introduce(full) }
    return decision
  }

  /// Whether the middle name that a text puts into a name can be the one that the file has: George H. W. Bush is not
  /// George W. Bush.
  private func agrees(_ middle: String, with sense: Lexicon.Sense) -> Bool {
    let known = MiddleName.parts(ofName: actors[sense.actor.index].name(of: Int(sense.origin)))
    return sense.ways.contains(.middleName) ? MiddleName.agrees(middle, with: known) : known.isEmpty
  }

  /// A meaning of a name in the form that the text has.
  private struct Candidate {
    let sense: Lexicon.Sense
    let use: FoundName.Use
    let rank: Lexicon.Sense.Rank

    init(_ sense: Lexicon.Sense, _ reading: NameSearch.Reading) {
      self.sense = sense
      use = FoundName.Use(entry: reading.entry, sense: sense, ways: sense.ways.union(reading.ways))
      rank = sense.rank < .variant && !use.ways.isEmpty ? .variant : sense.rank
    }

    var actor: ActorID { sense.actor }
  }

  /// The decision, and the actor whose full name it is.
  private func decision(among candidates: [Candidate], isWoman: Bool) -> (Decision, full: ActorID?) {
    let named = candidates.filter { $0.rank != .weakAlias }
    guard !named.isEmpty else { return (Decision(verdict: .plain(.weakAlias, actors(of: candidates))), nil) }
    let pins = actors(of: named.filter { pinned.contains($0.actor) })
    let pool = pins.isEmpty ? named : named.filter { pins.contains($0.actor) }
    let all = actors(of: named)

    let family = pool.filter { $0.rank == .familyName }
    let known = actors(of: family.filter { introduced.contains($0.actor) })
    let ambiguous = (Decision(verdict: .plain(.ambiguous, all.sorted())), full: ActorID?.none)
    let chosen: Candidate
    if let rank = pool.map(\.rank).min(), rank < .familyName {
      let best = pool.filter { $0.rank == rank }
      if actors(of: best).count == 1 {
        guard !isDoubtful(best[0], among: pool, isWoman) else { return ambiguous }
        chosen = best[0]
      } else {
        // Two Lavrovs, and the text has named one of them in full.
        guard known.count == 1, let person = family.first(where: { $0.actor == known[0] }) else { return ambiguous }
        chosen = person
      }
    } else {
      // A pinned person needs no introduction.
      let meant = pins.count == 1 ? pins : known
      guard meant.count == 1, let person = family.first(where: { $0.actor == meant[0] }) else {
        return all.count == 1 ? (Decision(verdict: .plain(.notIntroduced, all)), nil) : ambiguous
      }
      chosen = person
    }
    let isFull = named.contains { $0.actor == chosen.actor && $0.sense.isFull }
    // The pin decided if without it another actor could be meant, or nobody.
    let isOpen = all.count > 1 || (chosen.rank == .familyName && known.isEmpty)
    let own = chosen.rank == .familyName ? FoundName.Rule.familyName : chosen.use.rule
    let decision = Decision(
      verdict: .mention(chosen.actor, !pins.isEmpty && isOpen ? .pinned : own), use: chosen.use)
    return (decision, isFull ? chosen.actor : nil)
  }

  /// Whether the text has named another actor in full that has the name too: the state of Georgia before `Georgia`,
  /// Denzel Washington before `Washington`. Only a person whose alias is the family name of the other stays the one who
  /// is meant: Trump after Ivanka Trump is Donald, whose file says so. That does not hold if the text writes the alias
  /// otherwise but the family name as it is: Muller after Gerd Muller may not be Max, whose alias is Müller.
  ///
  /// `Mrs. Trump` may be Melania, if the text has named her.
  private func isDoubtful(_ chosen: Candidate, among pool: [Candidate], _ isWoman: Bool) -> Bool {
    pool.contains { other in
      other.actor != chosen.actor && introduced.contains(other.actor)
        && (other.rank < .withoutSuffix || isWoman || !lexicon.isPerson[chosen.actor.index]
          || !chosen.use.ways.isSubset(of: other.use.ways))
    }
  }

  /// Whether the text has given a name to somebody else, who may be meant here. An alias of a person is more certain:
  /// Biden after Jill Biden is Joe, whose file says so.
  private func isNamesakes(_ match: NameSearch.Match, _ actor: ActorID, _ rank: Lexicon.Sense.Rank) -> Bool {
    namesakes.contains(match.first.entry) && (rank == .familyName || !lexicon.isPerson[actor.index])
  }

  private func actors(of candidates: [Candidate]) -> [ActorID] {
    var actors: [ActorID] = []
    for candidate in candidates where !actors.contains(candidate.actor) { actors.append(candidate.actor) }
    return actors
  }
}

extension Lexicon.Sense {
  /// Whether it counts only in some places.
  fileprivate var isConditional: Bool { beginsSentence || article > 0 }
}
