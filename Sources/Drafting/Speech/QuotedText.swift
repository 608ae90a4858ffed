import Base

/// Words between quotation marks.
struct QuotedText {
  let paragraph: Int
  /// Bytes of UTF-8 in the paragraph, with and without the marks.
  let outer: Range<Int>
  let inner: Range<Int>
  /// Whether the marks close only in a later paragraph, which begins with a mark of its own.
  let isOpen: Bool
}

extension QuotedText {
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

  /// The marks of languages that English articles meet. Straight quotes open after a space and close before one; single
  /// ones are apostrophes too. Typists mix straight and curly ones: either closes the other.
  private struct Pair {
    let open: [UInt8]
    let closes: [[UInt8]]
    var mayStayOpen = false
    var isSingle = false

    init(_ open: String, _ closes: String..., mayStayOpen: Bool = false, isSingle: Bool = false) {
      self.open = Array(open.utf8)
      self.closes = closes.map { Array($0.utf8) }
      self.mayStayOpen = mayStayOpen
      self.isSingle = isSingle
    }
  }

  private static let pairs = [
    Pair("“", "”", "\"", mayStayOpen: true), Pair("\"", "\"", "”", mayStayOpen: true), Pair("«", "»"),
    Pair("„", "“", "”"),
    Pair("‘", "’", isSingle: true), Pair("'", "'", isSingle: true),
  ]

  private static func opening(_ text: [UInt8], _ index: Int) -> (Pair, Int)? {
    let byte = text[index]
    guard byte == 0x22 || byte == 0x27 || byte == 0xC2 || byte == 0xE2 else { return nil }
    guard let pair = pairs.first(where: { text[index...].starts(with: $0.open) }) else { return nil }
    if pair.open.count == 1 || pair.isSingle {
      guard
        index == 0 || text[index - 1].isASCIIWhitespace || "([".utf8.contains(text[index - 1])
          || text[index - 1] >= 0x80
      else { return nil }
    }
    let start = index + pair.open.count
    guard start < text.count, !text[start].isASCIIWhitespace, !(pair.isSingle && text[start].isASCIIDigit) else {
      return nil
    }
    return (pair, start)
  }

  /// The end of the quoted text, and the place after the closing mark.
  private static func closing(_ pair: Pair, _ text: [UInt8], _ start: Int) -> (Int, Int)? {
    var index = start
    // It is the apostrophe of a plural, or the end. It is the end only if no later mark is.
    var doubtful: (Int, Int)?
    while index < text.count {
      if text[index] == 0x22 || text[index] == 0x27 || text[index] >= 0xC2 {
        // Another opening mark follows, so the first one was an apostrophe.
        if pair.isSingle, index > start, opening(text, index).map({ $0.0.open == pair.open }) ?? false {
          return doubtful
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
