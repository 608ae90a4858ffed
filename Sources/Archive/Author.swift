package import Base
package import Names
import Notes

/// Somebody who wrote notes, as their heads name them. Authors whose names make one slug are one author.
package struct Author: Sendable {
  /// As the newest note has it.
  package let name: String
  package let slug: Slug
  /// Chronological.
  package let notes: [NoteID]

  /// The slug of an author's name; nil for a name that makes none.
  package static func slug(of name: String) -> Slug? { Slug(from: name) }
}

/// The authors by slug. A name that makes no slug has no page.
func groupAuthors(_ notes: [Note]) -> [Author] {
  var found: [Slug: (name: String, notes: [NoteID])] = [:]
  for note in notes {
    for name in note.head.authors {
      guard let slug = Author.slug(of: name), found[slug]?.notes.last != note.id else { continue }
      found[slug, default: (name, [])].notes.append(note.id)
      found[slug]?.name = name
    }
  }
  return found.map { Author(name: $1.name, slug: $0, notes: $1.notes) }.sorted { $0.slug < $1.slug }
}
