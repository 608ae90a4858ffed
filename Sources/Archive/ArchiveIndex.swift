package import Base
package import Names
import Notes

/// Facts that lists of notes are made from, computed once. They are in arrays by a note's place, so that making a list
/// reads no note.
struct ArchiveIndex: Sendable {
  let days: [Day]
  let actorsByNote: Incidence
  let topicsByNote: Incidence
  let relatives: [[NoteID]]
  /// The notes that follow each note directly.
  let followers: [[NoteID]]
  let stories: [StoryID?]
  let pairs: Set<Pair.Key>

  init(_ notes: [Note], actors: Int, topics: Int, _ stories: [Story], _ pairs: [Pair], _ actorsByNote: Incidence) {
    days = notes.map(\.head.day)
    self.actorsByNote = actorsByNote
    topicsByNote = Incidence(notes) { $0.topics.map(\.index) }
    relatives = Archive.relatives(actorsByNote, topicsByNote, actors: actors, topics: topics)
    var followers = [[NoteID]](repeating: [], count: notes.count)
    for note in notes { if let earlier = note.updates { followers[earlier.index].append(note.id) } }
    self.followers = followers
    var storyOf = [StoryID?](repeating: nil, count: notes.count)
    for story in stories { for note in story.notes { storyOf[note.index] = story.id } }
    self.stories = storyOf
    self.pairs = Set(pairs.map { Pair.Key($0.first, $0.second) })
  }
}

extension Archive {
  /// The day of a note, without reading the note, for long lists.
  package func day(of id: NoteID) -> Day { index.days[id.index] }

  /// The earlier notes nearest to one in actors and topics, the nearest first.
  package func relatives(of id: NoteID) -> [NoteID] { index.relatives[id.index] }

  /// The notes that update one directly.
  package func followers(of id: NoteID) -> [NoteID] { index.followers[id.index] }

  /// The story that a note is part of.
  package func story(of id: NoteID) -> Story? { index.stories[id.index].map { self[$0] } }

  /// Whether two actors have a page of their own.
  package func hasPair(_ a: ActorID, _ b: ActorID) -> Bool { index.pairs.contains(Pair.Key(a, b)) }

  /// How many of some chronological notes each month has, from the first month to the last.
  package func countsByMonth(of notes: [NoteID]) -> [(month: Month, count: Int)] {
    var months: [(month: Month, count: Int)] = []
    for note in notes {
      let month = day(of: note).month
      while let last = months.last, last.month < month { months.append((last.month.next, 0)) }
      if months.isEmpty { months.append((month, 0)) }
      months[months.count - 1].count += 1
    }
    return months
  }

  /// How often each actor is named in some notes, by its place.
  package func actorTally(of notes: [NoteID]) -> Tally {
    var tally = Tally(places: actors.count)
    for note in notes { index.actorsByNote.add(note, to: &tally) }
    return tally
  }

  /// How many of some notes have each topic, by the topic's place.
  package func topicTally(of notes: [NoteID]) -> Tally {
    var tally = Tally(places: topics.count)
    for note in notes { index.topicsByNote.add(note, to: &tally) }
    return tally
  }
}
