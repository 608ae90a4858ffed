import Base

/// Addresses that stand in the text without marks, by the rules of GitHub Flavored Markdown, "autolinks (extension)":
/// `https://example.org/a`, `www.example.org`, `desk@example.org`. They are found before emphasis and typography, as
/// cmark-gfm does it.
extension PreparedText {
  /// Takes the address whose `://` or `www.` is here; false if here is none.
  mutating func address() -> Bool {
    guard let (prefix, host) = addressBeginning else { return false }
    let start = text.count - prefix
    let domain = domain(at: host)
    guard let domain, prefix > 0 || domain.count > 4 else { return false }
    let isDestination = text[..<start].suffix(2).elementsEqual("](".utf8)
    let end = trimmedEnd(host, addressEnd(from: domain.endIndex, isDestination: isDestination))
    guard end > host else { return false }
    if isDestination {
      // Whether this is a link's destination is for libcmark to say, which reads no marks in one.
      text.append(contentsOf: source[index..<end])
    } else {
      text.insert(contentsOf: SourceMarks.addressStart, at: start)
      SourceMarks.append(address: source[index..<end], to: &text)
      text += SourceMarks.addressEnd
      // Emphasis looks for punctuation before it.
      if source[end - 1].isASCIIPunctuation { text += marks.escape }
    }
    index = end
    return true
  }

  /// Takes the e-mail address whose `@` is here; false if here is none.
  mutating func mailAddress() -> Bool {
    guard !marks.escape.isEmpty else { return false }
    let local = Array(text.reversed().prefix { $0.isMailLocal }.reversed().drop { $0 == UInt8(ascii: "_") })
    var domain = source[(index + 1)...].prefix { $0.isASCIILetter || $0.isASCIIDigit || "-_.".utf8.contains($0) }
    while let last = domain.last, last == UInt8(ascii: ".") || last == UInt8(ascii: "_") { domain.removeLast() }
    let parts = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard !local.isEmpty, local.first != UInt8(ascii: "."), parts.count > 1, parts.allSatisfy({ !$0.isEmpty }),
      domain.last != UInt8(ascii: "-")
    else { return false }
    // `mailto:` before it, or `](`, makes it part of an address that libcmark reads.
    // No slice of `text` may be alive when it is changed: the whole text would be copied, for each address.
    let start = text.count - local.count
    if start > 0, text[start - 1] == UInt8(ascii: ":") { return false }
    if start > 1, text[start - 2] == UInt8(ascii: "]"), text[start - 1] == UInt8(ascii: "(") { return false }
    text.removeLast(local.count)
    text += SourceMarks.addressStart
    SourceMarks.append(address: local[...] + source[index..<domain.endIndex], to: &text)
    text += SourceMarks.addressEnd
    index = domain.endIndex
    return true
  }

  /// How many bytes of the scheme are taken already, and where the host begins; nil if no address begins here.
  private var addressBeginning: (prefix: Int, host: Int)? {
    guard !marks.escape.isEmpty else { return nil }
    if source[index] == UInt8(ascii: ":") {
      guard starts("://") else { return nil }
      let letters = text.reversed().prefix(6).prefix(while: \.isASCIILetter).reversed()
      let scheme = String(utf8: Array(letters)).lowercased()
      guard scheme == "http" || scheme == "https" else { return nil }
      // The address of an attribute of HTML is left to it.
      let before = text.dropLast(letters.count).suffix(2)
      if before.elementsEqual("=\"".utf8) || before.elementsEqual("='".utf8) { return nil }
      return (letters.count, index + 3)
    }
    guard source[index...].prefix(4).elementsEqual("www.".utf8, by: { $0 | 0x20 == $1 | 0x20 }) else { return nil }
    guard let before = text.last else { return (0, index) }
    let isQuote = text.suffix(3).starts(with: [0xE2, 0x80])
    return before.isASCIIWhitespace || isQuote || "*_~([{\"'".utf8.contains(before) ? (0, index) : nil
  }

  /// The domain at a place: nil if there is none, or if one of its last two parts has an underscore.
  private func domain(at host: Int) -> ArraySlice<UInt8>? {
    var domain = source[host...].prefix { byte in
      byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || "-._".utf8.contains(byte)
    }
    while domain.last == UInt8(ascii: "_") { domain.removeLast() }
    guard let first = domain.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-") else { return nil }
    let parts = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.suffix(2).contains { $0.contains(UInt8(ascii: "_")) } ? nil : domain
  }

  /// Where an address ends at the latest: at white space, `<`, a bar, a comment, or a bracket that it did not open.
  /// What is between `](` and `)` ends at the parenthesis.
  private func addressEnd(from start: Int, isDestination: Bool) -> Int {
    var place = start
    var square = 0
    var round = 0
    while place < source.endIndex {
      switch source[place] {
      case UInt8(ascii: "<"), UInt8(ascii: "|"): return place
      case UInt8(ascii: "%") where source[place...].starts(with: "%%".utf8): return place
      case UInt8(ascii: "["): square += 1
      case UInt8(ascii: "]"):
        if square == 0 { return place }
        square -= 1
      case UInt8(ascii: "("): round += 1
      case UInt8(ascii: ")"):
        if isDestination, round == 0 { return place }
        round -= 1
      case UInt8(ascii: "\\") where place + 1 < source.endIndex && source[place + 1].isASCIIPunctuation:
        // Only a destination has escapes, but in an address an escaped bracket is none that ends it.
        if isDestination || "[]\\".utf8.contains(source[place + 1]) { place += 1 }
      case let byte where byte.isASCIIWhitespace: return place
      default: break
      }
      place += 1
    }
    return place
  }

  /// The end without trailing punctuation, an unmatched closing parenthesis, or what looks like an entity.
  private func trimmedEnd(_ start: Int, _ end: Int) -> Int {
    var end = end
    var unmatched = source[start..<end].reduce(0) { count, byte in
      byte == UInt8(ascii: ")") ? count + 1 : byte == UInt8(ascii: "(") ? count - 1 : count
    }
    while end > start {
      switch source[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: "\\") where end < source.endIndex && source[end] == .lineFeed:
        // One at the end of a line is a line break.
        guard source[end - 2] != UInt8(ascii: "\\") else { return end }
        end -= 1
      case UInt8(ascii: ")"):
        guard unmatched > 0 else { return end }
        unmatched -= 1
        end -= 1
      case UInt8(ascii: ";"):
        let entity = source[start..<end - 1].reversed().prefix { $0.isASCIILetter || $0.isASCIIDigit }
        let ampersand = end - 2 - entity.count
        end = ampersand >= start && source[ampersand] == UInt8(ascii: "&") && !entity.isEmpty ? ampersand : end - 1
      case 0x80...:
        // A curly quote, a dash or dots that were typed: E2 80 xx.
        guard end - start >= 3, source[end - 3] == 0xE2, source[end - 2] == 0x80 else { return end }
        end -= 3
      default: return end
      }
    }
    return end
  }
}

extension UInt8 {
  /// Whether a byte can stand before the `@` of an e-mail address.
  var isMailLocal: Bool { isASCIILetter || isASCIIDigit || "._+-".utf8.contains(self) }
}
