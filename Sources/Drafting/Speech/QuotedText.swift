import Base

/// Words between quotation marks.
struct QuotedText {
  let paragraph: Int
  /// Bytes of UTF-8 in the paragraph, with and without the marks.
  let outer: Range<Int>
  let inner: Range<Int>
  /// Whether the marks close only in a later paragraph, which begins with a mark of its own.
  let isOpen: Bool
  /// Whether it is the rest of a quotation within whose marks a clause names the speaker.
  var isRest = false
}

extension QuotedText {
  /// A whole paragraph of a block quotation, which needs no marks.
  init(block text: [UInt8], paragraph: Int) {
    self.init(paragraph: paragraph, outer: 0..<text.count, inner: 0..<text.count, isOpen: true)
  }

  /// The quotations of a paragraph, in order. A quotation inside another one is part of it.
  static func find(in text: [UInt8], paragraph: Int) -> [QuotedText] {
    var found: [QuotedText] = []
    // Marks that nothing closes from here on. Single ones can be apostrophes, so only a limited number of them is
    // tried.
    var unclosed: Set<[UInt8]> = []
    var attempts = 0
    var index = 0
    while index < text.count {
      guard let (pair, start) = opening(text, index), !unclosed.contains(pair.open) else {
        index += 1
        continue
      }
      if let (end, next) = closing(pair, text, start) {
        if isNickname(text, index, start..<end, next) {
          index = next
          continue
        }
        found.append(QuotedText(paragraph: paragraph, outer: index..<next, inner: start..<end, isOpen: false))
        index = next
      } else if pair.mayStayOpen {
        // The speech goes on in the next paragraph, or the mark was forgotten.
        found.append(
          QuotedText(paragraph: paragraph, outer: index..<text.count, inner: start..<text.count, isOpen: true))
        return found
      } else {
        attempts += 1
        if !pair.isSingle || attempts > 1000 { unclosed.insert(pair.open) }
        index = start
      }
    }
    return found
  }

  /// Walter “Wally” Osgood
  private static func isNickname(_ text: [UInt8], _ open: Int, _ inner: Range<Int>, _ next: Int) -> Bool {
    guard inner.count <= 20, open > 1, text[open - 1] == .space, next + 1 < text.count, text[next] == .space else {
      return false
    }
    func isName(_ word: some Sequence<UInt8>) -> Bool {
      String(decoding: Array(word), as: UTF8.self).first?.isUppercase ?? false
    }
    let before = text[..<(open - 1)].suffix(40).split(separator: UInt8.space).last ?? []
    return isName(before) && isName(text[inner]) && isName(text[(next + 1)...].prefix(8))
      && text[inner].allSatisfy { $0.isASCIILetter || $0 >= 0x80 || $0 == .space } && text[open - 2].isASCIILetter
  }

  /// The marks of languages that English articles meet. Straight quotes open after a space and close before one; single
  /// ones are apostrophes too. Typists mix straight and curly ones: either closes the other.
  private struct Pair {
    let open: [UInt8]
    let closes: [[UInt8]]
    var mayStayOpen = false
    var isSingle = false
    /// Whether the opening mark closes a quotation in another language, so that it opens only before a word.
    var isClosingElsewhere = false
    /// Whether the same marks can stand inside of it.
    var nests: Bool { !closes.contains(open) && !isSingle && open.first != 0x60 }

    init(
      _ open: String, _ closes: String..., mayStayOpen: Bool = false, isSingle: Bool = false,
      isClosingElsewhere: Bool = false
    ) {
      self.isClosingElsewhere = isClosingElsewhere
      self.open = Array(open.utf8)
      self.closes = closes.map { Array($0.utf8) }
      self.mayStayOpen = mayStayOpen
      self.isSingle = isSingle
    }
  }

