import Base

/// An address that stands in the text without marks, as GitHub Flavored Markdown's "autolinks (extension)" finds it:
/// `https://example.org/a`, `www.example.org`.
struct BareURL {
  let range: Range<Int>
  /// What the address lacks: `http://` before `www.`.
  let prefix: String

  /// The address whose `:` or `w` stands at an offset, within a stretch of text.
  static func find(in text: [UInt8], around offset: Int, within range: Range<Int>) -> BareURL? {
    // Most of what could begin an address is a plain w or a plain colon.
    let next = offset + 1 < range.upperBound ? text[offset + 1] : 0
    guard next == UInt8(ascii: "/") || next | 0x20 == UInt8(ascii: "w") else { return nil }
    let start: Int
    let host: Int
    var prefix = ""
    if text[offset] == UInt8(ascii: ":") {
      guard text[offset..<range.upperBound].starts(with: "://".utf8) else { return nil }
      host = offset + 3
      let lengths = [5, 4].filter { offset - $0 >= range.lowerBound }
      guard
        let length = lengths.first(where: {
          let scheme = String(utf8: text[(offset - $0)..<offset]).lowercased()
          return scheme == "https" || scheme == "http"
        })
      else { return nil }
      start = offset - length
    } else {
      guard text[offset..<range.upperBound].prefix(4).map({ $0 | 0x20 }).elementsEqual("www.".utf8.map { $0 | 0x20 })
      else { return nil }
      start = offset
      host = offset
      prefix = "http://"
    }
    guard start == range.lowerBound || isBoundary(text[start - 1]) else { return nil }

    var end = host
    while end < range.upperBound, !text[end].isASCIIWhitespace, text[end] != UInt8(ascii: "<") { end += 1 }
    end = trimmed(text, host, end)
    let domain = text[host..<end].prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    guard isDomain(domain) else { return nil }
    return BareURL(range: start..<end, prefix: prefix)
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    byte.isASCIIWhitespace || "*_~([{\"'>".utf8.contains(byte) || byte >= 0x80
  }

  /// The end without trailing punctuation, an unmatched closing parenthesis, or what looks like an entity.
  private static func trimmed(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var end = end
    var unmatched = text[start..<end].reduce(0) { count, byte in
      byte == UInt8(ascii: ")") ? count + 1 : byte == UInt8(ascii: "(") ? count - 1 : count
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""),
        UInt8(ascii: "]"), UInt8(ascii: "&"):
        end -= 1
      case UInt8(ascii: ")"):
        guard unmatched > 0 else { return end }
        unmatched -= 1
        end -= 1
      case UInt8(ascii: ";"):
        let entity = text[start..<end - 1].reversed().prefix { $0.isASCIILetter || $0.isASCIIDigit }
        let ampersand = end - 2 - entity.count
        end = ampersand >= start && text[ampersand] == UInt8(ascii: "&") && !entity.isEmpty ? ampersand : end - 1
      case 0x80...:
        // Smart punctuation has made curly quotes, dashes and dots of what stands after the address: E2 80 xx.
        guard end - start >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80 else { return end }
        end -= 3
      default: return end
      }
    }
    return end
  }

  /// At least one dot, and no underscore in the last two parts.
  private static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
    let parts = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return domain.starts(with: "localhost".utf8) }
    return !parts.suffix(2).contains { $0.contains(UInt8(ascii: "_")) }
  }
}
