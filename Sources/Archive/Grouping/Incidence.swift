import Base
import Names

/// The actors or the topics of each note, by their places. They are in one flat list, so that counting over thousands
/// of notes reads no note.
struct Incidence: Sendable {
  /// The beginning of each note's places in the list, and the end of the last note's.
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
