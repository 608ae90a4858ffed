import Base

extension UnsafeBufferPointer<UInt8> {
  /// The length of a key before an apostrophe or colon and up to seven small letters, and whether those are the English
  /// possessive or a contraction. Nil without such an ending, and for can’t.
  var stem: (length: Int, isPossessive: Bool)? {
    guard let mark = lastIndex(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: ":") }), mark > 0,
      mark + 1 < count, count - mark <= 15
    else { return nil }
    let ending = String(utf8: UnsafeBufferPointer(rebasing: self[(mark + 1)...]))
    if self[mark] == UInt8(ascii: "'") {
      if ["s", "S", "d", "m", "ll", "re", "ve"].contains(ending) { return (mark, true) }
      if ending == "t" { return nil }
    }
    let letters = ending.unicodeScalars
    // CHP’li is somebody of the CHP.
    guard letters.count <= 7, !derivations.contains(where: ending.lowercased().hasPrefix) else { return nil }
    if letters.allSatisfy(\.properties.isLowercase) { return (mark, false) }
    // TRUMP’IN, in a text in capitals; not O’BRIEN.
    let isCapitals =
      mark > 2 && (letters + String(utf8: self[..<mark]).unicodeScalars).allSatisfy(\.properties.isUppercase)
    return isCapitals ? (mark, false) : nil
  }
}

/// Turkish endings that make another word.
private let derivations = ["li", "lı", "lu", "lü", "siz", "sız", "suz", "süz", "ci", "cı", "cu", "cü"]

extension Word {
  /// Whether it is a word of two letters or more without a small one.
  func isCapitals(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard kind == .word, end - start > 1 else { return false }
    if text[start] < 0x80, text[start + 1] < 0x80 {
      guard text[start].isASCIICapital, text[start + 1].isASCIICapital || [0x27, 0x2E].contains(text[start + 1]) else {
        return false
      }
    }
    return string(in: text).unicodeScalars.count { $0.properties.isUppercase } > 1
  }

  /// The place of the last apostrophe or colon of the word.
  func endOfStem(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = end - 1
    while index > start {
      switch text[index] {
      case UInt8(ascii: "'"), UInt8(ascii: ":"): return index
      // ’ and ‘ are E2 80 98 and 99, ʼ is CA BC, ＇ is EF BC 87.
      case 0xE2 where index + 2 < end && text[index + 1] == 0x80 && (0x98...0x99).contains(text[index + 2]):
        return index
      case 0xCA where index + 1 < end && text[index + 1] == 0xBC: return index
      case 0xEF where index + 2 < end && text[index + 1] == 0xBC && text[index + 2] == 0x87: return index
      default: index -= 1
      }
    }
    return end
  }

  /// The part after `l'`, `d’` and similar words; nil for a word without one. `language` says which of them begin a
  /// sentence with a capital.
  func afterElision(in text: UnsafeBufferPointer<UInt8>, _ language: Language) -> Word? {
    var length = 0
    while start + length < end, text[start + length].isASCIILetter { length += 1 }
    guard length > 0, length <= 8, start + length < end else { return nil }
    let rest = UnsafeBufferPointer(rebasing: text[(start + length)..<end])
    let apostrophe = rest[0] == UInt8(ascii: "'") ? 1 : rest.starts(with: "’".utf8) ? 3 : 0
    guard apostrophe > 0, start + length + apostrophe < end else { return nil }
    let prefix = String(utf8: UnsafeBufferPointer(rebasing: text[start..<(start + length)]))
    guard
      elisions.contains(prefix)
        || (language.elisions.contains(prefix.lowercased()) && text.beginsSentence(at: start))
    else { return nil }
    return Word(in: text, at: start + length + apostrophe, end: end)
  }
}

/// French and Italian words that lose their vowel before a name. In lower case, since `D'Angelo` is itself a name.
private let elisions: Set<String> = [
  "l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all", "dall", "dell",
  "nell", "sull", "quell", "coll",
]
