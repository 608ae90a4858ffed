import Base
import Notes

/// How often some notes write each word small, and with a capital within a sentence. Words are known by hashes of their
/// small forms: that two words share one is as good as impossible. Words of one or two bytes are not counted.
struct WordCounts: Sendable {
  struct Count {
    var small: UInt32 = 0
    /// With a capital although no sentence begins.
    var capital: UInt32 = 0
  }

  /// Open addressing with linear probing; at most half of it is taken. A hash of 0 is a free slot.
  private var slots = [(hash: UInt64, count: Count)](repeating: (0, Count()), count: 4096)
  private var used = 0

  /// Markdown is not parsed. But the words of code, comments and addresses do not count, nor do those of targets of
  /// wiki links, citations and tags: the slug `ann-roe` does not make Roe an ordinary word.
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
    slots[slot(of: Self.hash(word))].count
  }

  private mutating func take(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBytes { text in
      var index = 0
      // Whether the word before is small and no mark but a comma is between: then no sentence begins here.
      var isWithin = false
      var markup = MarkupEnds()
      while index < text.count {
        let word = WordHash(of: text, at: index)
        guard word.length > 0 else {
          let byte = text[index]
          if byte != .space { isWithin = byte == UInt8(ascii: ",") }
          index = markup.end(in: text, at: index) ?? index + 1
          continue
        }
        defer { index += word.length }
        let first = text[index]
        let isCapital = first < 0x80 ? first.isASCIICapital : text.bindMemory(to: UInt8.self).isCapital(at: index)
        // Nobody asks for words such as *of*, which are a third of all.
        if word.length > 2 {
          if !isCapital || (isWithin && word.isASCII) {
            add(word.value, isCapital ? Count(capital: 1) : Count(small: 1))
          } else if isWithin {
            add(Self.hash(String(utf8: Array(text[index..<index + word.length])).lowercased()), Count(capital: 1))
          }
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

  private static func hash(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { WordHash(of: UnsafeRawBufferPointer($0), at: 0).value }
  }
}

/// Finds what is no prose, such as the target of a wiki link or an address.
private struct MarkupEnds {
  private var bracket = NextMark(UInt8(ascii: "]"))
  private var parenthesis = NextMark(UInt8(ascii: ")"))
  private var backtick = NextMark(UInt8(ascii: "`"))
  private var percent = NextMark(UInt8(ascii: "%"))

  /// Where it ends; nil if nothing of the kind begins at a place, or if it does not end on its line.
  @inline(__always) mutating func end(in text: UnsafeRawBufferPointer, at start: Int) -> Int? {
    let next = start + 1 < text.count ? text[start + 1] : 0
    switch (text[start], next) {
    case (UInt8(ascii: "["), UInt8(ascii: "[")):
      return bracket.place(in: text, from: start + 2).map { close in
        text[(start + 2)..<close].firstIndex(of: UInt8(ascii: "|")) ?? close
      }
    case (UInt8(ascii: "]"), UInt8(ascii: "(")): return parenthesis.place(in: text, from: start + 2)
    case (UInt8(ascii: "["), UInt8(ascii: "^")), (UInt8(ascii: "]"), UInt8(ascii: "[")):
      return bracket.place(in: text, from: start + 2)
    case (UInt8(ascii: ":"), UInt8(ascii: "/")), (UInt8(ascii: "@"), _), (UInt8(ascii: "#"), 0x24...):
      return text[start...].dropFirst().firstIndex { $0 <= .space || ")]}>".utf8.contains($0) } ?? text.count
    case (UInt8(ascii: "`"), _): return backtick.place(in: text, from: start + 1).map { $0 + 1 }
    case (UInt8(ascii: "%"), UInt8(ascii: "%")): return percent.place(in: text, from: start + 2).map { $0 + 2 }
    default: return nil
    }
  }

  /// The next place of a mark on a line. What was searched once is not searched again.
  private struct NextMark {
    private let mark: UInt8
    private var searched = 0..<0
    private var isThere = false

    init(_ mark: UInt8) { self.mark = mark }

    mutating func place(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
      if !searched.contains(start) {
        let start = min(start, text.count)
        let end = text[start...].firstIndex { $0 == .lineFeed || $0 == .carriageReturn || $0 == mark } ?? text.count
        isThere = end < text.count && text[end] == mark
        searched = start..<(end + 1)
      }
      return isThere ? searched.upperBound - 1 : nil
    }
  }
}

/// The length and the hash of a word, read eight bytes at a time. Capitals of ASCII count as small letters.
private struct WordHash {
  /// In bytes; 0 if no word begins at the place.
  private(set) var length = 0
  private(set) var isASCII = true
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always) init(of text: UnsafeRawBufferPointer, at start: Int) {
    var index = start
    while true {
      let block = Self.block(of: text, at: index)
      let high = block & 0x8080_8080_8080_8080
      // Of bytes below 80, those from a to z after the bit of small letters is set.
      let small = (block & 0x7F7F_7F7F_7F7F_7F7F) | 0x2020_2020_2020_2020
      let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F
      let beyondZ = small &+ 0x0505_0505_0505_0505
      let letters = (fromA & ~beyondZ & 0x8080_8080_8080_8080) | high
      let count = (~letters & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
      guard count > 0 else { break }
      let mask: UInt64 = count == 8 ? .max : (1 << UInt64(count * 8)) - 1
      isASCII = isASCII && high & mask == 0
      value = (value ^ ((block | (0x2020_2020_2020_2020 & ~(high >> 2))) & mask)) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 29
      length += count
      index += count
      if count < 8 { break }
    }
    value = max(1, value)
  }

  /// The eight bytes at a place, zeros beyond the end.
  @inline(__always) private static func block(of text: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
    if index + 8 <= text.count {
      return UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    var block: UInt64 = 0
    for offset in stride(from: text.count - 1, through: index, by: -1) { block = block << 8 | UInt64(text[offset]) }
    return block
  }
}
