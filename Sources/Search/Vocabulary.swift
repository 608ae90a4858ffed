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
    let hash = Self.hash(of: term)
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
    let range = Int(starts[number])..<Int(starts[number + 1])
    guard range.count == term.count else { return false }
    return bytes.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[range]).elementsEqual(term) }
  }

  /// Eight bytes at a time, each eight mixed by a multiplication.
  private static func hash(of term: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawBufferPointer(term)
    var hash = UInt64(bytes.count)
    func mix(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    var index = 0
    while index + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    mix(rest)
    return UInt32(truncatingIfNeeded: hash)
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
