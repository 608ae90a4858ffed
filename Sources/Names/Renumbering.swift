/// Where the actors and topics of some names are among others that have fewer of them.
package struct Renumbering: Sendable {
  private let actors: [ActorID?]
  private let topics: [TopicID?]

  /// `actors` and `topics` say of each whether it stays.
  package init(actors: [Bool], topics: [Bool]) {
    self.actors = Self.places(actors).map { $0.map(ActorID.init) }
    self.topics = Self.places(topics).map { $0.map(TopicID.init) }
  }

  private static func places(_ stays: [Bool]) -> [Int?] {
    var next = 0
    return stays.map { stays in
      guard stays else { return nil }
      defer { next += 1 }
      return next
    }
  }

  /// The actor's new id; nil if it is gone.
  package subscript(actor: ActorID) -> ActorID? { actors[actor.index] }
  /// The topic's new id; nil if it is gone.
  package subscript(topic: TopicID) -> TopicID? { topics[topic.index] }

  fileprivate func target(_ target: Target) -> Target? {
    switch target {
    case .actor(let actor): self[actor].map(Target.actor)
    case .topic(let topic): self[topic].map(Target.topic)
    case .note, .source: target
    }
  }
}

extension Body {
  /// The same body with new ids; nil if it refers to something that is gone.
  package func renumbered(_ ids: Renumbering) -> Body? {
    var references: [Reference] = []
    references.reserveCapacity(self.references.count)
    for reference in self.references {
      guard let target = ids.target(reference.target) else { return nil }
      references.append(Reference(node: reference.node, target: target))
    }
    return Body(document: document, references: references)
  }

  /// The actors that its wiki links and marked mentions lead to.
  package var linkedActors: [ActorID] {
    references.compactMap { if case .actor(let actor) = $0.target { actor } else { nil } }
  }

  /// The topics that its wiki links lead to.
  package var linkedTopics: [TopicID] {
    references.compactMap { if case .topic(let topic) = $0.target { topic } else { nil } }
  }
}

extension LinkedBody {
  /// The actors that its prose and its wiki links name.
  package var namedActors: [ActorID] {
    recognition.names.compactMap { if case .mention(let actor, _) = $0.verdict { actor } else { nil } }
      + body.linkedActors
  }
}
