import Base
package import Notes

/// A note that is published now.
package struct SelectedNote: Sendable {
  package let head: NoteHead
  /// Whether it is a future note or under embargo.
  package let isAhead: Bool

  package init(head: NoteHead, isAhead: Bool) {
    self.head = head
    self.isAhead = isAhead
  }
}

/// The content, divided into what is published now and what is withheld.
package struct Selection: Sendable {
  /// Chronological: a note's place is its `NoteID`.
  package let notes: [SelectedNote]
  package let pages: [PageHead]
  package let withheldNotes: [NoteHead]
  /// Everything that is withheld, with the reason.
  package let withheld: [Withheld]
}

/// Separates what is published now from what is withheld.
package func select(_ content: Content, for visibility: Visibility) -> Selection {
  var notes: [NoteHead] = []
  var withheldNotes: [NoteHead] = []
  var withheld: [Withheld] = []
  for note in content.notes {
    if let reason = visibility.reason(against: note) {
      withheldNotes.append(note)
      withheld.append(Withheld(path: note.path, title: note.title, date: note.timestamp, reason: reason))
    } else {
      notes.append(note)
    }
  }
  let pages = content.pages.filter { !$0.isDraft || visibility.includesDrafts }
  withheld += content.pages.filter { $0.isDraft && !visibility.includesDrafts }
    .map { Withheld(path: $0.file.path, title: $0.title, date: nil, reason: .draft) }
  return Selection(
    notes: chronological(notes).map { SelectedNote(head: $0, isAhead: visibility.isAhead($0)) }, pages: pages,
    withheldNotes: withheldNotes, withheld: withheld)
}

/// Notes by day, then by instant, then by slug and path.
private func chronological(_ notes: [NoteHead]) -> [NoteHead] {
  let keys = notes.map { ($0.day.number, $0.timestamp.instant ?? .min) }
  return notes.indices.sorted { a, b in
    if keys[a] != keys[b] { return keys[a] < keys[b] }
    return (notes[a].slug.text, notes[a].path) < (notes[b].slug.text, notes[b].path)
  }.map { notes[$0] }
}
