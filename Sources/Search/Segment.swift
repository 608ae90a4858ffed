import Base

/// A run of entries with the terms that they have, in files.
struct Segment {
  /// A file of terms, and the first of them.
  struct Part {
    let first: String
    var bytes: [UInt8] = []
  }

  /// The id of its first entry. The entries of terms are counted from there.
  let start: Int
  let parts: [Part]
  /// The words that more than a quarter of its entries have, with the number of these entries.
  let frequent: [String: Int]

  /// The segment of some stretches that follow one another.
  init(from start: Int, _ stretches: ArraySlice<IndexedStretch>) {
    self.start = start
    let stretches = Array(stretches)
    let entries = stretches.reduce(0) { $0 + $1.heads.count }
    var parts: [Part] = []
    var frequent: [String: Int] = [:]
    var places = [Int](repeating: 0, count: stretches.count)
    var last: ArraySlice<UInt8> = []
    var encoded: [UInt8] = []
    while let term = Self.least(stretches, places) {
      let holders = stretches.indices.filter {
        places[$0] < stretches[$0].terms.count && stretches[$0].terms[places[$0]] == term
      }
      let count = holders.reduce(0) { $0 + stretches[$1].postings[places[$1]].count }
      if !term.contains(UInt8(ascii: ":")), count * 4 > entries { frequent[String(utf8: term)] = count }
      encoded.removeAll(keepingCapacity: true)
      var previous = start - 1
      for holder in holders {
        for posting in stretches[holder].postings[places[holder]] {
          let step = Int(posting.entry) - previous - 1
          previous = Int(posting.entry)
          encoded.append(varint: step << 1 | (posting.weight > 1 ? 1 : 0))
          if posting.weight > 1 { encoded.append(posting.weight) }
        }
      }
      if parts.last.map({ $0.bytes.count + encoded.count > SearchIndex.partSize }) ?? true {
        parts.append(Part(first: String(utf8: term)))
        last = []
      }
      let shared = zip(last, term).prefix { $0 == $1 }.count
      parts[parts.count - 1].bytes.append(varint: shared)
      parts[parts.count - 1].bytes.append(varint: term.count - shared)
      parts[parts.count - 1].bytes += term.dropFirst(shared)
      parts[parts.count - 1].bytes.append(varint: count)
      parts[parts.count - 1].bytes.append(varint: encoded.count)
      parts[parts.count - 1].bytes += encoded
      last = term
      for holder in holders { places[holder] += 1 }
    }
    self.parts = parts
    self.frequent = frequent
  }

  private static func least(_ stretches: [IndexedStretch], _ places: [Int]) -> ArraySlice<UInt8>? {
    var least: ArraySlice<UInt8>?
    for (stretch, place) in zip(stretches, places) where place < stretch.terms.count {
      if let current = least, !stretch.terms[place].lexicographicallyPrecedes(current) { continue }
      least = stretch.terms[place]
    }
    return least
  }
}
