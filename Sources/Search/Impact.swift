import Base

/// How much a term says about an entry, in one of 16 levels: what BM25 gives a term, without what its rarity gives.
///
/// Of notes it depends on where and how often the term stands and on the note's length, compared with a usual one. Of
/// actors and topics, whose texts are short, a term of a title or name counts by the number of their notes.
struct Impact {
  /// The usual length of a note, in words.
  let usualLength: Double

  static let levels = 16
  /// BM25's constants, and the highest value that it can give.
  private static let (k1, b) = (1.4, 0.6)
  private static let highest = k1 + 1
  /// The fourth root of 2.
  private static let halfStep = 2.0.squareRoot().squareRoot()
  /// The level of a term that stands in an actor's or topic's description alone.
  private static let inDescription = 2

  /// The usual length is rounded to a power of √2, so that one more note seldom changes it.
  init(lengths: some Collection<Int>) {
    let average = Double(lengths.reduce(0, +)) / Double(max(1, lengths.count))
    var usual = 8.0
    while usual * Self.halfStep < average { usual *= Self.halfStep * Self.halfStep }
    usualLength = usual
  }

  func level(weight: Int, in entry: IndexedStretch.Head) -> Int {
    guard entry.kind == .note else {
      guard weight > 1 else { return Self.inDescription }
      return Self.levels / 2 + min(Self.levels / 2 - 1, (Int.bitWidth - entry.rank.leadingZeroBitCount) / 2)
    }
    let norm = Self.k1 * (1 - Self.b + Self.b * Double(entry.length) / usualLength)
    let value = Double(weight) * Self.highest / (Double(weight) + norm)
    return min(Self.levels - 1, Int(value / Self.highest * Double(Self.levels)))
  }
}
