import Base

/// Finds the beginnings of the sentences of a text.
package enum Sentences {
  /// The first sentence of a text, with its stop: `Mr. Low left. He said why.` gives `Mr. Low left.`
  package static func first(of text: String) -> String {
    let bytes = Array(text.utf8)
    return boundaries(bytes).first.map { String(utf8: bytes[..<$0]).trimmed } ?? text
  }

  /// The beginnings of all sentences after the first. A sentence begins after a full stop, question mark or exclamation
  /// mark, closing quotes and a space, unless a lower-case letter follows. It never begins after a known abbreviation
  /// or a single initial.
  static func boundaries(_ text: [UInt8]) -> [Int] {
    var boundaries: [Int] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte.mayEndSentence else {
        index += 1
        continue
      }
      let second = index + 1 < text.count ? text[index + 1] : 0
      let third = index + 2 < text.count ? text[index + 2] : 0
      switch (byte, second, third) {
      case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F):  // 。！？
        index += 3
        if index < text.count { boundaries.append(index) }
        continue
      case (0x21, _, _), (0x2E, _, _), (0x3F, _, _), (0xD8, 0x9F, _), (0xE2, 0x80, 0xA6): break  // ! . ? ؟ …
      default:
        index += 1
        continue
      }
      let stop = index
      index += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3
      while index < text.count, let length = closerLength(text, index) { index += length }
      guard index < text.count, text[index] == .space else { continue }
      guard !(byte == UInt8(ascii: ".") && endsInAbbreviation(text[..<stop])) else { continue }
      let next = text[index...].drop { $0 == .space }
      // No. 5 goes on; he said no. Then another sentence begins.
      if byte == UInt8(ascii: "."), next.first?.isASCIIDigit == true, endsInNumberSign(text[..<stop]) { continue }
      if let first = next.first, !(first >= 0x61 && first <= 0x7A) { boundaries.append(next.startIndex) }
    }
    return boundaries
  }

  /// The length of a closing quote or bracket, or of a further mark, at an offset.
  private static func closerLength(_ text: [UInt8], _ index: Int) -> Int? {
    switch text[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "."),
      UInt8(ascii: "!"), UInt8(ascii: "?"):
      1
    case 0xE2 where ["”", "’", "“", "‘", "›"].contains { text[index...].starts(with: $0.utf8) }: 3
    case 0xC2 where text[index...].starts(with: "»".utf8): 2
    case 0xC2 where text[index...].starts(with: "\u{A0}»".utf8): 4
    default: nil
    }
  }

  private static func endsInNumberSign(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.reversed().prefix(while: \.isASCIILetter).reversed()
    return ["no", "nos", "art", "sec", "fig", "vol"].contains(String(utf8: Array(word)).lowercased())
  }

  private static func endsInAbbreviation(_ text: ArraySlice<UInt8>) -> Bool {
    var start = text.endIndex
    while start > text.startIndex, case let byte = text[start - 1], !byte.isASCIIWhitespace, byte != UInt8(ascii: "("),
      byte != 0x9C
    { start -= 1 }
    let word = text[start...]
    // U.S., e.g., a.m.: letters with stops between them.
    if word.contains(UInt8(ascii: ".")) {
      return String(utf8: word).split(separator: ".").allSatisfy { $0.count == 1 }
    }
    guard word.count <= 8 else { return false }
    if word.count <= 4, String(utf8: word).unicodeScalars.count == 1 {
      return String(utf8: word).unicodeScalars.first?.properties.isAlphabetic == true
    }
    return abbreviations.contains(packed(word))
  }

  /// At most eight bytes in lower case as one number.
  private static func packed(_ word: some Collection<UInt8>) -> UInt64 {
    word.reduce(0) { $0 << 8 | UInt64($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
  }

  private static let abbreviations: [UInt64] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "maj", "adm", "sen", "rep", "gov", "pres",
    "st", "vs", "etc", "approx", "dept", "inc", "ltd", "co", "corp", "jr", "sr", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "art", "sec", "fig", "cf", "al", "hon", "rev", "messrs",
  ].map { packed($0.utf8) }
}

extension UInt8 {
  /// Whether it is the first byte of a mark that may end a sentence.
  fileprivate var mayEndSentence: Bool {
    switch self {
    case 0x21, 0x2E, 0x3F, 0xD8, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }
}
