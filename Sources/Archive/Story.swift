package import Base
package import Names

/// A story's place among the stories, which are sorted by their first notes.
package struct StoryID: Sendable, Hashable {
  package let index: Int
}

/// Notes connected by `updates`.
package struct Story: Sendable {
  package let id: StoryID
  package let slug: Slug
  /// Its notes in the order of time, with what each adds. There are at least two.
  package let steps: [StoryStep]

  /// The notes of `steps`: at least two, in the order of time.
  package var notes: [NoteID] { steps.map(\.note) }
}

/// What a note adds to its story.
package struct StoryStep: Sendable, Equatable {
  package let note: NoteID
  /// Actors that no earlier note of the story names.
  package let entered: [ActorID]
  /// Topics that no earlier note of the story has.
  package let topics: [TopicID]
  /// The sources that no earlier note of the story has, as places in the note's sources.
  package let sources: [Int]
}
