import Base

/// What stands before and after a place of a text.
extension UnsafeBufferPointer<UInt8> {
  /// Whether a sentence begins at a place, after opening quotes and brackets.
  func beginsSentence(at place: Int) -> Bool {
    let start = Swift.max(0, place - 24)
    let before = String(utf8: self[start..<place]).unicodeScalars
    let last = before.last { !$0.properties.isWhitespace && !Self.openers.contains($0) }
    return last.map(Self.enders.contains) ?? (start == 0)
  }

  private static var openers: String.UnicodeScalarView { "“”„‟\"'‘’«»([—–·".unicodeScalars }
  private static var enders: String.UnicodeScalarView { ".?!…:;。！？؟".unicodeScalars }

  /// The word that ends before a place, with one space between; nil if something else stands there.
  func wordBefore(_ place: Int, from start: Int) -> Range<Int>? {
    guard let end = spaceBefore(place, from: start) else { return nil }
    var first = end
    while first > start, !self[first - 1].isASCIIWhitespace, !self[first - 1].isMark(in: self, at: first - 1) {
      first -= 1
    }
    return first < end ? first..<end : nil
  }

  /// The word that begins after a place, with one space between; nil if something else stands there.
  func wordAfter(_ place: Int, to end: Int) -> Word? {
    guard let start = spaceAfter(place, to: end) else { return nil }
    let word = Word(in: self, at: start, end: end)
    return word.kind == .word ? word : nil
  }

  /// The end of the word before the white space before a place.
  private func spaceBefore(_ place: Int, from start: Int) -> Int? {
    guard place > start + 1 else { return nil }
    if self[place - 1] == .space { return place - 1 }
    // A no-break space is C2 A0.
    return place > start + 2 && self[place - 1] == 0xA0 && self[place - 2] == 0xC2 ? place - 2 : nil
  }

  private func spaceAfter(_ place: Int, to end: Int) -> Int? {
    guard place + 1 < end else { return nil }
    if self[place] == .space { return place + 1 }
    return place + 2 < end && self[place] == 0xC2 && self[place + 1] == 0xA0 ? place + 2 : nil
  }

  /// Whether the character at a place is a capital letter.
  func isCapital(at place: Int) -> Bool {
    let first = self[place]
    if first < 0x80 { return first.isASCIICapital }
    guard let letter = String(utf8: self[place..<Swift.min(count, place + 4)]).unicodeScalars.first else {
      return false
    }
    return letter.properties.isUppercase || letter.properties.generalCategory == .titlecaseLetter
  }
}

extension UInt8 {
  var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }

  /// Whether it is a letter of ASCII or part of another character.
  var isLetterByte: Bool { isASCIILetter || self >= 0x80 }

  /// Whether it is a mark that no word contains; a full stop may end an abbreviation.
  fileprivate func isMark(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    switch self {
    case 0x21, 0x22, 0x26, 0x28, 0x29, 0x2C, 0x2D, 0x2F, 0x3A, 0x3B, 0x3C...0x3F, 0x5B, 0x5D: true
    // The last byte of “ ” „ – — and … , whose first two are E2 80; and of « and », which are C2 AB and C2 BB.
    case 0x93, 0x94, 0x9C...0x9F, 0xA6: place > 1 && text[place - 1] == 0x80 && text[place - 2] == 0xE2
    case 0xAB, 0xBB: place > 0 && text[place - 1] == 0xC2
    default: false
    }
  }
}
