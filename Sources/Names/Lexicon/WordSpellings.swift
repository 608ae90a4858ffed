import Base

/// Other spellings of single words of names.
enum WordSpellings {
  /// The spellings in which a text can have a word of a name: `Orban` for `Orbán`, `Nato` for `NATO`, `&` for `and`.
  static func others(of key: [UInt8]) -> [(spelling: String, ways: Ways)] {
    let isASCII = key.allSatisfy { $0 < 0x80 }
    // Nearly all words are letters of ASCII, mixed in case or too long for a particle.
    if isASCII, key.count > 6, key.last.map({ $0 > 0x5A }) ?? true { return [] }
    let word = String(utf8: key)
    if isASCII {
      if word == "&" { return conjunctions.map { ($0, .ampersand) } }
      if conjunctions.contains(word) { return [("&", .ampersand)] }
      let small = word.lowercased()
      if PersonName.particles.contains(small) { return [(small == word ? word.capitalisedFirst : small, .particle)] }
      // Nato, but not Who and Us.
      if small.utf8.count >= 4, small != word, word.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) {
        return [(small.capitalisedFirst, .acronym)]
      }
      return []
    }
    var others: [(spelling: String, ways: Ways)] = []
    if let plain = withoutMarks(word) { others.append(plain) }
    // Mueller for Müller, Aarhus for Århus.
    if word.unicodeScalars.contains(where: { digraphs[$0] != nil }) {
      let letters = word.unicodeScalars.map { digraphs[$0] ?? String($0) }.joined()
      let pair = withoutMarks(letters)?.spelling ?? letters
      if pair != others.first?.spelling { others.append((pair, .accents)) }
    }
    return others
  }

  /// Whether a quick look at a word's key shows letters that can have accents, ligatures or Arabic vowel marks.
  static func mayHaveMarks(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in key.enumerated() where byte >= 0x80 {
      switch byte {
      case 0xC3...0xC9, 0xCE, 0xCF, 0xD8, 0xD9, 0xE1, 0xEF: return true
      // Ё and ё.
      case 0xD0 where index + 1 < key.count && key[index + 1] == 0x81: return true
      case 0xD1 where index + 1 < key.count && key[index + 1] == 0x91: return true
      default: continue
      }
    }
    return false
  }

  /// A word without its accents and ligatures; nil if it has none.
  static func withoutMarks(_ word: String) -> (spelling: String, ways: Ways)? {
    var plain = String.UnicodeScalarView()
    var ways: Ways = []
    for scalar in word.normalized.unicodeScalars {
      if scalar.value < 0xC0 {
        plain.append(scalar)
      } else if let letters = ligatures[scalar] {
        plain.append(contentsOf: letters.unicodeScalars)
        ways.insert(.ligature)
      } else if let letter = letters[scalar] {
        plain.append(letter)
        ways.insert(.accents)
      } else if isVowelMark(scalar) {
        ways.insert(.accents)
      } else if scalar.mayHaveAccent {
        let parts = String(scalar).decomposedScalars.filter { $0.properties.generalCategory != .nonspacingMark }
        plain.append(contentsOf: parts)
        if parts != [scalar] { ways.insert(.accents) }
      } else {
        plain.append(scalar)
      }
    }
    return ways.isEmpty ? nil : (String(plain), ways)
  }

  private static let conjunctions = ["and", "und", "et", "y", "e", "i", "och", "og", "en"]

  private static let digraphs: [Unicode.Scalar: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa", "ø": "oe", "Ø": "Oe",
  ]

  private static let ligatures: [Unicode.Scalar: String] = [
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "SS", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi",
    "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ", "ǆ": "dž", "ǉ": "lj", "ǌ": "nj", "þ": "th", "Þ": "Th",
  ]

  /// Letters that Unicode does not decompose, Cyrillic ё, and Arabic alif with hamza, which many texts leave out.
  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H", "ı": "i",
    "ŧ": "t", "Ŧ": "T", "ə": "a", "Ə": "A", "ё": "е", "Ё": "Е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي",
  ]

  /// Marks of Arabic vowels, and the stroke that stretches a word.
  private static func isVowelMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x64B...0x65F).contains(scalar.value) || scalar.value == 0x640 || scalar.value == 0x670
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of an alphabet in which people leave out accents: Latin or Greek. In Cyrillic й is a letter
  /// of its own.
  fileprivate var mayHaveAccent: Bool {
    value < 0x400 || (0x1E00..<0x2000).contains(value)
  }
}

extension String {
  /// With its first letter in upper case.
  var capitalisedFirst: String {
    guard let first = unicodeScalars.first else { return self }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst())
  }
}
