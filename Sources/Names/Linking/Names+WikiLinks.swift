import Base
import Notes

extension Names {
  /// What a wiki link leads to.
  enum Resolution {
    case target(Target)
    case unknown(hint: String?)
    case ambiguous(candidates: [String])
    case withheld
    /// The link may mean a file that cannot be read.
    case unusable
  }

  /// The target of a wiki link: an actor, else a note, else a topic. `pinned` are the actors of the head: they are
  /// meant if several actors have the name. `suggests` is whether a hint is looked for.
  func resolve(_ name: String, pinned: Set<ActorID>, suggests: Bool = true) -> Resolution {
    switch actorNames.match(name, pinned: pinned) {
    case .one(let actor): return .target(.actor(actor))
    case .several(let actors): return .ambiguous(candidates: actors.map(describe))
    case .none: break
    }
    switch noteNames.match(name) {
    case .one(let note): return .target(.note(note))
    case .several(let notes): return .ambiguous(candidates: notes.map { note($0).name })
    case .none: break
    }
    switch topicNames.match(name) {
    case .one(let topic): return .target(.topic(topic))
    case .several(let topics): return .ambiguous(candidates: topics.map { things.topics[$0.index].slug.text })
    case .none: break
    }
    if isWithheld(name) { return .withheld }
    return mayBeUnusable(name) ? .unusable : .unknown(hint: suggests ? suggestion(for: name) : nil)
  }

  /// Everything that a name can mean: actors, notes and topics, whichever of them a link would lead to.
  package func targets(named name: String) -> [Target] {
    func ids<ID>(_ match: NameTable<ID>.Match) -> [ID] {
      switch match {
      case .none: []
      case .one(let id): [id]
      case .several(let ids): ids
      }
    }
    return ids(actorNames.match(name)).map(Target.actor) + ids(noteNames.match(name)).map(Target.note)
      + ids(topicNames.match(name)).map(Target.topic)
  }

  /// What a wiki link leads to, in a text whose head pins some actors; nil if it leads nowhere, or to several things.
  package func target(ofLink name: String, pinned: Set<ActorID>) -> Target? {
    if case .target(let target) = resolve(name, pinned: pinned, suggests: false) { target } else { nil }
  }

  private func suggestion(for name: String) -> String? {
    if let hint = actorSuggestion(for: name) { return hint }
    if let found = noteNames.nearest(to: name) { return didYouMean(found.name, note(found.id).name) }
    return topicNames.nearest(to: name).map { didYouMean($0.name, things.topics[$0.id.index].slug.text) }
  }
}
