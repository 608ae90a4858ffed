import Base

/// Whether the capitals of a sentence say which words are names.
enum SentenceCase {
  /// Whether a sentence is in capitals or is a headline in title case, so that its capitals say nothing. A headline has
  /// a capital on every word but the small ones, and on a word that is never part of a name: `Trump Meets Putin in
  /// Alaska`. `Report by Houston Police Department` may be names only.
  static func saysNothing(_ text: UnsafeBufferPointer<UInt8>, _ sentence: Range<Int>, _ language: Language) -> Bool {
    var capitals = 0
    var longest = 0
    var inRow = 0
    var hasSmallLetters = false
    var hasHeadlineWord = false
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let word = Word(in: text, at: index, end: sentence.upperBound)
      index = word.end
      guard word.kind == .word else {
        // Names in a list are no headline.
        if word.kind == .mark, [0x2C, 0x3B, 0x2F, 0x28].contains(text[word.start]) { inRow = 0 }
        continue
      }
      let written = word.string(in: text)
      hasSmallLetters = hasSmallLetters || written.unicodeScalars.contains(where: \.properties.isLowercase)
      let small = written.lowercased()
      if text.isCapital(at: word.start) || written.first?.isNumber == true {
        capitals += 1
        inRow += 1
        longest = max(longest, inRow)
        hasHeadlineWord = hasHeadlineWord || (capitals > 1 && language.headlineWords.contains(small))
      } else if language.smallWords.contains(small) {
        if language.joiners.contains(written) { inRow = 0 }
      } else if !["s", "’s", "'s"].contains(written) {
        return false
      }
    }
    if !hasSmallLetters { return longest > 2 }
    return !language.capitalisesNouns && hasHeadlineWord && capitals >= 3 && longest >= 2
  }
}
