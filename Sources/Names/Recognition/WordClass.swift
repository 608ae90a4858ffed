/// The Word_Break property of a scalar, as far as names need it (UAX #29, section 4.1). White space of every kind is
/// one class, so that the narrow no-break space, which the annex counts with the underscore, parts words too.
enum WordClass {
  case other, space
  case letter, hebrewLetter, numeric, katakana
  /// `_` and similar characters.
  case connector
  case midLetter, midNumber
  /// MidNumLet. Single_Quote is treated in the same way here.
  case midBoth
  case singleQuote, doubleQuote
  /// Extend, Format and ZWJ: part of the character before.
  case extend

  init(_ value: UInt32) {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xB8, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2C1: self = .letter
    case 0x30...0x39: self = .numeric
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .space
    case 0x27: self = .singleQuote
    case 0x22: self = .doubleQuote
    case 0x5F, 0x203F, 0x2040, 0x2054, 0xFE33, 0xFE34, 0xFE4D...0xFE4F, 0xFF3F: self = .connector
    case 0x2E, 0x2018, 0x2019, 0x2024, 0xFE52, 0xFF07, 0xFF0E: self = .midBoth
    case 0x3A, 0xB7, 0x387, 0x55F, 0x5F4, 0x2027, 0xFE13, 0xFE55, 0xFF1A: self = .midLetter
    case 0x2C, 0x3B, 0x37E, 0x589, 0x60C, 0x60D, 0x66C, 0x7F8, 0x2044, 0xFE10, 0xFE14, 0xFE50, 0xFE54, 0xFF0C, 0xFF1B:
      self = .midNumber
    case 0..<0x80, 0x2010...0x2017, 0x201A...0x2023, 0x2025, 0x2026: self = .other
    // A quick answer for the letters of the most frequent scripts, without a look at their properties.
    case 0x386, 0x388...0x38A, 0x38C, 0x38E...0x3A1, 0x3A3...0x3F5, 0x3F7...0x3FF, 0x400...0x481, 0x48A...0x52F,
      0x620...0x64A, 0x1E00...0x1EFF, 0xAC00...0xD7A3:
      self = .letter
    case 0x5D0...0x5EA: self = .hebrewLetter
    case 0x4E00...0x9FFF, 0x3041...0x3096: self = .other
    case 0x3031...0x3035, 0x309B, 0x309C, 0x30A0...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x32D0...0x32FE,
      0x3300...0x3357, 0xFF66...0xFF9D, 0x1AFF0...0x1AFFE, 0x1B000, 0x1B120...0x1B122, 0x1B155, 0x1B164...0x1B167:
      self = .katakana
    default: self = WordClass.looked(up: value)
    }
  }

  private static func looked(up value: UInt32) -> WordClass {
    guard let scalar = Unicode.Scalar(value) else { return .other }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return .extend
    // U+200B separates words. The annex treats prepended marks, such as the Arabic number sign, as letters or digits.
    case .format: return value == 0x200B ? .other : prepended.contains(value) ? .numeric : .extend
    case .decimalNumber: return .numeric
    default: break
    }
    if properties.isGraphemeExtend || properties.isEmojiModifier { return .extend }
    if value == 0x66B || value == 0x19DA { return .numeric }
    guard properties.isAlphabetic || lettersBesides.contains(value) else { return .other }
    // Line_Break=Complex_Context (Thai, Lao, Khmer, Burmese …), ideographs and Hiragana have no spaces between words.
    if properties.isIdeographic || withoutSpaces.contains(where: { $0.contains(value) }) { return .other }
    return value >= 0xFB1D && value <= 0xFB4F || (value >= 0x5EF && value <= 0x5F2) ? .hebrewLetter : .letter
  }

  private static let prepended: Set<UInt32> = [0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x890, 0x891, 0x8E2]

  private static let lettersBesides = Set<UInt32>(
    [
      0x2C2...0x2C5, 0x2D2...0x2D7, 0x2DE...0x2DF, 0x2E5...0x2EB, 0x2ED...0x2ED, 0x2EF...0x2FF, 0x55A...0x55C,
      0xA708...0xA716,
    ]
    .flatMap { $0 } + [0x55E, 0x58A, 0x5F3, 0x70F, 0xA720, 0xA721, 0xA789, 0xA78A, 0xAB5B])

  private static let withoutSpaces: [ClosedRange<UInt32>] = [
    0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF, 0x3041...0x309F, 0xA9E0...0xA9FF,
    0xAA60...0xAADF, 0x11700...0x1174F, 0x1B001...0x1B11F, 0x1B132...0x1B132, 0x1B150...0x1B152, 0x1F200...0x1F200,
  ]

  /// Whether a scalar of this class can begin a word of several scalars.
  var beginsWord: Bool {
    switch self {
    case .letter, .hebrewLetter, .numeric, .katakana, .connector: true
    default: false
    }
  }

  /// Whether there is no boundary between a scalar of this class and one of the next (WB5, WB8 to WB10, WB13 to WB13b).
  func joins(_ next: WordClass) -> Bool {
    switch (self, next) {
    case (.letter, .letter), (.letter, .hebrewLetter), (.hebrewLetter, .letter), (.hebrewLetter, .hebrewLetter),
      (.numeric, .numeric), (.letter, .numeric), (.hebrewLetter, .numeric), (.numeric, .letter),
      (.numeric, .hebrewLetter), (.katakana, .katakana):
      true
    case (.connector, let other): other.beginsWord
    case (let other, .connector): other.beginsWord
    default: false
    }
  }

  /// Whether a mark of the class in the middle joins two scalars (WB6, WB7, WB11, WB12).
  static func joins(_ before: WordClass, _ middle: WordClass, _ after: WordClass) -> Bool {
    let isLetter = { (side: WordClass) in side == .letter || side == .hebrewLetter }
    switch middle {
    case .midLetter: return isLetter(before) && isLetter(after)
    case .midNumber: return before == .numeric && after == .numeric
    case .midBoth, .singleQuote:
      return (isLetter(before) && isLetter(after)) || (before == .numeric && after == .numeric)
    case .doubleQuote: return before == .hebrewLetter && after == .hebrewLetter
    default: return false
    }
  }
}
