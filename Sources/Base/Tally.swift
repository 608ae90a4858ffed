/// Counts how often each of some things, known by their places in a list, occurs: one pass, no hashing, and the memory
/// is used again for the next count.
package struct Tally {
  private var counts: [Int32]
  private var seen: [Int] = []

  /// `places` is how many things there are.
  package init(places: Int) { counts = [Int32](repeating: 0, count: places) }

  /// Counts the thing at a place: once, or as often as `times` says.
  package mutating func add(_ place: Int, _ times: Int = 1) {
    if counts[place] == 0 { seen.append(place) }
    counts[place] += Int32(times)
  }

  /// How often something occurred so far.
  package func count(of place: Int) -> Int { Int(counts[place]) }

  /// What was counted, by place, and begins anew.
  package mutating func take() -> [(place: Int, count: Int)] {
    let result = seen.sorted().map { (place: $0, count: Int(counts[$0])) }
    clear()
    return result
  }

  /// Begins anew.
  package mutating func clear() {
    for place in seen { counts[place] = 0 }
    seen.removeAll(keepingCapacity: true)
  }

  /// As `take`, the most frequent first; those as frequent as one another by place.
  package mutating func takeRanking() -> [(place: Int, count: Int)] {
    take().sorted { ($1.count, $0.place) < ($0.count, $1.place) }
  }
}
