import Archive
import Base
import Names
package import Notes

/// What a person's words for a note lead to.
package enum NoteLookup: Sendable {
  case note(NoteHead)
  /// Several notes bear the name; sorted by date.
  case several([NoteHead])
  /// A file that cannot be read as a note; its path.
  case unreadable(String)
  /// No published note, and the nearest name of one.
  case none(suggestion: String?)
}

extension BuiltSite {
  /// The published note that somebody means by its name (`2025-10-21-summit`), its slug, its file's name, or the path
  /// of its file below the site's folder.
  package func lookUp(note name: String) -> NoteLookup {
    let notes = names.things.notes
    let path = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    if let note = notes.first(where: { $0.file.path == path }) { return .note(note) }
    let found = notes.filter { $0.name == name || $0.stem == name || $0.slug.text == name }
    if let note = found.first { return found.count == 1 ? .note(note) : .several(found) }
    let known = Set(notes.map(\.file.path)).union(names.things.withheld.noteFiles)
    let unreadable = diagnostics.filter { $0.severity == .error }.map(\.location.path).first { file in
      file.isBelow("content/notes") && !known.contains(file)
        && (file == path || file.stem == name || (Day(file.stem.prefix(10)) != nil && file.stem.dropFirst(11) == name))
    }
    if let unreadable { return .unreadable(unreadable) }
    return .none(suggestion: nearest(to: name, among: notes.flatMap { [$0.name, $0.slug.text, $0.file.path] }))
  }
}
