package import Base
package import Names
package import Notes

/// Everything the notes say, resolved: the hinge between reading and rendering. Plain values that never change: nothing
/// after it reads a note's file, nothing before it knows an address or a template.
package struct Archive: Sendable {
  package let settings: Settings
  /// Chronological; a `NoteID` is a place in it.
  package let notes: [Note]
  /// By slug; an `ActorID` is a place in it.
  package let actors: [Actor]
  /// By order and title; a `TopicID` is a place in it.
  package let topics: [Topic]
  /// The digests that hold at least one note, chronological.
  package let days: [Digest<Day>]
  package let weeks: [Digest<Week>]
  package let months: [Digest<Month>]
  package let years: [Digest<Int>]
  /// By the day of their first note.
  package let stories: [Story]
  /// The pairs of actors that have a page of their own.
  package let pairs: [Pair]
  package let pages: [FreePage]
  package let assets: [String]
  package let withheld: [Withheld]
  let index: ArchiveIndex

  package subscript(id: NoteID) -> Note { notes[id.index] }
  package subscript(id: ActorID) -> Actor { actors[id.index] }
  package subscript(id: TopicID) -> Topic { topics[id.index] }
  package subscript(id: StoryID) -> Story { stories[id.index] }
}
