import Base
import Names
import Notes

/// The linked form of each text. A text that did not change is not linked again if no name changed either.
struct LinkCache: Sendable {
  /// By place.
  var notes: [Diagnosed<Note>?] = []
  var texts: [ExactPath: Text] = [:]

  /// A text that is not a note: a biography, an introduction, a lead or a free page.
  struct Text: Sendable {
    let file: SourceFile
    let body: Diagnosed<Body>
    /// The actors that it names.
    let actors: [ActorID]

    init(_ source: SourceBody, _ linked: Diagnosed<LinkedBody>) {
      self.init(source.file, Diagnosed(linked.value.body, linked.diagnostics), linked.value.namedActors)
    }

    private init(_ file: SourceFile, _ body: Diagnosed<Body>, _ actors: [ActorID]) {
      self.file = file
      self.body = body
      self.actors = actors
    }

    /// The same text with new ids; nil if something was wrong with it, since other names may mend that.
    func renumbered(_ ids: Renumbering) -> Text? {
      guard body.diagnostics.isEmpty, let renumbered = body.value.renumbered(ids) else { return nil }
      return Text(file, Diagnosed(renumbered), actors.compactMap { ids[$0] })
    }
  }

  /// The linked form of a note, if the note is the same and has the same place.
  func note(_ selected: SelectedNote, at index: Int) -> Diagnosed<Note>? {
    guard index < notes.count, let note = notes[index], note.value.head === selected.head,
      note.value.isAhead == selected.isAhead
    else { return nil }
    return note
  }

  /// The linked form of a text, if its file is the same.
  func text(_ file: SourceFile) -> Text? {
    texts[ExactPath(file.path)].flatMap { $0.file.bytes == file.bytes ? $0 : nil }
  }

  /// The same texts with new ids, without those that have to be linked again.
  func renumbered(_ ids: Renumbering) -> LinkCache {
    LinkCache(
      notes: concurrentMap(notes) { note in
        note.flatMap { $0.diagnostics.isEmpty ? $0.value.renumbered(ids).map { Diagnosed($0) } : nil }
      }, texts: texts.compactMapValues { $0.renumbered(ids) })
  }
}
