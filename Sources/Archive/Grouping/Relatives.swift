import Base
import Names

extension Archive {
  /// For each note, the earlier notes that have most actors and topics in common with it: at most `most`, the best
  /// first. An actor or topic in common counts more if it is rare: log2(1 + notes / notes that have it), counted up to
  /// this note. So a new note never changes the list of an older one. Of two equal notes, the later one comes first.
  static func relatives(
    _ actorsByNote: Incidence, _ topicsByNote: Incidence, actors: Int, topics: Int, most: Int = 4
  ) -> [[NoteID]] {
    let count = actorsByNote.noteCount
    guard count > 1 else { return [[NoteID]](repeating: [], count: count) }
    let shared = [Postings(actorsByNote, places: actors), Postings(topicsByNote, places: topics)]
    return concurrentMap(Array(0..<count), scratch: { [Float](repeating: 0, count: count) }) { note, scores in
      var touched: [Int32] = []
      scores.withUnsafeMutableBufferPointer { scores in
        for postings in shared { postings.add(to: scores, &touched, from: note) }
      }
      var best: [Relative] = []
      // A note with a lower score than this cannot be among the best.
      var least: Float = 0
      for other in touched {
        let score = scores[Int(other)]
        scores[Int(other)] = 0
        guard score >= least else { continue }
        let candidate = Relative(note: Int(other), score: score)
        if best.count == most, let last = best.last, !candidate.isNearer(than: last) { continue }
        let place = best.firstIndex { candidate.isNearer(than: $0) } ?? best.count
        best.insert(candidate, at: place)
        if best.count > most { best.removeLast() }
        if best.count == most, let last = best.last { least = last.score }
      }
      return best.map { NoteID(index: $0.note) }
    }
  }
}

/// A note that has something in common with a later note.
private struct Relative {
  let note: Int
  let score: Float

  func isNearer(than other: Relative) -> Bool { (score, note) > (other.score, other.note) }
}

/// The notes of each actor or topic, chronological, in one flat list.
private struct Postings {
  private let incidence: Incidence
  private let starts: [Int32]
  private let notes: [Int32]

  init(_ incidence: Incidence, places: Int) {
    self.incidence = incidence
    var counts = [Int32](repeating: 0, count: places)
    for note in 0..<incidence.noteCount { incidence.forEach(of: NoteID(index: note)) { counts[$0] += 1 } }
    var starts: [Int32] = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var next = starts
    var notes = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    for note in 0..<incidence.noteCount {
      incidence.forEach(of: NoteID(index: note)) { place in
        notes[Int(next[place])] = Int32(note)
        next[place] += 1
      }
    }
    self.starts = starts
    self.notes = notes
  }

  /// The binary logarithm of 1 + a ratio, linear between powers of two. Unlike that of libm, it is the same on every
  /// machine.
  private static func rarity(_ ratio: Float) -> Float {
    let value = 1 + ratio
    return Float(value.exponent) + value.significand - 1
  }

  /// Adds up, for each earlier note, the weights of everything that it has in common with one note.
  func add(to scores: UnsafeMutableBufferPointer<Float>, _ touched: inout [Int32], from note: Int) {
    notes.withUnsafeBufferPointer { notes in
      incidence.forEach(of: NoteID(index: note)) { place in
        let start = Int(starts[place])
        let end = notes[start..<Int(starts[place + 1])].partitionPoint { Int($0) < note }
        let weight = Self.rarity(Float(note + 1) / Float(end - start + 1))
        for index in start..<end {
          let other = notes[index]
          if scores[Int(other)] == 0 { touched.append(other) }
          scores[Int(other)] += weight
        }
      }
    }
  }
}
