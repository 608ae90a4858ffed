package import Base
package import Names
import Notes

/// Links texts in parallel. It takes those that did not change from the earlier build, and remembers the results for
/// the next one.
struct TextLinker {
  let names: Names
  let known: LinkCache?
  private(set) var cache = LinkCache()
  private(set) var diagnostics: [Diagnostic] = []

  init(names: Names, known: LinkCache?) {
    self.names = names
    self.known = known
  }

  mutating func link(_ selected: [SelectedNote]) -> [Note] {
    let notes = concurrentMap(Array(selected.enumerated())) { [names, known] index, selected in
      known?.note(selected, at: index) ?? names.link(selected, NoteID(index: index))
    }
    cache.notes = notes
    diagnostics += notes.flatMap(\.diagnostics)
    return notes.map(\.value)
  }

  /// Links bodies that are not notes: biographies, introductions, leads and free pages.
  mutating func link(_ bodies: [(body: SourceBody, scope: NameScope)]) -> [Body] {
    let texts = concurrentMap(bodies) { [names, known] text in
      known?.text(text.body.file) ?? LinkCache.Text(text.body, names.link(text.body, in: text.scope))
    }
    for text in texts { cache.texts[ExactPath(text.file.path)] = text }
    diagnostics += texts.flatMap(\.body.diagnostics)
    return texts.map(\.body.value)
  }
}

extension Names {
  /// A note with its names resolved.
  package func link(_ selected: SelectedNote, _ id: NoteID) -> Diagnosed<Note> {
    var diagnostics: [Diagnostic] = []
    let note = Note(selected, id, by: self, &diagnostics)
    return Diagnosed(note, diagnostics)
  }
}
