import Archive
import Base
import Names
import Notes
import Site
import Templates

/// A correction of a note.
struct CorrectionContext: TemplateContext {
  let site: Site
  let note: NoteID
  let correction: Correction

  static let shape = ContextShape<Self>(
    "correction",
    [
      .record("note", "The note; the link leads to its corrections.") { context in
        let note = context.site.link(context.note)
        return LinkContext(title: note.title, href: note.href + "#" + Anchors.corrections)
      },
      .text("id", "An id for it on the note's page.") { Anchors.correction($0.correction) },
      .record("date", "When it was put right.") { $0.site.date($0.correction.day) },
      .text("text", "What was wrong, and what is right.") { $0.correction.text },
    ])
}
