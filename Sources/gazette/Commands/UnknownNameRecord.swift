import Archive
import Base
import Names

/// A capitalised name that belongs to no actor.
struct UnknownNameRecord: Encodable {
  let name: String
  /// How often it stands in the notes, and in how many of them.
  let count: Int
  let notes: Int
  /// Where it stands first.
  let path: String
  let line: Int
  let column: Int

  init(_ unknown: UnknownName) {
    name = unknown.name
    count = unknown.count
    notes = unknown.noteCount
    path = unknown.first.path
    line = unknown.first.line
    column = unknown.first.column
  }

  /// `2  Emmanuel Macron  2 notes  content/notes/a.md:8:17`, with tabs.
  var row: String {
    "\(count)\t\(name.visible)\t\(notes == 1 ? "1 note" : "\(notes) notes")\t\(path):\(line):\(column)"
  }
}
