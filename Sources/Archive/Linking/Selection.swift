package import Base

/// Which notes are published now, by the clock that is handed in and what the person asked for.
package struct Publication: Sendable {
  /// The day in the site's time zone; notes dated after it are future.
  package let today: Day
  /// Seconds since 1970-01-01T00:00:00Z; embargoes that end later hold.
  package let now: Int
  package let includesDrafts: Bool
  package let includesFuture: Bool

  package init(today: Day, now: Int, includesDrafts: Bool, includesFuture: Bool) {
    self.today = today
    self.now = now
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
  }

  /// Whether a note is dated ahead or under embargo: published only because the person asked for it.
  func isAhead(_ note: WrittenNote) -> Bool { note.timestamp.day > today || (note.embargo ?? .min) > now }

  /// Why a note is left out; nil for one that is published.
  func reason(against note: WrittenNote) -> Withheld.Reason? {
    if note.isDraft && !includesDrafts { return .draft }
    if let embargo = note.embargo, embargo > now, !includesFuture { return .embargo }
    if note.timestamp.day > today && !includesFuture { return .future }
    return nil
  }
}

/// What was written, divided into what is published and what is not.
package struct Selection: Sendable {
  /// Chronological: a note's place is its `NoteID`.
  package let notes: [WrittenNote]
  /// Whether each of `notes` is dated ahead or under embargo.
  let isAhead: [Bool]
  package let withheldNotes: [WrittenNote]
  package let pages: [WrittenPage]
  package let withheld: [Withheld]
}

/// Takes out what is not published now.
package func select(_ written: Written, for publication: Publication) -> Selection {
  var notes: [WrittenNote] = []
  var withheldNotes: [WrittenNote] = []
  var withheld: [Withheld] = []
  for note in written.notes {
    if let reason = publication.reason(against: note) {
      withheldNotes.append(note)
      withheld.append(Withheld(path: note.file.path, title: note.title, date: note.timestamp, reason: reason))
    } else {
      notes.append(note)
    }
  }
  let pages = written.pages.filter { !$0.isDraft || publication.includesDrafts }
  withheld += written.pages.filter { $0.isDraft && !publication.includesDrafts }
    .map { Withheld(path: $0.file.path, title: $0.title, date: nil, reason: .draft) }
  let keys = notes.map { ($0.timestamp.day.number, $0.timestamp.instant ?? .min) }
  let order = notes.indices.sorted { a, b in
    if keys[a] != keys[b] { return keys[a] < keys[b] }
    return (notes[a].slug.text, notes[a].file.path) < (notes[b].slug.text, notes[b].file.path)
  }
  let chosen = order.map { notes[$0] }
  return Selection(
    notes: chosen, isAhead: chosen.map(publication.isAhead), withheldNotes: withheldNotes, pages: pages,
    withheld: withheld)
}
