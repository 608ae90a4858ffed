import Base
import Names
import Notes

/// What linking made of each text: one that did not change need not be linked again where no name did.
struct LinkCache: Sendable {
  /// By place.
  var notes: [Diagnosed<Note>] = []
  var texts: [ExactPath: Text] = [:]

  /// A text that is no note: a biography, an introduction, a lead or a page.
  struct Text: Sendable {
    let file: SourceFile
    let body: Diagnosed<Body>

    init(_ source: SourceBody, _ linked: Diagnosed<LinkedBody>) {
      file = source.file
      body = Diagnosed(linked.value.body, linked.diagnostics)
    }
  }

  /// What became of a note that is the same and stands at the same place.
  func note(_ selected: SelectedNote, at index: Int) -> Diagnosed<Note>? {
    guard index < notes.count, notes[index].value.head === selected.head,
      notes[index].value.isAhead == selected.isAhead
    else { return nil }
    return notes[index]
  }

  /// What became of a text whose file is the same.
  func text(_ file: SourceFile) -> Text? {
    texts[ExactPath(file.path)].flatMap { $0.file.bytes == file.bytes ? $0 : nil }
  }
}
