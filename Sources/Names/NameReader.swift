import Base

/// Decides, name by name in the order of a text, whom each stands for. It knows what a reader who has come so far
/// knows: who was named in full already, and who is pinned.
struct NameReader {
  let lexicon: Lexicon
  let pinned: Set<ActorID>
  /// The people whom the text has named in full so far.
  private var introduced: [ActorID] = []

  init(_ lexicon: Lexicon, pinned: Set<ActorID>) {
    self.lexicon = lexicon
    self.pinned = pinned
  }

  /// Takes note of somebody whom the text names by a wiki link.
  mutating func introduce(_ actor: ActorID) {
    if lexicon.isPerson[actor.index], !introduced.contains(actor) { introduced.append(actor) }
  }

  /// Whom a name stands for.
  mutating func verdict(on match: NameSearch.Match) -> FoundName.Verdict {
    // Nearly every name has one bearer.
    if let name = match.exact, match.folded == nil, let sense = lexicon.sole[Int(name)] {
      if sense.isFull { introduce(sense.actor) }
      return .mention(sense.actor, sense.rank == .name ? .name : .alias)
    }
    var senses = match.exact.map { Array(lexicon.senses(of: $0)) } ?? []
    if let folded = match.folded { senses += lexicon.senses(of: folded) }
    if senses.contains(where: { !$0.beginsSentence }) { senses.removeAll(where: \.beginsSentence) }
    return verdict(among: senses)
  }

  private mutating func verdict(among senses: [Lexicon.Sense]) -> FoundName.Verdict {
    let declared = actors(of: senses) { $0.rank == .name || $0.rank == .alias }
    let family = actors(of: senses) { $0.rank == .familyName }
    let all = actors(of: senses) { $0.rank != .weakAlias }
    guard !all.isEmpty else { return .plain(.weakAlias, actors(of: senses) { _ in true }) }

    let chosen: ActorID
    let rule: FoundName.Rule
    // A full name of its own counts for more than the family name of somebody whom the text has not introduced.
    let bearers = senses.contains { $0.rank == .name } ? declared : all
    let pins = all.filter(pinned.contains)
    let known = family.filter(introduced.contains)
    if bearers.count == 1, known.allSatisfy({ $0 == bearers[0] }), declared == bearers {
      chosen = bearers[0]
      rule = senses.contains { $0.actor == chosen && $0.rank == .name } ? .name : .alias
    } else if pins.count == 1 {
      chosen = pins[0]
      rule = .pinned
    } else if known.count == 1, !senses.contains(where: { $0.rank == .name && !lexicon.isPerson[$0.actor.index] }) {
      chosen = known[0]
      rule = .familyName
    } else if all.count == 1 {
      return .plain(.notIntroduced, all)
    } else {
      return .plain(.ambiguous, all.sorted())
    }
    if senses.contains(where: { $0.actor == chosen && $0.isFull }) { introduce(chosen) }
    return .mention(chosen, rule)
  }

  private func actors(of senses: [Lexicon.Sense], where isWanted: (Lexicon.Sense) -> Bool) -> [ActorID] {
    var actors: [ActorID] = []
    for sense in senses where isWanted(sense) && !actors.contains(sense.actor) { actors.append(sense.actor) }
    return actors
  }
}
