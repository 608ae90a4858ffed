import Base

/// Takes text apart into the terms that are searched for. `templates/search.js` takes queries apart in just this way:
///
/// canonical decomposition (NFD), lower case, no marks, and other letters as people type them (`ł` as `l`, `ß` as
/// `ss`); then each run of letters and digits is a term, but in scripts that put no spaces between words each character
/// is one. What is not seen, such as a soft hyphen, is left out.
struct Terms {
  /// What words of other than plain letters come apart into: the same few come again and again.
  private var known: [[UInt8]: [[UInt8]]] = [:]
  private var word: [UInt8] = []

  /// Hands over each term of a text, as UTF-8.
  mutating func forEach(in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80, !byte.isASCIILetter, !byte.isASCIIDigit {
        index += 1
        continue
      }
      if Self.isPunctuation(text, index) {
        index += 3
        continue
      }
      word.removeAll(keepingCapacity: true)
      var isPlain = true
      while index < text.count {
        let byte = text[index]
        if byte < 0x80 {
          guard byte.isASCIILetter || byte.isASCIIDigit else { break }
          word.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        } else {
          if Self.isPunctuation(text, index) { break }
          isPlain = false
          word.append(byte)
        }
        index += 1
      }
      if isPlain { word.withUnsafeBufferPointer(body) } else { spelledOut(body) }
    }
  }

  mutating func forEach(in text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    text.withBytes { forEach(in: $0, body) }
  }

  /// U+2000 to U+203F: spaces, dashes, quotation marks. But U+200C to U+200F, which join letters or give their
  /// direction, may be inside a word.
  private static func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    text[index] == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80 && !(0x8C...0x8F).contains(text[index + 2])
  }

  private mutating func spelledOut(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if known[word] == nil { known[word] = Self.terms(of: String(utf8: word)) }
    for term in known[word] ?? [] { term.withUnsafeBufferPointer(body) }
  }

  private static func terms(of text: String) -> [[UInt8]] {
    var terms: [[UInt8]] = []
    var term = ""
    func end() {
      if !term.isEmpty { terms.append(Array(term.utf8)) }
      term = ""
    }
    // Decomposed again after the case is folded: that of İ has a mark.
    for scalar in String(String.UnicodeScalarView(text.decomposedScalars)).lowercased().decomposedScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark, .format: continue
      // The stroke that stretches Arabic words.
      case .modifierLetter where scalar == "\u{640}": continue
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber:
        if isAlone(scalar) {
          end()
          terms.append(Array(String(scalar).utf8))
        } else {
          if let plain = plainLetters[scalar] { term += plain } else { term.unicodeScalars.append(scalar) }
        }
      default: end()
      }
    }
    end()
    return terms
  }

  /// Thai, Lao, Khmer, Burmese, kana and Han, by their blocks, which search.js has too.
  private static func isAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

/// Letters that Unicode does not decompose, as people type them who do not have them. search.js has the same.
private let plainLetters: [Unicode.Scalar: String] = [
  "ς": "σ", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t",
  "ı": "i", "ə": "a", "ى": "ي", "ٱ": "ا",
]
