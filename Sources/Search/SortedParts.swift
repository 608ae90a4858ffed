import Base

/// Terms by their bytes, cut into files of about the same size. A term is stored as the number of bytes that it shares
/// with the term before, the number of its other bytes, and these bytes; then comes what is known about it.
struct SortedParts {
  struct Part {
    /// The first term.
    let first: String
    var bytes: [UInt8] = []
  }

  private(set) var parts: [Part] = []
  private var last: ArraySlice<UInt8> = []
  /// How large a part gets, in bytes, before the next one begins.
  let size: Int

  init(size: Int) { self.size = size }

  /// Adds a term that comes after all before it.
  mutating func append(_ term: ArraySlice<UInt8>, _ known: [UInt8]) {
    if parts.last.map({ $0.bytes.count + known.count > size }) ?? true {
      parts.append(Part(first: String(utf8: term)))
      last = []
    }
    let shared = zip(last, term).prefix { $0 == $1 }.count
    parts[parts.count - 1].bytes.append(varint: shared)
    parts[parts.count - 1].bytes.append(varint: term.count - shared)
    parts[parts.count - 1].bytes += term.dropFirst(shared)
    parts[parts.count - 1].bytes += known
    last = term
  }
}

extension [UInt8] {
  /// Appends a number, seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
  mutating func append(varint number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
