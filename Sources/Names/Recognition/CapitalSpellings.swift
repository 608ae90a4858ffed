import Base

/// What a word in capitals can be in ordinary letters.
enum CapitalSpellings {
  /// Beginnings of names after which a capital can be: McConnell, LeBron, DeSantis.
  private static let prefixes = ["Mc", "Mac", "Le", "La", "De", "Di", "Du", "Fitz", "Van"]

  /// `Trump`, `trump` and `McTrump`-like forms of `TRUMP`; nil if the word has a small letter. A possessive `’S` is
  /// small.
  static func of(_ key: [UInt8]) -> [[UInt8]]? {
    let text = String(utf8: key)
    guard text.unicodeScalars.allSatisfy({ !$0.properties.isLowercase }) else { return nil }
    // İSTANBUL: in small letters İ is an i with a dot of its own.
    var small = text.lowercased().replacing("i\u{307}", with: "i")
    var ending = ""
    if small.hasSuffix("'s") {
      small.removeLast(2)
      ending = "'s"
    }
    // O'BRIEN is O'Brien.
    let titled = small.split(separator: "'", omittingEmptySubsequences: false).map { String($0).capitalisedFirst }
      .joined(separator: "'")
    // The first letter as it is: İstanbul is not Istanbul.
    var spellings = [titled + ending, small + ending, text.prefix(1) + small.dropFirst() + ending]
    for prefix in prefixes where titled.hasPrefix(prefix) && titled.utf8.count > prefix.utf8.count + 2 {
      spellings.append(prefix + String(titled.dropFirst(prefix.count)).capitalisedFirst + ending)
    }
    if !ending.isEmpty { spellings.append(text.dropLast(2) + ending) }
    return spellings.filter { $0 != text }.map { Array($0.utf8) }
  }
}
