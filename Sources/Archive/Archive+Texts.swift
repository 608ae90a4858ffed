import Base
package import Names
package import Notes

extension Archive {
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
