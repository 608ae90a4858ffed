import Base

/// A run of entries with the terms that they have, in files.
struct Segment {
  /// The id of its first entry. The entries of terms are counted from there.
  let start: Int
  let parts: [SortedParts.Part]
  /// The words that more than a quarter of its entries have, with the number of these entries.
  let frequent: [String: Int]
  /// Its words that a misspelled one can mean, with the number of entries that have each.
  let spellings: [(term: ArraySlice<UInt8>, count: Int)]

  /// The segment of some stretches that follow one another.
  init(from start: Int, _ stretches: ArraySlice<IndexedStretch>, _ impact: Impact) {
    self.start = start
    let stretches = Array(stretches)
    let heads = stretches.flatMap(\.heads)
    var parts = SortedParts(size: SearchIndex.partSize)
    var frequent: [String: Int] = [:]
    var spellings: [(term: ArraySlice<UInt8>, count: Int)] = []
    var places = [Int](repeating: 0, count: stretches.count)
    while let term = Self.least(stretches, places) {
      let holders = stretches.indices.filter {
        places[$0] < stretches[$0].terms.count && stretches[$0].terms[places[$0]] == term
      }
      let count = holders.reduce(0) { $0 + stretches[$1].postings[places[$1]].count }
      if !term.contains(UInt8(ascii: ":")) {
        if count * 4 > heads.count { frequent[String(utf8: term)] = count }
        if Spellings.canBeMeant(term) { spellings.append((term, count)) }
      }
      var previous = start - 1
      var list: [UInt8] = []
      for holder in holders {
        for posting in stretches[holder].postings[places[holder]] {
          let entry = Int(posting.entry)
          let level = impact.level(weight: Int(posting.weight), in: heads[entry - start])
          list.append(varint: (entry - previous - 1) * Impact.levels + level)
          previous = entry
        }
      }
      var known: [UInt8] = []
      known.append(varint: count)
      known.append(varint: list.count)
      parts.append(term, known + list)
      for holder in holders { places[holder] += 1 }
    }
    self.parts = parts.parts
    self.frequent = frequent
    self.spellings = spellings
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
