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

/// The content, divided into what is published now and what is withheld. What only withheld texts use is found when
/// they are linked: see `Associations`.
package struct Selection: Sendable {
  /// Chronological: a note's place is its `NoteID`.
  package let notes: [SelectedNote]
  /// What is published besides notes.
  package let seen: Content
  /// What is withheld by its own keys.
  package let hidden: Content
  /// The notes that are published without some of their sources or events, as they are written and as they are told.
  package let partNotes: [(full: NoteHead, told: NoteHead)]
  /// The same of actors that are published without some of their relations.
  package let partActors: [(full: ActorHead, told: ActorHead)]
  /// Everything that is withheld, with the reason.
  package let withheld: [Withheld]
  /// Templates, style sheets and similar texts: the files that they name are published.
  package var otherTexts: [[UInt8]] = []
}

/// Separates what is published now from what is withheld.
package func select(_ content: Content, for visibility: Visibility) -> Selection {
  var seen = content
  var hidden = Content()
  var withheld: [Withheld] = []
  func divide<Item>(
    _ list: WritableKeyPath<Content, [Item]>, _ reason: (Item) -> Withheld.Reason?,
    _ describe: (Item) -> (path: String, title: String, date: Timestamp?)
  ) {
    seen[keyPath: list] = []
    for item in content[keyPath: list] {
      guard let reason = reason(item) else {
        seen[keyPath: list].append(item)
        continue
      }
      hidden[keyPath: list].append(item)
      let told = describe(item)
      withheld.append(Withheld(path: told.path, title: told.title, date: told.date, reason: reason))
    }
  }
  divide(\.notes, visibility.reason) { ($0.path, $0.title, $0.timestamp) }
  divide(\.actors, { visibility.reason(against: $0.restriction) }) { ($0.file.path, $0.name, nil) }
  divide(\.topics, { visibility.reason(against: $0.restriction) }) { ($0.file?.path ?? "", $0.title, nil) }
  divide(\.leads, { visibility.reason(against: $0.restriction) }) { ($0.file.path, $0.title ?? "", nil) }
  divide(\.pages, { visibility.reason(against: $0.restriction) }) { ($0.file.path, $0.title, nil) }

  var partNotes: [(full: NoteHead, told: NoteHead)] = []
  let notes = chronological(seen.notes).map { note in
    let told = note.seen(until: visibility.lastDay) { visibility.reason(against: $0) == nil }
    for correction in note.corrections.dropFirst(told.corrections.count) {
      withheld.append(
        Withheld(
          path: note.path, title: correction.text, date: Timestamp(day: correction.day), reason: .future))
    }
    if told !== note { partNotes.append((note, told)) }
    return SelectedNote(head: told, isAhead: visibility.isAhead(note))
  }
  seen.notes = []
  var partActors: [(full: ActorHead, told: ActorHead)] = []
  seen.actors = seen.actors.map { actor in
    let told = actor.seen { visibility.reason(against: $0) == nil }
    if told !== actor { partActors.append((actor, told)) }
    return told
  }
  // An edition is that of one circle of readers; others may not even know the titles.
  seen.editions = content.editions.filter { $0.audience == visibility.audience }
  return Selection(
    notes: notes, seen: seen, hidden: hidden, partNotes: partNotes, partActors: partActors, withheld: withheld)
}

extension Selection {
  /// Whether any text is withheld.
  package var hidesTexts: Bool {
    !partNotes.isEmpty || !partActors.isEmpty || !hidden.notes.isEmpty || !hidden.actors.isEmpty
      || !hidden.topics.isEmpty
      || !hidden.leads.isEmpty || !hidden.pages.isEmpty
  }
}

/// Notes by day, then by instant, then by slug and path.
private func chronological(_ notes: [NoteHead]) -> [NoteHead] {
  let keys = notes.map { ($0.day.number, $0.timestamp.instant ?? .min) }
  return notes.indices.sorted { a, b in
    if keys[a] != keys[b] { return keys[a] < keys[b] }
    return (notes[a].slug.text, notes[a].path) < (notes[b].slug.text, notes[b].path)
  }.map { notes[$0] }
}
