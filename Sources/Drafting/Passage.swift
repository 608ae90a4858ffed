import Base

/// The part of a text around a place, not longer than a person wants to read.
package struct Passage: Sendable, Equatable {
  package let text: String
  /// The range of the place in `text`, in bytes of UTF-8.
  package let place: Range<Int>

  /// The whole sentence, if it has at most twice `reach` bytes around the place; else some words on each side.
  init(_ bytes: [UInt8], _ sentence: Range<Int>, around place: Range<Int>, reach: Int) {
    var start = sentence.lowerBound
    var end = max(sentence.upperBound, place.upperBound)
    let isShort = end - start <= 2 * reach + place.count
    if !isShort, place.lowerBound - start > reach {
      let cut = place.lowerBound - reach
      start = bytes[cut..<place.lowerBound].firstIndex(of: .space).map { $0 + 1 } ?? place.lowerBound
    }
    if !isShort, end - place.upperBound > reach {
      let cut = place.upperBound + reach
      end = bytes[place.upperBound..<cut].lastIndex(of: .space) ?? place.upperBound
    }
    while end > place.upperBound, bytes[end - 1].isASCIIWhitespace { end -= 1 }
    let before = start > sentence.lowerBound ? "… " : ""
    let after = end < sentence.upperBound && !isShort ? " …" : ""
    text = before + String(utf8: bytes[start..<end]) + after
    let shift = before.utf8.count - start
    self.place = (place.lowerBound + shift)..<(place.upperBound + shift)
  }

  /// The same place with fewer words around it.
  package func shortened(reach: Int) -> Passage {
    Passage(Array(text.utf8), 0..<text.utf8.count, around: place, reach: reach)
  }

  /// How many bytes of a sentence are kept on each side. Nearly every sentence is kept whole, but a very long paragraph
  /// is not repeated for each name in it.
  static let reach = 300
}
