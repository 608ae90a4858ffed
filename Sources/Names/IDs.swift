/// A note's place among the notes that are published, which are chronological.
package struct NoteID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(index: Int) { self.index = index }

  package static func < (a: NoteID, b: NoteID) -> Bool { a.index < b.index }
}

/// An actor's place among all actors, which are sorted by slug.
package struct ActorID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(index: Int) { self.index = index }

  package static func < (a: ActorID, b: ActorID) -> Bool { a.index < b.index }
}

/// A topic's place among all topics, which are sorted by order and title.
package struct TopicID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(index: Int) { self.index = index }

  package static func < (a: TopicID, b: TopicID) -> Bool { a.index < b.index }
}
