package import Base
package import Names
package import Notes

extension Archive {
  /// Every text with its file: notes, biographies, introductions, leads and free pages.
  package var texts: [(file: SourceFile, body: Body)] {
    notes.map { ($0.head.file, $0.body) } + actors.map { ($0.head.file, $0.biography) }
      + topics.compactMap { topic in topic.head.file.map { ($0, topic.introduction) } }
      + (days.compactMap(\.lead) + weeks.compactMap(\.lead) + months.compactMap(\.lead))
      .map { ($0.head.file, $0.body) }
      + pages.map { ($0.head.file, $0.body) }
  }

  /// The text of a note, the biography of an actor or the introduction of a topic, with its file and what its citations
  /// cite; nil for a source, and for a topic without a file.
  package func text(of target: Target) -> (body: Body, file: String, sources: [Source])? {
    switch target {
    case .note(let id): (self[id].body, self[id].head.path, self[id].head.sources)
    case .actor(let id): (self[id].biography, self[id].head.file.path, [])
    case .topic(let id): self[id].head.file.map { (self[id].introduction, $0.path, []) }
    case .source: nil
    }
  }
}
