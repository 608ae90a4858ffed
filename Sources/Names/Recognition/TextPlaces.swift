import Base

/// What stands before and after a place of a text.
extension UnsafeBufferPointer<UInt8> {
  /// Whether a sentence begins at a place, after opening quotes and brackets.
  func beginsSentence(at place: Int) -> Bool {
    // Nearly every word follows another one.
    if place > 1, self[place - 1] == .space, self[place - 2].isASCIILetter || self[place - 2] == 0x2C { return false }
    let start = Swift.max(0, place - 24)
    let before = String(utf8: self[start..<place]).unicodeScalars
    let last = before.last { !$0.properties.isWhitespace && !Self.openers.contains($0) }
    return last.map(Self.enders.contains) ?? (start == 0) || followsDateline(place)
  }

  /// Whether only a dateline with its dash is before a place: `WASHINGTON (AP) — Former officials said`.
  private func followsDateline(_ place: Int) -> Bool {
    guard place > 8, place < 64, self[0].isASCIICapital, self[1].isASCIICapital, self[2].isASCIICapital,
      let end = spaceBefore(place, from: 0), case let dash = dashStart(end), dash < end,
      spaceBefore(dash, from: 0) != nil
    else { return false }
    return !self[..<dash].contains { [0x21, 0x3A, 0x3F].contains($0) }
  }

  /// The beginning of the dash that ends at a place; the place itself if there is none.
  private func dashStart(_ end: Int) -> Int {
    guard end > 3 else { return end }
    if self[end - 1] == 0x2D { return self[end - 2] == 0x2D ? end - 2 : end - 1 }
    return self[end - 3] == 0xE2 && self[end - 2] == 0x80 && [0x93, 0x94].contains(self[end - 1]) ? end - 3 : end
  }

  private static var openers: String.UnicodeScalarView { "“”„‟\"'‘’«»([—–·".unicodeScalars }
  private static var enders: String.UnicodeScalarView { ".?!…:;。！？؟".unicodeScalars }

  /// The word that ends before a place, with only white space between; nil if something else stands there.
  func wordBefore(_ place: Int, from start: Int) -> Range<Int>? {
    guard let end = spaceBefore(place, from: start) else { return nil }
    var first = end
    while first > start, !endsBlank(first, from: start), !self[first - 1].isMark(in: self, at: first - 1) {
      first -= 1
    }
    return first < end ? first..<end : nil
  }

  /// The word that begins after a place, with only white space between; nil if something else stands there.
  func wordAfter(_ place: Int, to end: Int) -> Word? {
    guard let start = spaceAfter(place, to: end) else { return nil }
    let word = Word(in: self, at: start, end: end)
    return word.kind == .word ? word : nil
  }

  /// The end of what is before the white space before a place; nil if there is none.
  func spaceBefore(_ place: Int, from start: Int) -> Int? {
    var end = place
    var hasSpace = false
    while end > start {
      if self[end - 1].isASCIIWhitespace {
        hasSpace = true
        end -= 1
      } else if let blank = blankBefore(end, from: start) {
        hasSpace = hasSpace || blank.isSpace
        end -= blank.length
      } else {
        break
      }
    }
    return hasSpace && end > start ? end : nil
  }

  /// The beginning of what is after the white space after a place; nil if there is none.
  func spaceAfter(_ place: Int, to end: Int) -> Int? {
    var start = place
    var hasSpace = false
    while start < end {
      if self[start].isASCIIWhitespace {
        hasSpace = true
        start += 1
      } else if self[start] >= 0x80, let blank = blank(at: start, to: end) {
        hasSpace = hasSpace || blank.isSpace
        start += blank.length
      } else {
        break
      }
    }
    return hasSpace && start < end ? start : nil
  }

  /// The end of a range without invisible characters, such as the mark that ends a stretch of Hebrew or Arabic.
  func endWithoutInvisible(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while let blank = blankBefore(end, from: range.lowerBound), !blank.isSpace { end -= blank.length }
    return end
  }

  private func endsBlank(_ place: Int, from start: Int) -> Bool {
    self[place - 1].isASCIIWhitespace || blankBefore(place, from: start) != nil
  }

  /// The space or invisible character beyond ASCII that ends before a place.
  private func blankBefore(_ place: Int, from start: Int) -> (length: Int, isSpace: Bool)? {
    guard place > start + 1, self[place - 1] >= 0x80, self[place - 1] < 0xC0 else { return nil }
    for length in [2, 3] where place - length >= start && self[place - length] >= 0xC0 {
      return blank(at: place - length, to: place)
    }
    return nil
  }

  /// The space or invisible character beyond ASCII at a place: a no-break space is C2 A0, most others are E2 80 80 to
  /// E2 81 A9.
  private func blank(at place: Int, to end: Int) -> (length: Int, isSpace: Bool)? {
    guard place + 1 < end else { return nil }
    let third = place + 2 < end ? self[place + 2] : 0
    switch (self[place], self[place + 1], third) {
    case (0xC2, 0xA0, _): return (2, true)
    case (0xC2, 0xAD, _), (0xD8, 0x9C, _): return (2, false)
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return (3, true)
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xA9), (0xEF, 0xBB, 0xBF):
      return (3, false)
    default: return nil
    }
  }

  /// Whether the letter at a place belongs to a script with capitals.
  func hasCase(at place: Int) -> Bool {
    guard self[place] >= 0x80, case let text = String(utf8: self[place..<Swift.min(count, place + 4)]),
      let letter = text.unicodeScalars.first
    else { return true }
    return letter.properties.isCased
  }

  /// Whether a range is two capitals or more, and nothing else.
  func isAcronym(_ range: Range<Int>) -> Bool {
    range.count > 1 && String(utf8: self[range]).unicodeScalars.allSatisfy(\.properties.isUppercase)
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
