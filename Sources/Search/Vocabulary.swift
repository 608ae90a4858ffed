/// Terms by number, in the order in which they were first seen: a hash table over bytes that lie one after another.
struct Vocabulary {
  private var bytes: [UInt8] = []
  /// Where each term begins, and where the last one ends.
  private var starts: [Int32] = [0]
  /// Numbers of terms by hash, -1 for a free place; a power of two.
  private var places: [Int32]
  private var hashes: [UInt32] = []

  var count: Int { hashes.count }

  init() { places = [Int32](repeating: -1, count: 1 << 12) }

  subscript(_ term: Int) -> ArraySlice<UInt8> { bytes[Int(starts[term])..<Int(starts[term + 1])] }

  /// The number of a term, a new one where it was not seen before.
  mutating func number(of term: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = 2_166_136_261 as UInt32  // FNV-1a
    for byte in term { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    hash ^= hash >> 15
    var place = Int(hash) & (places.count - 1)
    while places[place] >= 0 {
      let number = Int(places[place])
      if hashes[number] == hash, equals(term, number) { return number }
      place = (place + 1) & (places.count - 1)
    }
    let number = hashes.count
    places[place] = Int32(number)
    hashes.append(hash)
    bytes.append(contentsOf: term)
    starts.append(Int32(bytes.count))
    if hashes.count * 2 > places.count { grow() }
    return number
  }

  /// The numbers of all terms, by their bytes.
  func sorted() -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      (0..<count).sorted { a, b in
        bytes[Int(starts[a])..<Int(starts[a + 1])].lexicographicallyPrecedes(bytes[Int(starts[b])..<Int(starts[b + 1])])
      }
    }
  }

  private func equals(_ term: UnsafeBufferPointer<UInt8>, _ number: Int) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == term.count else { return false }
    for index in 0..<term.count where bytes[start + index] != term[index] { return false }
    return true
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: places.count * 2)
    for (number, hash) in hashes.enumerated() {
      var place = Int(hash) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }
}
