import Base

/// Names as lists of words, which are found word by word in one pass. Finding a word costs the same for any number of
/// names: a step from one word to the next is one look into a hash table. A filter first rejects nearly all words with
/// which no name begins.
///
/// It is used for every word of every note, on all cores at the same time. So its tables are plain memory without
/// reference counts.
final class NameTrie: @unchecked Sendable {  // why: the memory is written by init alone and given back by deinit
  /// A place in the trie; the root is 0.
  typealias State = Int32

  private struct Step {
    let hash: UInt64
    let from: State
    let to: State
    /// The word's key, a range of `labels`.
    let start: UInt32
    let length: UInt32

    static let free = Step(hash: 0, from: -1, to: 0, start: 0, length: 0)
  }

  /// Open addressing with linear probing; at most half of it is taken.
  private let steps: UnsafeMutableBufferPointer<Step>
  private let labels: UnsafeMutableBufferPointer<UInt8>
  /// The name that ends at each state; -1 if none does.
  private let entries: UnsafeMutableBufferPointer<Int32>
  /// A bit for each hash of a first word, and a flag for each first byte.
  private let filter: UnsafeMutableBufferPointer<UInt64>
  private let firstBytes: UnsafeMutableBufferPointer<Bool>
  private var stateCount = 1
  private var labelCount = 0
  private(set) var entryCount = 0

  var isEmpty: Bool { entryCount == 0 }

  /// Takes the wanted ones among some names and numbers them from `from` on; two names of the same words have the same
  /// number. Writes the number of each into `entries`.
  init(_ names: [WordKeys], where isWanted: (Int) -> Bool, from first: Int = 0, entries numbers: inout [Int32]) {
    let wanted = names.indices.filter(isWanted)
    let words = wanted.reduce(0) { $0 + names[$1].ends.count }
    steps = .allocate(capacity: max(16, words * 2).nextPowerOfTwo)
    steps.initialize(repeating: .free)
    labels = .allocate(capacity: max(1, wanted.reduce(0) { $0 + names[$1].bytes.count }))
    labels.initialize(repeating: 0)
    entries = .allocate(capacity: words + 1)
    entries.initialize(repeating: -1)
    filter = .allocate(capacity: max(256, wanted.count).nextPowerOfTwo / 4)
    filter.initialize(repeating: 0)
    firstBytes = .allocate(capacity: 256)
    firstBytes.initialize(repeating: false)
    for name in wanted {
      let state = names[name].bytes.withUnsafeBufferPointer { insert($0, ends: names[name].ends) }
      if entries[state] < 0 {
        entries[state] = Int32(first + entryCount)
        entryCount += 1
      }
      numbers[name] = entries[state]
    }
  }

  deinit {
    steps.deallocate()
    labels.deallocate()
    entries.deallocate()
    filter.deallocate()
    firstBytes.deallocate()
  }

  /// Adds a name, and returns the state that it ends at.
  private func insert(_ bytes: UnsafeBufferPointer<UInt8>, ends: [Int]) -> Int {
    var state: State = 0
    var start = 0
    for end in ends {
      let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if state == 0 {
        firstBytes[Int(word[0])] = true
        let bit = bit(of: Self.hash(word, from: 0))
        filter[bit / 64] |= 1 << UInt64(bit % 64)
      }
      state = insert(word, from: state)
      start = end
    }
    return Int(state)
  }

  private func insert(_ word: UnsafeBufferPointer<UInt8>, from state: State) -> State {
    let hash = Self.hash(word, from: state)
    let (slot, found) = find(word, hash, from: state)
    if let found { return found }
    let next = State(stateCount)
    stateCount += 1
    steps[slot] = Step(hash: hash, from: state, to: next, start: UInt32(labelCount), length: UInt32(word.count))
    for byte in word {
      labels[labelCount] = byte
      labelCount += 1
    }
    return next
  }

  /// Whether a word may begin a name, by its first byte.
  func mayBegin(_ first: UInt8) -> Bool { firstBytes[Int(first)] }

  /// The state that a word leads to from another; nil if no name continues with the word.
  func next(_ word: UnsafeBufferPointer<UInt8>, from state: State) -> State? {
    let hash = Self.hash(word, from: state)
    if state == 0 {
      let bit = bit(of: hash)
      guard filter[bit / 64] & (1 << UInt64(bit % 64)) != 0 else { return nil }
    }
    return find(word, hash, from: state).state
  }

  /// The number of a name by the keys of its words; nil if the name is not there.
  func entry(of bytes: UnsafeBufferPointer<UInt8>, ends: [Int]) -> Int32? {
    var state: State = 0
    var start = 0
    for end in ends {
      guard let next = next(UnsafeBufferPointer(rebasing: bytes[start..<end]), from: state) else { return nil }
      state = next
      start = end
    }
    return entry(at: state)
  }

  /// The number of every name of one word, with its key.
  var singleWords: [(entry: Int32, word: [UInt8])] {
    steps.compactMap { step in
      guard step.from == 0, let entry = entry(at: step.to) else { return nil }
      return (entry, Array(labels[Int(step.start)..<Int(step.start + step.length)]))
    }
  }

  /// The name that ends at a state.
  func entry(at state: State) -> Int32? { entries[Int(state)] < 0 ? nil : entries[Int(state)] }

  private func bit(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (filter.count * 64 - 1) }

  private func find(
    _ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, from state: State
  ) -> (slot: Int, state: State?) {
    let mask = steps.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while steps[slot].from >= 0 {
      let step = steps[slot]
      if step.hash == hash, step.from == state, Int(step.length) == word.count,
        UnsafeBufferPointer(rebasing: labels[Int(step.start)..<Int(step.start + step.length)]).elementsEqual(word)
      {
        return (slot, step.to)
      }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, from state: State) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(state))
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
  }
}

extension Int {
  /// The smallest power of two that is not less than a number.
  fileprivate var nextPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
