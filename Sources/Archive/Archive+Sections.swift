package import Base
package import Names

extension Archive {
  /// Notes by the first of their topics, the weightiest first. Each note is in one section only, so that the counts are
  /// right. Notes without a topic come last, with nil.
  package func sectionsByTopic(of notes: [NoteID]) -> [(topic: TopicID?, notes: [NoteID])] {
    let keyed = notes.map { (topic: self[$0].topics.first, note: $0) }
      .sorted { ($0.topic?.index ?? .max, $0.note) < ($1.topic?.index ?? .max, $1.note) }
    return sections(of: keyed.map(\.note)) { self[$0].topics.first }.map { ($0.key, ranked($0.notes)) }
  }

  /// Chronological notes by day, those of a day with the weightiest first.
  package func sectionsByDay(of notes: [NoteID]) -> [(day: Day, notes: [NoteID])] {
    sections(of: notes, by: day).map { ($0.key, ranked($0.notes)) }
  }

  /// Notes in the order given, a section for each run of notes with the same key.
  package func sections<Key: Equatable>(
    of notes: some Sequence<NoteID>, by key: (NoteID) -> Key
  ) -> [(key: Key, notes: [NoteID])] {
    var sections: [(key: Key, notes: [NoteID])] = []
    for note in notes {
      let own = key(note)
      if sections.last?.key == own {
        sections[sections.count - 1].notes.append(note)
      } else {
        sections.append((own, [note]))
      }
    }
    return sections
  }
}
