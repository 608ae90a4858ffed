import Base
import Names
import Notes

/// The linked form of each text. A text that did not change is not linked again if no name changed either.
struct LinkCache: Sendable {
  /// By place.
  var notes: [Diagnosed<Note>] = []
  var texts: [ExactPath: Text] = [:]

  /// A text that is not a note: a biography, an introduction, a lead or a free page.
  struct Text: Sendable {
    let file: SourceFile
    let body: Diagnosed<Body>

    init(_ source: SourceBody, _ linked: Diagnosed<LinkedBody>) {
      file = source.file
      body = Diagnosed(linked.value.body, linked.diagnostics)
    }
  }

  /// The linked form of a note, if the note is the same and has the same place.
  func note(_ selected: SelectedNote, at index: Int) -> Diagnosed<Note>? {
    guard index < notes.count, notes[index].value.head === selected.head,
      notes[index].value.isAhead == selected.isAhead
    else { return nil }
    return notes[index]
  }

  /// The linked form of a text, if its file is the same.
  func text(_ file: SourceFile) -> Text? {
    texts[ExactPath(file.path)].flatMap { $0.file.bytes == file.bytes ? $0 : nil }
  }
}
