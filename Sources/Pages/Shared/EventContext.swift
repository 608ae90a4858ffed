import Archive
import Base
import Names
import Notes
import Site
import Templates

/// A dated event from a note's head.
struct EventContext: TemplateContext {
  let site: Site
  let note: NoteID
  let event: Event

  static let shape = ContextShape<Self>(
    "event",
    [
      .text("title", "What it is.") { $0.event.title },
      .record("date", "When it is.") { $0.site.date($0.event.date) },
      .record("note", "The note that announces it.") { $0.site.link($0.note) },
    ])

  /// Every event of a site, the soonest first.
  static func all(of site: Site) -> [EventContext] {
    site.archive.notes.flatMap { note in note.head.events.map { EventContext(site: site, note: note.id, event: $0) } }
      .sorted { Timestamp.precedes($0.event.date, $1.event.date) }
  }
}
