// The standard library has normalization but does not show it yet; Foundation's own is built on the same entry points.
@_spi(_Unicode) import Swift

/// One segment of an address, as people read and type it.
package struct Slug: Sendable, Hashable, Comparable {
  package let text: String

  /// The longest a segment may be, in bytes of UTF-8: file systems allow 255, with room for what stands beside it.
  package static let longest = 120

  /// The slug of a name, a title or a file's name: transliterated, lower case, words joined by hyphens.
  ///
  /// `Зеленський` becomes `zelenskyi`, `São Paulo` `sao-paulo`; letters that have no Latin form here (Arabic, Han)
  /// stay, in NFC. Nil where nothing is left.
  package init?(from name: String) {
    if Slug.isPlain(name) {
      text = name
      return
    }
    var slug = ""
    var gap = false
    for scalar in String.UnicodeScalarView(transliterated(name.lowercased()).composedScalars) {
      if Slug.isLetterOrDigit(scalar)
        || (scalar.properties.generalCategory == .nonspacingMark && !slug.isEmpty && !gap)
        || scalar.properties.generalCategory == .spacingMark
      {
        if gap && !slug.isEmpty { slug += "-" }
        gap = false
        slug.unicodeScalars.append(scalar)
      } else if !Slug.joins.contains(scalar) {
        gap = true
      }
    }
    guard !slug.isEmpty else { return nil }
    text = Slug.shortened(slug)
  }

  /// A slug that a person wrote; throws what is wrong with it.
  package init(checking written: String) throws(Slug.Fault) {
    guard !written.isEmpty else { throw .empty }
    // By bytes: with a combining character behind it, a slash is another character.
    guard !written.utf8.contains(UInt8(ascii: "/")), !written.utf8.contains(UInt8(ascii: "\\")), written != ".",
      written != ".."
    else { throw .path }
    guard written.utf8.first != UInt8(ascii: ".") else { throw .hidden }
    guard
      !written.unicodeScalars.contains(where: {
        $0.isInvisibleControl || $0.properties.isWhitespace || Slug.reserved.contains($0)
      })
    else { throw .character }
    let normal = written.normalized
    guard normal.utf8.count <= Slug.longest else { throw .length }
    text = normal
  }

  /// What is wrong with a slug that a person wrote.
  package enum Fault: String, Error, Sendable {
    case empty = "a slug cannot be empty"
    case path = "a slug is one segment of an address: no slashes, not '.' or '..'"
    case hidden = "a slug cannot begin with a dot: servers hide such files"
    case character = "a slug cannot hold white space, control characters, bidi marks or any of ? # % < > \" & : * |"
    case length = "a slug can be at most 120 bytes long"
  }

  package static func < (a: Slug, b: Slug) -> Bool { a.text < b.text }

  private static let joins: Set<Unicode.Scalar> = ["'", "’", "ʼ", "‘", "\u{200C}", "\u{200D}", "\u{AD}"]
  private static let reserved: Set<Unicode.Scalar> = ["?", "#", "%", "<", ">", "\"", "&", ":", "*", "|", "'"]

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return UInt8(ascii: scalar).isASCIILetter || UInt8(ascii: scalar).isASCIIDigit }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a name is a slug already: lower-case ASCII letters and digits, with single hyphens between.
  private static func isPlain(_ name: String) -> Bool {
    var last = UInt8(ascii: "-")
    for byte in name.utf8 {
      let isHyphen = byte == UInt8(ascii: "-")
      guard (byte >= 0x61 && byte <= 0x7A) || byte.isASCIIDigit || (isHyphen && last != byte) else { return false }
      last = byte
    }
    return last != UInt8(ascii: "-") && name.utf8.count <= longest
  }

  private static func shortened(_ slug: String) -> String {
    guard slug.utf8.count > longest else { return slug }
    var short = slug
    while short.utf8.count > longest { short.removeLast() }
    while short.hasSuffix("-") { short.removeLast() }
    return short
  }
}

extension Slug: CustomStringConvertible {
  package var description: String { text }
}

extension String {
  /// The scalars of the text's Normalization Form C (UAX #15).
  var composedScalars: [Unicode.Scalar] {
    utf8.allSatisfy { $0 < 0x80 } ? Array(unicodeScalars) : Array(_nfc)
  }

  /// The text in Normalization Form C (UAX #15).
  package var normalized: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : String(String.UnicodeScalarView(composedScalars))
  }

  /// The scalars of the text's Normalization Form D (UAX #15).
  package var decomposedScalars: [Unicode.Scalar] { Array(_nfd) }
}
