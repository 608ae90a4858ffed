package import Base
package import Names

/// A story's place among the stories, which are sorted by their first notes.
package struct StoryID: Sendable, Hashable {
  package let index: Int
}

/// Notes that follow one another along `updates`.
package struct Story: Sendable {
  package let id: StoryID
  package let slug: Slug
  /// Its notes, at least two, in the order of time, with what each adds.
  package let steps: [StoryStep]

  package var notes: [NoteID] { steps.map(\.note) }
}

/// What a note adds to its story.
package struct StoryStep: Sendable, Equatable {
  package let note: NoteID
  /// Actors that no note of the story named before.
  package let entered: [ActorID]
  /// Topics that it did not have before.
  package let topics: [TopicID]
  /// Places in the note's sources, of those that no note of the story rested on before.
  package let sources: [Int]
}
