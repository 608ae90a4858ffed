import Base

/// All words of an index, for a query that has a mistake in one: each with how often it comes, roughly.
enum Spellings {
  /// How large a file of words gets, in bytes.
  private static let partSize = 16 * 1024
  /// Shorter words have too many neighbours.
  private static let shortest = 4

  /// Whether a misspelled word can mean this one: it has four letters or more, and no digit.
  static func canBeMeant(_ term: ArraySlice<UInt8>) -> Bool {
    term.count >= shortest && term.count < 64 && !term.contains { $0.isASCIIDigit }
      && term.count(where: { $0 & 0xC0 != 0x80 }) >= shortest
  }

  /// The words of all segments. A word is followed by a byte: half the number of binary digits of its count.
  static func parts(of segments: [Segment]) -> [SortedParts.Part] {
    var parts = SortedParts(size: partSize)
    var rest = segments.map { $0.spellings[...] }
    while let term = rest.compactMap({ $0.first?.term }).min(by: { $0.lexicographicallyPrecedes($1) }) {
      var count = 0
      for index in rest.indices where rest[index].first?.term == term { count += rest[index].removeFirst().count }
      parts.append(term, [UInt8((Int.bitWidth - count.leadingZeroBitCount) / 2)])
    }
    return parts.parts
  }
}
