package import Base
import Markdown
package import Notes

/// An unknown name in the notes.
package struct UnknownName: Sendable {
  package let name: String
  /// How often it is in prose, and in how many notes.
  package let count: Int
  package let noteCount: Int
  package let first: SourceLocation
}

extension Names {
  /// The unknown names in the prose of some notes, the most frequent first: a list of actors that could be added.
  /// Parses the notes' bodies again.
  package func unknownNames(in notes: [NoteHead]) -> [UnknownName] {
    var found: [String: (sure: Int, doubtful: Int, notes: Int, first: SourceLocation)] = [:]
    for names in concurrentMap(notes, { self.unknownNames(in: $0) }) {
      var inNote: Set<String> = []
      for (name, place) in names {
        var entry = found[name.text] ?? (0, 0, 0, place)
        if name.isDoubtful { entry.doubtful += 1 } else { entry.sure += 1 }
        if inNote.insert(name.text).inserted { entry.notes += 1 }
        found[name.text] = entry
      }
    }
    // A word that is capitalised only at the beginning of sentences is not a name.
    return found.filter { $0.value.sure > 0 }.map { name, entry in
      UnknownName(name: name, count: entry.sure + entry.doubtful, noteCount: entry.notes, first: entry.first)
    }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private func unknownNames(in note: NoteHead) -> [(name: UnknownNames.Found, place: SourceLocation)] {
    let document = parse(note.body).value
    var places = NodeLocations(document: document, body: note.body)
    var search = NameSearch(recogniser.lexicon, language: note.language ?? language)
    var prose = Prose()
    return document.nodes.indices.filter { document.nodes[$0].kind.isRunningText }.flatMap { block in
      prose.take(block, of: document.nodes, document.bytes)
      let sentences = [0] + Sentences.boundaries(prose.text)
      let found = prose.text.withUnsafeBufferPointer { text in
        prose.runs.filter { $0.region == .prose }.flatMap { run in
          var known: [Range<Int>] = []
          search.names(in: text, run.range) { known.append($0.range) }
          return UnknownNames.find(in: text, run.range, sentences: sentences, except: known)
        }
      }
      return found.map { ($0, places[prose.span(of: $0.range)]) }
    }
  }
}
