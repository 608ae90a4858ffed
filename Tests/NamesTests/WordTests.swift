@_spi(_Unicode) import Swift
import TestSupport
import Testing

@testable import Names

@Suite struct WordTests {
  /// Scalars of every class, for random texts. There are no emoji, since names do not contain them, and no Hangul: for
  /// the annex its syllables are letters, but the standard library of Swift 6.3 separates them.
  private static let scalars: [Unicode.Scalar] = Array(
    "aZé0٣_'.:,;\"-’‘·…“ \u{301}\u{AD}\u{200D}\u{200F}אבѓЖжїΣσςمحمد٬،؟中文ひらカター・ไทยກຂកᄀᆨ\u{903}ꙮ€#/@\n‐—".unicodeScalars)

  @Test func `words end at the standard library's word boundaries (seed 7)`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        text.unicodeScalars.append(Self.scalars.randomElement(using: &random) ?? "a")
      }
      #expect(
        Self.words(of: text) == Self.standardWords(of: text), "\(text.unicodeScalars.map { $0.escaped(asASCII: true) })"
      )
    }
  }

  @Test func `every scalar joins a word, or not, as in the standard library`() {
    // Without ideographs, Hangul and unassigned scalars: each of those blocks is of one kind.
    let blocks: [ClosedRange<UInt32>] = [0x80...0x33FF, 0xA4D0...0xABFF, 0xFB00...0xFFFF, 0x1AFF0...0x1B167]
    for value in blocks.joined() {
      guard let scalar = Unicode.Scalar(value), !scalar.properties.isWhitespace, !scalar.properties.isEmojiPresentation
      else { continue }
      let text = "a\(scalar)a"
      #expect(Self.words(of: text) == Self.standardWords(of: text), "U+\(String(value, radix: 16))")
    }
  }

  private static func words(of text: String) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var words: [String] = []
      var index = 0
      while index < bytes.count {
        let word = Word(in: bytes, at: index, end: bytes.count)
        words.append(word.string(in: bytes))
        index = word.end
      }
      return words.map(\.withoutWhitespace).filter { !$0.isEmpty }
    }
  }

  private static func standardWords(of text: String) -> [String] {
    var words: [String] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = text._wordIndex(after: index)
      words.append(String(text[index..<next]))
      index = next
    }
    return words.map(\.withoutWhitespace).filter { !$0.isEmpty }
  }
}

extension String {
  /// A mark that follows a space belongs to it in the annex; to names it makes no difference.
  fileprivate var withoutWhitespace: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
