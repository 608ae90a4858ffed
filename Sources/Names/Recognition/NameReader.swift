import Base

/// Decides which actor each name means, in the order of the text. It knows which people the text has named in full so
/// far, and which actors the head pins.
struct NameReader {
  let lexicon: Lexicon
  let pinned: Set<ActorID>
  /// The people whom the text has named in full so far.
  private var introduced: [ActorID] = []

  init(_ lexicon: Lexicon, pinned: Set<ActorID>) {
    self.lexicon = lexicon
    self.pinned = pinned
  }

  /// Remembers an actor that the text names with a wiki link.
  mutating func introduce(_ actor: ActorID) {
    if lexicon.isPerson[actor.index], !introduced.contains(actor) { introduced.append(actor) }
  }

  /// The decision about a name.
  mutating func verdict(on match: NameSearch.Match) -> FoundName.Verdict {
    // Nearly every name belongs to one actor only.
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
    // A full name wins over the family name of a person whom the text has not named in full.
    let possible = senses.contains { $0.rank == .name } ? declared : all
    let pins = all.filter(pinned.contains)
    let known = family.filter(introduced.contains)
    if possible.count == 1, known.allSatisfy({ $0 == possible[0] }), declared == possible {
      chosen = possible[0]
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
