import Base
import Notes

extension Names {
  /// What a wiki link's target stands for.
  enum Resolution {
    case target(Target)
    case unknown(hint: String?)
    case ambiguous(candidates: [String])
    case withheld
    /// A file that cannot be read may be what is meant.
    case unusable
  }

  /// What a wiki link's target names: an actor, else a note, else a topic. `pinned` are the actors of the head, who are
  /// meant where several bear the name.
  func resolve(_ name: String, pinned: Set<ActorID>) -> Resolution {
    switch actorNames.match(name, pinned: pinned) {
    case .one(let actor): return .target(.actor(actor))
    case .several(let bearers): return .ambiguous(candidates: bearers.map(describe))
    case .none: break
    }
    switch noteNames.match(name) {
    case .one(let note): return .target(.note(note))
    case .several(let bearers): return .ambiguous(candidates: bearers.map { note($0).name })
    case .none: break
    }
    switch topicNames.match(name) {
    case .one(let topic): return .target(.topic(topic))
    case .several(let bearers): return .ambiguous(candidates: bearers.map { things.topics[$0.index].slug.text })
    case .none: break
    }
    if isWithheld(name) { return .withheld }
    return mayBeUnusable(name) ? .unusable : .unknown(hint: suggestion(for: name))
  }

  private func suggestion(for name: String) -> String? {
    if let hint = actorSuggestion(for: name) { return hint }
    if let found = noteNames.nearest(to: name) { return didYouMean(found.name, note(found.id).name) }
    return topicNames.nearest(to: name).map { didYouMean($0.name, things.topics[$0.id.index].slug.text) }
  }
}
