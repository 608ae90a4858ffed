import Base

/// The quotation marks of a language: those that `"` and `'` become.
package struct QuotationMarks: Sendable, Hashable {
  let open: String
  let close: String
  let innerOpen: String
  let innerClose: String

  private init(_ open: String, _ close: String, _ innerOpen: String, _ innerClose: String) {
    self.open = open
    self.close = close
    self.innerOpen = innerOpen
    self.innerClose = innerClose
  }

  /// The marks of a language by its BCP 47 tag; nil for those of English, which libcmark makes.
  package static func of(_ language: String) -> QuotationMarks? {
    let tag = language.lowercased()
    return tables[tag] ?? tag.split(separator: "-").first.flatMap { tables[String($0)] }
  }

  /// Those of CLDR, but for three: French has a no-break space within its marks, Swiss German has the angled marks of
  /// Swiss print, and Lithuanian and Bulgarian have inner marks of their own.
  private static let tables: [String: QuotationMarks] = {
    let low = QuotationMarks("„", "“", "‚", "‘")
    let angled = QuotationMarks("«", "»", "“", "”")
    let norwegian = QuotationMarks("«", "»", "‘", "’")
    let russian = QuotationMarks("«", "»", "„", "“")
    let nordic = QuotationMarks("”", "”", "’", "’")
    let persian = QuotationMarks("«", "»", "‹", "›")
    let corners = QuotationMarks("「", "」", "『", "』")
    return [
      "de": low, "cs": low, "sk": low, "sl": low, "hr": low, "et": low, "is": low, "mk": low, "bg": low, "lt": low,
      "de-ch": persian, "sr": QuotationMarks("„", "”", "’", "’"), "bs": QuotationMarks("„", "”", "‘", "’"),
      "pl": QuotationMarks("„", "”", "«", "»"), "ro": QuotationMarks("„", "”", "«", "»"),
      "hu": QuotationMarks("„", "”", "»", "«"), "ka": QuotationMarks("„", "“", "«", "»"),
      "fr": QuotationMarks("«\u{A0}", "\u{A0}»", "«\u{A0}", "\u{A0}»"), "fr-ch": persian,
      "sq": angled, "it": angled, "ca": angled, "el": angled, "pt-pt": angled, "eu": angled, "kk": angled,
      "nb": norwegian, "no": norwegian, "nn": norwegian, "uk": russian, "ru": russian, "be": russian,
      "hy": QuotationMarks("«", "»", "«", "»"), "sv": nordic, "fi": nordic, "fa": persian,
      "ja": corners, "zh-tw": corners, "zh-hant": corners,
    ]
  }()

  // MARK: Bytes

  private static let typographic: [UInt8] = [0x98, 0x99, 0x9C, 0x9D]

  /// Whether a typographic quotation mark of English stands at a place: E2 80 98, 99, 9C or 9D.
  static func isEnglishMark(_ text: ArraySlice<UInt8>) -> Bool {
    let mark = text.prefix(3)
    return mark.count == 3 && mark.first == 0xE2 && mark[mark.startIndex + 1] == 0x80
      && mark.last.map(typographic.contains) == true
  }

  /// The text with the language's marks in place of those that libcmark made from `"` and `'`. `typed` stands behind
  /// those that the writer typed, which stay.
  func applied(to text: ArraySlice<UInt8>, typed: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 8)
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == 0xE2, Self.isEnglishMark(text[index...]) else {
        result.append(text[index])
        index += 1
        continue
      }
      let mark = text[index..<index + 3]
      let after = text[(index + 3)...]
      if !typed.isEmpty, after.starts(with: typed) {
        result += mark
        index += 3 + typed.count
        continue
      }
      switch mark.last {
      case 0x9C: result.append(open)
      case 0x9D: result.append(close)
      case 0x98: result.append(innerOpen)
      default:
        let isApostrophe = text[..<index].endsInLetter && after.beginsWithLetter
        result.append(isApostrophe || !Self.isInnerOpen(after: text[..<index], typed) ? "’" : innerClose)
      }
      index += 3
    }
    return result
  }

  /// Whether an inner quotation is open at the end of a text.
  private static func isInnerOpen(after text: ArraySlice<UInt8>, _ typed: [UInt8]) -> Bool {
    var rest = text
    while let mark = rest.lastIndex(of: 0xE2) {
      let stretch = text[mark...]
      rest = rest[..<mark]
      guard isEnglishMark(stretch), typed.isEmpty || !stretch.dropFirst(3).starts(with: typed) else { continue }
      if stretch[stretch.startIndex + 2] == 0x98 { return true }
      let isApostrophe = rest.endsInLetter && stretch.dropFirst(3).beginsWithLetter
      if stretch[stretch.startIndex + 2] == 0x99, !isApostrophe { return false }
    }
    return false
  }
}

extension ArraySlice<UInt8> {
  /// What is not ASCII is taken for a letter, but for general punctuation: E2 80 xx.
  fileprivate var endsInLetter: Bool {
    guard let last else { return false }
    return last.isASCIILetter || last.isASCIIDigit || last >= 0x80 && !suffix(3).starts(with: [0xE2, 0x80])
  }

  fileprivate var beginsWithLetter: Bool {
    guard let first else { return false }
    return first.isASCIILetter || first.isASCIIDigit || first >= 0x80 && !starts(with: [0xE2, 0x80])
  }
}
