import Base
import Notes

/// How often some notes write each word small, and with a capital within a sentence. Words are known by hashes of their
/// small forms: that two words share one is as good as impossible.
struct WordCounts: Sendable {
  struct Count {
    var small: UInt32 = 0
    /// With a capital although no sentence begins.
    var capital: UInt32 = 0
  }

  /// Open addressing with linear probing; at most half of it is taken. A hash of 0 is a free slot.
  private var slots = [(hash: UInt64, count: Count)](repeating: (0, Count()), count: 4096)
  private var used = 0

  /// Markdown is not parsed: a word in code or in an address counts too.
  init(_ notes: [NoteHead]) {
    let share = max(1, (notes.count + 7) / 8)
    let chunks = stride(from: 0, to: notes.count, by: share).map { notes[$0..<min(notes.count, $0 + share)] }
    let parts = concurrentMap(chunks) { notes in
      var counts = WordCounts()
      for note in notes { counts.take(note.body.file.bytes[note.body.start...]) }
      return counts
    }
    for part in parts {
      for (hash, count) in part.slots where hash != 0 { add(hash, count) }
    }
  }

  private init() {}

  subscript(word: String) -> Count {
    var word = word
    return word.withUTF8 { slots[slot(of: Self.hash($0))].count }
  }

  private mutating func take(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { text in
      var index = 0
      // Whether the word before is small and no mark but a comma is between: then no sentence begins here.
      var isWithin = false
      while index < text.count {
        guard text[index].isLetterByte else {
          if text[index] != .space { isWithin = text[index] == UInt8(ascii: ",") }
          index += 1
          continue
        }
        let start = index
        let isCapital = text.isCapital(at: start)
        var hash = Self.seed
        var isASCII = true
        repeat {
          let byte = text[index]
          isASCII = isASCII && byte < 0x80
          hash = (hash ^ UInt64(byte.isASCIICapital ? byte | 0x20 : byte)) &* Self.prime
          index += 1
        } while index < text.count && text[index].isLetterByte
        if !isCapital || (isWithin && isASCII) {
          add(Self.finished(hash), isCapital ? Count(capital: 1) : Count(small: 1))
        } else if isWithin {
          var small = String(utf8: text[start..<index]).lowercased()
          add(small.withUTF8(Self.hash), Count(capital: 1))
        }
        isWithin = !isCapital
      }
    }
  }

  private mutating func add(_ hash: UInt64, _ count: Count) {
    let slot = slot(of: hash)
    if slots[slot].hash == 0 {
      slots[slot].hash = hash
      used += 1
    }
    slots[slot].count.small += count.small
    slots[slot].count.capital += count.capital
    if used * 2 > slots.count { grow() }
  }

  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [(hash: UInt64, count: Count)](repeating: (0, Count()), count: old.count * 2)
    for entry in old where entry.hash != 0 { slots[slot(of: entry.hash)] = entry }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    finished(bytes.reduce(seed) { ($0 ^ UInt64($1)) &* prime })
  }

  private static func finished(_ hash: UInt64) -> UInt64 { max(1, hash ^ (hash >> 29)) }
}
