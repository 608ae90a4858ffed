import Base

extension QuotedText {
  /// The speeches of a paragraph that begins with a dash, as French, Spanish, Russian and other languages write
  /// dialogue: `—Nos vamos mañana —dijo Lucía Barral—, y no volveremos.` None for an item of a list, which does not end
  /// as a sentence does.
  static func dialogue(in text: [UInt8], paragraph: Int) -> [QuotedText] {
    guard let dash = dash(text, 0), let last = text.last, ".?!…»".utf8.contains(last) else { return [] }
    var found: [QuotedText] = []
    var start = dash
    while start < text.count, text[start].isASCIIWhitespace { start += 1 }
    var index = start
    var isSpeech = true
    while index < text.count {
      guard let size = self.dash(text, index), text[index - 1].isASCIIWhitespace || !isSpeech else {
        index += 1
        continue
      }
      // Words follow a dash without a blank between: —dijo.
      if isSpeech, index + size < text.count, !text[index + size].isASCIIWhitespace, index > start {
        found.append(piece(text, paragraph, start..<index))
        isSpeech = false
      } else if !isSpeech {
        start = index + size
        while start < text.count, text[start].isASCIIWhitespace || text[start] == UInt8(ascii: ",") { start += 1 }
        isSpeech = true
      }
      index += size
    }
    if isSpeech, start < text.count { found.append(piece(text, paragraph, start..<text.count)) }
    return found
  }

  private static func piece(_ text: [UInt8], _ paragraph: Int, _ range: Range<Int>) -> QuotedText {
    var end = range.upperBound
    while end > range.lowerBound, text[end - 1].isASCIIWhitespace { end -= 1 }
    return QuotedText(
      paragraph: paragraph, outer: range.lowerBound..<end, inner: range.lowerBound..<end, isOpen: false)
  }

  /// The length of a dash.
  private static func dash(_ text: [UInt8], _ index: Int) -> Int? {
    text[index...].starts(with: "—".utf8) || text[index...].starts(with: "–".utf8) ? 3 : nil
  }

  /// The parts of a quotation before and after a clause that names the speaker within its marks: `« Nous partons, a dit
  /// Camille Rostaing, et nous ne reviendrons pas. »`
  func parted(around clause: Range<Int>, in text: [UInt8]) -> [QuotedText] {
    var end = clause.upperBound
    while end < inner.upperBound, text[end].isASCIIWhitespace { end += 1 }
    let first = QuotedText(
      paragraph: paragraph, outer: outer.lowerBound..<clause.lowerBound, inner: inner.lowerBound..<clause.lowerBound,
      isOpen: false)
    guard end < inner.upperBound, text[end..<inner.upperBound].contains(where: { $0.isASCIILetter || $0 >= 0x80 })
    else {
      return [first]
    }
    return [
      first,
      QuotedText(
        paragraph: paragraph, outer: end..<outer.upperBound, inner: end..<inner.upperBound, isOpen: isOpen, isRest: true
      ),
    ]
  }
}
