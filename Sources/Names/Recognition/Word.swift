import Base

/// A stretch of UTF-8 text between two word boundaries of UAX #29; a run of white space is one.
struct Word {
  enum Kind { case word, space, mark }

  let start: Int
  let end: Int
  let kind: Kind
  /// Whether its bytes are already its key.
  let isPlain: Bool
  /// Whether it contains a mark that joins two parts, such as an apostrophe.
  let isJoined: Bool

  /// The word that begins at an offset, which must be a boundary. `end` is the end of the text.
  init(in text: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) {
    self.start = start
    var index = start
    var isPlain = true
    var isJoined = false
    if text[index].isWordByte {
      // Nearly all words are ASCII letters and digits. For those, only the byte after them matters.
      var last = WordClass.letter
      repeat {
        repeat { index += 1 } while index < end && text[index].isWordByte
        guard index < end, text[index] >= 0x80 || text[index].isMiddleByte else {
          self.end = index
          kind = .word
          self.isPlain = true
          self.isJoined = isJoined
          return
        }
        last = text[index - 1].isASCIIDigit ? .numeric : .letter
        // John's, U.S: the word goes on if a letter follows the mark.
        guard text[index] < 0x80, last == .letter, text[index] != 0x5F, !text[index].isMidNumber, index + 1 < end,
          text[index + 1].isASCIILetter
        else { break }
        index += 1
        isJoined = true
      } while true
      self.end = Word.rest(of: text, from: index, to: end, last, &isPlain, &isJoined)
      kind = .word
      self.isPlain = isPlain
      self.isJoined = isJoined
      return
    }
    let first = Scalar(in: text, at: index)
    index = first.end
    isPlain = first.isStable
    switch first.wordClass {
    case .space:
      isPlain = false
      while index < end {
        let next = Scalar(in: text, at: index)
        guard next.wordClass == .space else { break }
        index = next.end
      }
      kind = .space
      self.end = index
    case let wordClass where wordClass.beginsWord:
      kind = .word
      self.end = Word.rest(of: text, from: index, to: end, wordClass, &isPlain, &isJoined)
    default:
      kind = .mark
      while index < end, text[index] >= 0x80 {
        let next = Scalar(in: text, at: index)
        guard next.wordClass == .extend else { break }
        isPlain = isPlain && next.isStable
        index = next.end
      }
      self.end = index
    }
    self.isPlain = isPlain
    self.isJoined = isJoined
  }

  /// The end of a word that was read up to `index`. Its last scalar so far has the class `last`.
  private static func rest(
    of text: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int, _ last: WordClass, _ isPlain: inout Bool,
    _ isJoined: inout Bool
  ) -> Int {
    var index = index
    var last = last
    while index < end {
      let next = Scalar(in: text, at: index)
      let wordClass = next.wordClass
      if wordClass == .extend || last.joins(wordClass) {
        if wordClass != .extend { last = wordClass }
        isPlain = isPlain && next.isStable
        index = next.end
        continue
      }
      // WB7a: an apostrophe after a Hebrew letter belongs to the word, whatever follows.
      if last == .hebrewLetter, wordClass == .singleQuote {
        last = .singleQuote
        index = next.end
        continue
      }
      var after = next.end
      while after < end, case let mark = Scalar(in: text, at: after), mark.wordClass == .extend { after = mark.end }
      guard after < end else { break }
      let beyond = Scalar(in: text, at: after)
      guard WordClass.joins(last, wordClass, beyond.wordClass) else { break }
      isPlain = isPlain && next.isStable && beyond.isStable && after == next.end
      isJoined = true
      last = beyond.wordClass
      index = beyond.end
    }
    return index
  }

  /// Appends the word's key: straight apostrophes, plain hyphens, one space for white space, no invisible characters,
  /// in NFC.
  func appendKey(of text: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
    if kind == .space { return key.append(.space) }
    if isPlain { return key.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end])) }
    let keyStart = key.count
    var isNormal = true
    var index = start
    while index < end {
      let scalar = Scalar(in: text, at: index)
      switch scalar.value {
      case 0x2018, 0x2019, 0x2BC, 0xFF07: key.append(UInt8(ascii: "'"))
      case 0x2010, 0x2011: key.append(UInt8(ascii: "-"))
      case _ where scalar.isInvisible: break
      default:
        isNormal = isNormal && scalar.isStable
        key.append(contentsOf: UnsafeBufferPointer(rebasing: text[index..<scalar.end]))
      }
      index = scalar.end
    }
    guard !isNormal else { return }
    let normal = String(utf8: key[keyStart...]).normalized
    key.removeLast(key.count - keyStart)
    key.append(normal)
  }
}

/// A scalar of well-formed UTF-8.
private struct Scalar {
  let value: UInt32
  let end: Int

  @inline(__always) init(in text: UnsafeBufferPointer<UInt8>, at index: Int) {
    let first = UInt32(text[index])
    switch first {
    case 0..<0x80:
      value = first
      end = index + 1
    case 0xC0..<0xE0:
      value = (first & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
      end = index + 2
    case 0xE0..<0xF0:
      value = (first & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
      end = index + 3
    default:
      value =
        (first & 0x07) << 18 | UInt32(text[index + 1] & 0x3F) << 12 | UInt32(text[index + 2] & 0x3F) << 6
        | UInt32(text[index + 3] & 0x3F)
      end = index + 4
    }
  }

  var wordClass: WordClass { WordClass(value) }

  /// Whether it stays the same in NFC beside other stable scalars, and in a name's key. A wrong `false` only makes a
  /// word slower to compare.
  var isStable: Bool {
    switch value {
    case 0xAD, 0x2BC: false
    case 0..<0x300, 0x388...0x3FF, 0x400...0x481, 0x48A...0x52F, 0x5D0...0x5EA, 0x620...0x64A, 0x1E00...0x1EFF,
      0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      true
    default: false
    }
  }

  /// Soft hyphens, zero-width spaces and joiners, bidirectional marks.
  var isInvisible: Bool {
    switch value {
    case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool { isASCIILetter || isASCIIDigit }

  /// Whether it can join two ASCII words.
  fileprivate var isMiddleByte: Bool {
    switch self {
    case 0x5F, 0x27, 0x2E, 0x3A, 0x2C, 0x3B: true
    default: false
    }
  }

  fileprivate var isMidNumber: Bool { self == 0x2C || self == 0x3B }
}
