import Base

/// A word or a punctuation mark of English prose, with what matters for speakers and dates.
struct Token {
  enum Kind { case word, comma, stop, colon, dash, openingQuote, closingQuote }

  let kind: Kind
  /// Bytes of UTF-8 in the paragraph.
  let range: Range<Int>
  /// In lower case, with straight apostrophes and without a possessive's ending.
  let word: String
  let isCapitalised: Bool
  var isPossessive = false
}

extension Token {
  /// The tokens of a paragraph. Quotation marks are read in `QuotedText`, not here.
  static func tokens(of text: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var start: Int?
    func close(at end: Int) {
      if let first = start, first < end { tokens.append(Token(word: first..<end, in: text)) }
      start = nil
    }
    var index = 0
    while index < text.count {
      let byte = text[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(text.count, index + length)
      if let kind = mark(text, index, end) {
        close(at: index)
        tokens.append(Token(kind: kind, range: index..<end, word: "", isCapitalised: false))
      } else if byte.isASCIIWhitespace || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
        || (byte == 0xC2 && text[end - 1] == 0xA0)
      {
        close(at: index)
      } else if start == nil {
        start = index
      }
      index = end
    }
    close(at: text.count)
    return tokens
  }

  private init(word range: Range<Int>, in text: [UInt8]) {
    let written = String(utf8: text[range])
    kind = .word
    self.range = range
    var word = written.lowercased().replacing("’", with: "'")
    // d’Aubrac is a name too.
    let isElided = word.hasPrefix("d'") || word.hasPrefix("l'")
    isCapitalised = written.first?.isUppercase ?? false || isElided && written.dropFirst(2).first?.isUppercase ?? false
    isPossessive = word.hasSuffix("'s") || word.hasSuffix("s'")
    if word.hasSuffix("'s") { word.removeLast(2) }
    self.word = word
  }

  private static func mark(_ text: [UInt8], _ index: Int, _ end: Int) -> Kind? {
    var isBeforeSpace: Bool {
      end == text.count || text[end].isASCIIWhitespace || text[end] >= 0x80 || text[end] == 0x22
    }
    switch text[index] {
    case UInt8(ascii: ","): return isBeforeSpace ? .comma : nil
    case UInt8(ascii: "."): return isBeforeSpace && !isAbbreviation(text, index) ? .stop : nil
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): return .stop
    case UInt8(ascii: "-"):
      // MOSCOW (Reuters) - Lavrov; he left -- for good.
      let isAlone = index > 0 && text[index - 1].isASCIIWhitespace && isBeforeSpace
      let isDouble = end < text.count && text[end] == text[index] || index > 0 && text[index - 1] == text[index]
      return isAlone || isDouble ? .dash : nil
    case UInt8(ascii: ":"): return isBeforeSpace ? .colon : nil
    case ..<0x80: return nil
    default:
      switch String(utf8: text[index..<end]) {
      case "…": return .stop
      case "–", "—": return .dash
      case "“", "«", "„": return .openingQuote
      case "”", "»": return .closingQuote
      default: return nil
      }
    }
  }

  /// `U.S.`, `J.`, `Mr.`: a full stop that does not end a sentence.
  private static func isAbbreviation(_ text: [UInt8], _ stop: Int) -> Bool {
    let word = text[max(0, stop - 12)..<stop].reversed().prefix {
      $0.isASCIILetter || $0 >= 0x80 || $0 == UInt8(ascii: ".")
    }
    .reversed()
    .map(\.self)
    if word.count == 1 || word.contains(UInt8(ascii: ".")) { return true }
    return [
      "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "st", "prof", "sr", "sra", "dra", "hr", "jr",
      "mme", "mlle", "ing", "hon",
    ].contains(
      String(utf8: word).lowercased())
  }
}