  private static let pairs = [
    Pair("“", "”", "\"", mayStayOpen: true), Pair("\"", "\"", "”", mayStayOpen: true), Pair("«", "»"),
    Pair("„", "“", "”", "\""), Pair("»", "«", isClosingElsewhere: true), Pair("‚", "‘", "’", isSingle: true),
    Pair("「", "」"), Pair("『", "』"),
    Pair("``", "''"), Pair("''", "''"), Pair("”", "”", isClosingElsewhere: true),
    Pair("‘", "’", isSingle: true), Pair("'", "'", isSingle: true),
  ]

  private static func opening(_ text: [UInt8], _ index: Int) -> (Pair, Int)? {
    let byte = text[index]
    guard [0x22, 0x27, 0x60, 0xC2, 0xE2, 0xE3].contains(byte) else { return nil }
    guard let pair = pairs.first(where: { text[index...].starts(with: $0.open) }) else { return nil }
    if pair.open.count == 1 || pair.isSingle || pair.isClosingElsewhere {
      guard
        index == 0 || text[index - 1].isASCIIWhitespace || "([".utf8.contains(text[index - 1])
          || text[index - 1] >= 0x80
      else { return nil }
    }
    var start = index + pair.open.count
    // « … » has blanks inside, of any width.
    if pair.open == Array("«".utf8) { while start < text.count, let size = blank(text, start) { start += size } }
    guard start < text.count, !text[start].isASCIIWhitespace, !(pair.isSingle && text[start].isASCIIDigit) else {
      return nil
    }
    return (pair, start)
  }

  /// The length of a blank: a space, a no-break space or a narrow one.
  private static func blank(_ text: [UInt8], _ index: Int) -> Int? {
    if text[index].isASCIIWhitespace { return 1 }
    if text[index...].starts(with: "\u{A0}".utf8) { return 2 }
    return text[index...].starts(with: "\u{202F}".utf8) || text[index...].starts(with: "\u{2009}".utf8) ? 3 : nil
  }

  /// The end of the quoted text, and the place after the closing mark.
  private static func closing(_ pair: Pair, _ text: [UInt8], _ start: Int) -> (Int, Int)? {
    closing(pair, text, start, nests: pair.nests) ?? (pair.nests ? closing(pair, text, start, nests: false) : nil)
  }

  private static func closing(_ pair: Pair, _ text: [UInt8], _ start: Int, nests: Bool) -> (Int, Int)? {
    var index = start
    var depth = 0
    // It is the apostrophe of a plural, or the end. It is the end only if no later mark is.
    var doubtful: (Int, Int)?
    while index < text.count {
      if text[index] == 0x22 || text[index] == 0x27 || text[index] == 0x60 || text[index] >= 0xC2 {
        // Another opening mark follows, so the first one was an apostrophe.
        if pair.isSingle, index > start, opening(text, index).map({ $0.0.open == pair.open }) ?? false {
          return doubtful
        }
        if nests, text[index...].starts(with: pair.open) {
          depth += 1
          index += pair.open.count
          continue
        }
        if depth > 0, pair.closes.contains(where: { text[index...].starts(with: $0) }) {
          depth -= 1
          index += pair.closes[0].count
          continue
        }
        for close in pair.closes
        where text[index...].starts(with: close) && isEnd(pair, text, index, index + close.count) {
          return (index, index + close.count)
        }
        if pair.isSingle, pair.open.count > 1, doubtful == nil, text[index...].starts(with: pair.closes[0]),
          index + 3 < text.count, text[index + 3] == .space
        {
          doubtful = (index, index + 3)
        }
      }
      index += 1
    }
    return doubtful
  }

  private static func isEnd(_ pair: Pair, _ text: [UInt8], _ index: Int, _ next: Int) -> Bool {
    let isBeforeLetter = next < text.count && (text[next].isASCIILetter || text[next].isASCIIDigit)
    guard pair.isSingle else { return next - index > 1 || !isBeforeLetter }
    // An apostrophe is inside a word, or ends the possessive of a plural: the generals’ plan.
    guard !isBeforeLetter, index > 0 else { return false }
    let isPlural = text[index - 1] | 0x20 == UInt8(ascii: "s")
    return !isPlural || (next < text.count && ",.;:!?)".utf8.contains(text[next])) || next == text.count
  }
}
