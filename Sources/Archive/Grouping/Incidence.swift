import Base
import Names

/// Which actors, or which topics, each note has, by their places: one flat list, so that counting over thousands of
/// notes touches no note.
struct Incidence: Sendable {
  /// Where each note's places begin, and where the last one's end.
  private var starts: [Int] = [0]
  private var places: [Int] = []

  init(_ notes: [Note], _ placesOf: (Note) -> [Int]) {
    for note in notes {
      places += placesOf(note)
      starts.append(places.count)
    }
  }

  var noteCount: Int { starts.count - 1 }

  /// Calls `body` with each place of a note.
  @inline(__always) func forEach(of note: NoteID, _ body: (Int) -> Void) {
    for index in starts[note.index]..<starts[note.index + 1] { body(places[index]) }
  }

  func add(_ note: NoteID, to tally: inout Tally) { forEach(of: note) { tally.add($0) } }
}
