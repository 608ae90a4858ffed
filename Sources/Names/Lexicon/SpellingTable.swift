/// Which words of names a spelling can be: `Orban` is `Orbán`, `Tuska` is `Tusk` in Polish. Looking a spelling up costs
/// the same for any number of words and forms.
final class SpellingTable: @unchecked Sendable {  // why: plain memory, written by init alone, given back by deinit
  /// A word that a spelling can be.
  struct Reading {
    let word: Int32
    let ways: Ways
    /// The next reading of the same spelling; -1 for none.
    let next: Int32
  }

  fileprivate struct Slot {
    let hash: UInt64
    let start: UInt32
    let length: UInt32
    /// -1 in a free slot.
    var first: Int32

    static let free = Slot(hash: 0, start: 0, length: 0, first: -1)
  }

  /// Open addressing with linear probing; at most half of it is taken.
  private let slots: PlainArray<Slot>
  private let labels: PlainArray<UInt8>
  private let readings: PlainArray<Reading>
  /// A bit for each hash of a spelling with which a name can begin, and a flag for each first byte of one.
  private let filter: PlainArray<UInt64>
  private let firstBytes: PlainArray<Bool>
  let isEmpty: Bool

  init(_ builder: SpellingTableBuilder) {
    slots = PlainArray(builder.slots)
    labels = PlainArray(builder.labels)
    readings = PlainArray(builder.readings)
    let (bits, bytes) = builder.firstSpellings
    filter = PlainArray(bits)
    firstBytes = PlainArray(bytes)
    isEmpty = builder.count == 0
  }

  deinit {
    slots.deallocate()
    labels.deallocate()
    readings.deallocate()
    filter.deallocate()
    firstBytes.deallocate()
  }

  /// Whether a name can begin with a spelling that has this first byte.
  func mayBegin(_ first: UInt8) -> Bool { firstBytes[Int(first)] }

  /// Whether a name can begin with a spelling of this hash. A wrong `true` costs only time.
  func mayBegin(hash: UInt64) -> Bool {
    let bit = Int(truncatingIfNeeded: hash) & (filter.count * 64 - 1)
    return filter[bit / 64] & (1 << UInt64(bit % 64)) != 0
  }

  /// The first reading of a spelling; -1 for none.
  func first(_ spelling: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while case let entry = slots[slot], entry.first >= 0 {
      if entry.hash == hash, Int(entry.length) == spelling.count,
        labels.slice(Int(entry.start), spelling.count).elementsEqual(spelling)
      {
        return entry.first
      }
      slot = (slot + 1) & mask
    }
    return -1
  }

  subscript(reading: Int32) -> Reading { readings[Int(reading)] }

  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
  }
}

/// Collects spellings for a table.
struct SpellingTableBuilder {
  fileprivate private(set) var slots = [SpellingTable.Slot](repeating: .free, count: 64)
  fileprivate private(set) var labels: [UInt8] = []
  fileprivate private(set) var readings: [SpellingTable.Reading] = []
  /// The hashes and the first bytes of spellings with which names begin.
  private var firsts: [(hash: UInt64, byte: UInt8)] = []
  fileprivate private(set) var count = 0

  /// Adds a reading of a spelling. `beginsName` says whether a name can begin with it.
  mutating func add(_ spelling: UnsafeBufferPointer<UInt8>, _ word: Int32, _ ways: Ways, beginsName: Bool) {
    let hash = SpellingTable.hash(spelling)
    let slot = slot(of: spelling, hash)
    let next = slots[slot].first
    readings.append(.init(word: word, ways: ways, next: next))
    if next < 0 { take(slot, spelling, hash) }
    slots[slot].first = Int32(readings.count - 1)
    if beginsName { markFirst(spelling, hash) }
    if count * 2 > slots.count { grow() }
  }

  /// The word whose spelling this is; adds `new` if there is none.
  mutating func intern(_ spelling: UnsafeBufferPointer<UInt8>, new: Int32) -> Int32 {
    let hash = SpellingTable.hash(spelling)
    let slot = slot(of: spelling, hash)
    if slots[slot].first >= 0 { return readings[Int(slots[slot].first)].word }
    readings.append(.init(word: new, ways: [], next: -1))
    take(slot, spelling, hash)
    slots[slot].first = Int32(readings.count - 1)
    if count * 2 > slots.count { grow() }
    return new
  }

  mutating func markFirst(_ spelling: UnsafeBufferPointer<UInt8>) { markFirst(spelling, SpellingTable.hash(spelling)) }

  private mutating func markFirst(_ spelling: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
    firsts.append((hash, spelling[0]))
  }

  private mutating func take(_ slot: Int, _ spelling: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
    slots[slot] = .init(hash: hash, start: UInt32(labels.count), length: UInt32(spelling.count), first: -1)
    labels.append(contentsOf: spelling)
    count += 1
  }

  private func slot(of spelling: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].first >= 0 {
      let entry = slots[slot]
      if entry.hash == hash, Int(entry.length) == spelling.count,
        labels[Int(entry.start)..<Int(entry.start + entry.length)].elementsEqual(spelling)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [SpellingTable.Slot](repeating: .free, count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.first >= 0 {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot].first >= 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// The filter of the table and the flags of first bytes.
  fileprivate var firstSpellings: (bits: [UInt64], bytes: [Bool]) {
    var words = 4
    while words * 64 < firsts.count * 16 { words *= 2 }
    var bits = [UInt64](repeating: 0, count: words)
    var bytes = [Bool](repeating: false, count: 256)
    for (hash, byte) in firsts {
      let bit = Int(truncatingIfNeeded: hash) & (words * 64 - 1)
      bits[bit / 64] |= 1 << UInt64(bit % 64)
      bytes[Int(byte)] = true
    }
    return (bits, bytes)
  }
}
