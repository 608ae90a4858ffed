import Base

/// What a word in capitals can be in ordinary letters.
enum CapitalSpellings {
  /// `Trump`, `trump` and `McTrump`-like forms of `TRUMP`; nil if the word has a small letter. A possessive `’S` is
  /// small.
  static func of(_ key: [UInt8]) -> [[UInt8]]? {
    let text = String(utf8: key)
    guard text.unicodeScalars.allSatisfy({ !$0.properties.isLowercase }) else { return nil }
    var small = text.lowercased()
    var ending = ""
    if small.hasSuffix("'s") {
      small.removeLast(2)
      ending = "'s"
    }
    // O'BRIEN is O'Brien.
    var titled = small.split(separator: "'", omittingEmptySubsequences: false).map { String($0).capitalisedFirst }
      .joined(separator: "'")
    var spellings = [titled + ending, small + ending, small.capitalisedFirst + ending]
    if titled.hasPrefix("Mc"), titled.utf8.count > 4 {
      titled = "Mc" + String(titled.dropFirst(2)).capitalisedFirst
      spellings.append(titled + ending)
    }
    if !ending.isEmpty { spellings.append(text.dropLast(2) + ending) }
    return spellings.filter { $0 != text }.map { Array($0.utf8) }
  }
}
