/// Finds many patterns in a text at once. A filter looks at a few bytes at every few places, so that most of a text is
/// passed over. Short patterns have a filter of their own, which looks at fewer bytes at more places.
package struct PatternSearch: Sendable {
  private let filters: [Filter]

  /// The fewest bytes of a pattern.
  package static let shortest = 4
  /// Patterns with as many bytes or more are long, and found faster.
  package static let long = 11

  /// `patterns` with fewer bytes than `shortest` are never found.
  package init(_ patterns: [[UInt8]]) {
    let numbered = patterns.enumerated().map { (number: $0.offset, bytes: $0.element) }
    filters = [(Self.long..<Int.max, 8), (Self.shortest..<Self.long, 4)].compactMap { lengths, gram in
      let some = numbered.filter { lengths.contains($0.bytes.count) }
      return some.isEmpty ? nil : Filter(some, gram: gram)
    }
  }

  /// Calls `visit` with each occurrence of a pattern, by its number and the place of its first byte, until it returns
  /// false.
  package func occurrences(
    in text: UnsafeBufferPointer<UInt8>, visit: (_ pattern: Int, _ place: Int) -> Bool
  ) {
    for filter in filters where !filter.occurrences(in: text, visit: visit) { return }
  }
}

/// Patterns. The filter has the grams from `stride` places of each: so many bytes in a row. The places are around a
/// space of the pattern, where it is least like other texts. A class, since all cores share one.
private final class Filter: Sendable {
  private let stride: Int
  /// The bits of a gram that count.
  private let mask: UInt64
  private let bits: [UInt64]
  /// Open addressing with linear probing; at most half of it is taken. A negative pattern is a free slot.
  private let slots: [Slot]
  /// The bytes of all patterns, and where those of each begin.
  private let bytes: [UInt8]
  private let patterns: [(number: Int, start: Int, count: Int)]

  private struct Slot {
    var gram: UInt64 = 0
    var pattern: Int32 = -1
    var offset: Int32 = 0
  }

  /// `gram` is the number of bytes in a gram, 4 or 8.
  init(_ patterns: [(number: Int, bytes: [UInt8])], gram length: Int) {
    stride = min(4, (patterns.map(\.bytes.count).min() ?? length) - length + 1)
    mask = length == 8 ? .max : (1 << UInt64(length * 8)) - 1
    // 16 KB, which stay in the first cache of a core.
    var bits = [UInt64](repeating: 0, count: 1 << 11)
    var capacity = 64
    while capacity < patterns.count * stride * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    var bytes: [UInt8] = []
    var places: [(number: Int, start: Int, count: Int)] = []
    for (index, pattern) in patterns.enumerated() {
      let middle = pattern.bytes.firstIndex(of: .space) ?? pattern.bytes.count / 2
      let first = max(0, min(middle - length / 2 - stride / 2, pattern.bytes.count - length - stride + 1))
      for offset in first..<first + stride {
        let gram = pattern.bytes.withUnsafeBytes { Self.gram(in: $0, at: offset) } & mask
        let hash = Self.hash(gram)
        bits[hash >> 6] |= 1 << UInt64(hash & 63)
        var slot = hash & (capacity - 1)
        while slots[slot].pattern >= 0 { slot = (slot + 1) & (capacity - 1) }
        slots[slot] = Slot(gram: gram, pattern: Int32(index), offset: Int32(offset))
      }
      places.append((pattern.number, bytes.count, pattern.bytes.count))
      bytes += pattern.bytes
    }
    self.bits = bits
    self.slots = slots
    self.bytes = bytes
    self.patterns = places
  }

  /// As `PatternSearch.occurrences`; returns whether `visit` always returned true.
  func occurrences(in text: UnsafeBufferPointer<UInt8>, visit: (Int, Int) -> Bool) -> Bool {
    guard !patterns.isEmpty, text.count >= PatternSearch.shortest else { return true }
    let raw = UnsafeRawBufferPointer(text)
    let (stride, mask) = (stride, mask)
    return bits.withUnsafeBufferPointer { bits in
      guard let filter = bits.baseAddress, let start = raw.baseAddress else { return true }
      var index = 0
      while index < raw.count {
        index = Self.next(in: start, from: index, raw.count - 8, stride, mask, filter)
        guard index < raw.count else { return true }
        if !check(Self.gram(in: raw, at: index) & mask, in: text, at: index, visit) { return false }
        index += stride
      }
      return true
    }
  }

  /// The next place whose gram may be in the filter, or the first one after `last`.
  private static func next(
    in text: UnsafeRawPointer, from start: Int, _ last: Int, _ stride: Int, _ mask: UInt64,
    _ filter: UnsafePointer<UInt64>
  ) -> Int {
    var index = start
    while index <= last {
      let hash = Self.hash(UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self)) & mask)
      if (filter[hash &>> 6] &>> UInt64(truncatingIfNeeded: hash & 63)) & 1 != 0 { return index }
      index &+= stride
    }
    return index
  }

  private func check(
    _ gram: UInt64, in text: UnsafeBufferPointer<UInt8>, at index: Int, _ visit: (Int, Int) -> Bool
  ) -> Bool {
    var slot = Self.hash(gram) & (slots.count - 1)
    while slots[slot].pattern >= 0 {
      defer { slot = (slot + 1) & (slots.count - 1) }
      guard slots[slot].gram == gram else { continue }
      let (number, start, count) = patterns[Int(slots[slot].pattern)]
      let place = index - Int(slots[slot].offset)
      guard place >= 0, place + count <= text.count, matches(start, count, in: text, at: place) else { continue }
      if !visit(number, place) { return false }
    }
    return true
  }

  private func matches(_ start: Int, _ count: Int, in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    for offset in 0..<count where bytes[start + offset] != text[place + offset] { return false }
    return true
  }

  /// Eight bytes, zeros beyond the end.
  private static func gram(in bytes: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
    if index + 8 <= bytes.count {
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    var gram: UInt64 = 0
    for offset in Swift.stride(from: bytes.count - 1, through: index, by: -1) {
      gram = gram << 8 | UInt64(bytes[offset])
    }
    return gram
  }

  /// Of 17 bits.
  @inline(__always) private static func hash(_ gram: UInt64) -> Int {
    Int(truncatingIfNeeded: (gram &* 0x9E37_79B9_7F4A_7C15) &>> 47)
  }
}
