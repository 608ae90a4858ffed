import Base
import Names
import Notes

/// Finds circles of notes along `updates`. Each circle gives one diagnostic, at the `updates` of its first note.
func updateCircles(in notes: [Note]) -> [Diagnostic] {
  enum Mark { case unseen, underway, done }
  var marks = [Mark](repeating: .unseen, count: notes.count)
  var diagnostics: [Diagnostic] = []
  for start in notes.indices {
    var path: [Int] = []
    var next: Int? = start
    while let note = next, marks[note] == .unseen {
      marks[note] = .underway
      path.append(note)
      next = notes[note].updates?.index
    }
    if let note = next, marks[note] == .underway, let entry = path.firstIndex(of: note) {
      let circle = path[entry...]
      if let first = circle.min(), let location = notes[first].head.updates?.location {
        diagnostics.append(
          Diagnostic(
            .updatesCircle, at: location, "the note updates itself",
            hint: (circle + [note]).map { notes[$0].head.name }.joined(separator: " updates ")))
      }
    }
    for note in path { marks[note] = .done }
  }
  return diagnostics
}
