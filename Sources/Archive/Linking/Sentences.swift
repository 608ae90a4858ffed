import Base
import Markdown

/// Finds the sentences that mentions stand in.
struct Sentences {
  let document: Document
  /// Each block of running text, its text, and where in it the nodes begin that were asked for.
  private var sentenceOf: [Int: String] = [:]

  /// The sentence of each of some nodes.
  init(_ document: Document, of nodes: [Int]) {
    self.document = document
    var wanted = nodes.sorted()[...]
    var block = 0
    while let next = wanted.first, block < document.nodes.count {
      let node = document.nodes[block]
      guard node.kind.isRunningText, Int(node.end) > next else {
        block += 1
        if block > next { wanted = wanted.dropFirst() }
        continue
      }
      var offsets: [(node: Int, offset: Int)] = []
      var text: [UInt8] = []
      document.appendPlainText(of: block + 1..<Int(node.end), to: &text) { index, offset in
        if wanted.first == index {
          offsets.append((index, offset))
          wanted = wanted.dropFirst()
        }
      }
      let bounds = Self.boundaries(text)
      for (index, offset) in offsets {
        let end = bounds.first { $0 > offset } ?? text.count
        let start = bounds.last { $0 <= offset } ?? 0
        sentenceOf[index] = String(utf8: text[start..<end]).trimmed
      }
      block = Int(node.end)
    }
  }

  subscript(node: Int) -> String? { sentenceOf[node] }

  /// Where sentences begin, after the first: behind a full stop, question or exclamation mark with its closing quotes
  /// and a space, before anything but a lower-case letter; never behind a known abbreviation or a single initial.
  static func boundaries(_ text: [UInt8]) -> [Int] {
    var boundaries: [Int] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isIdeographic =
        text[index...].starts(with: "。".utf8) || text[index...].starts(with: "！".utf8)
        || text[index...].starts(with: "？".utf8)
      if isIdeographic {
        index += 3
        if index < text.count { boundaries.append(index) }
        continue
      }
      let isArabic = text[index...].starts(with: "؟".utf8)
      guard
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!") || isArabic
          || text[index...].starts(with: "…".utf8)
      else {
        index += 1
        continue
      }
      let stop = index
      index += isArabic ? 2 : byte >= 0x80 ? 3 : 1
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
    case 0xE2 where text[index...].starts(with: "”".utf8) || text[index...].starts(with: "’".utf8): 3
    case 0xC2 where text[index...].starts(with: "»".utf8): 2
    default: nil
    }
  }

  private static func endsInNumberSign(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.reversed().prefix(while: \.isASCIILetter).reversed()
    return ["no", "nos", "art", "sec", "fig", "vol"].contains(String(utf8: Array(word)).lowercased())
  }

  private static func endsInAbbreviation(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.reversed().prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "(") && $0 != 0x9C }.reversed()
    let lower = String(utf8: Array(word)).lowercased()
    if lower.unicodeScalars.count == 1, lower.unicodeScalars.first?.properties.isAlphabetic == true { return true }
    // U.S., e.g., a.m.: letters with stops between them.
    if lower.contains("."), lower.split(separator: ".").allSatisfy({ $0.count == 1 }) { return true }
    return abbreviations.contains(lower)
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "maj", "adm", "sen", "rep", "gov", "pres",
    "st", "vs", "etc", "approx", "dept", "inc", "ltd", "co", "corp", "jr", "sr", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "art", "sec", "fig", "cf", "al", "hon", "rev", "messrs",
  ]
}

extension Document.Kind {
  /// A block whose inlines are running text.
  var isRunningText: Bool {
    switch self {
    case .paragraph, .heading, .tableCell, .attribution, .calloutTitle: true
    default: false
    }
  }
}
