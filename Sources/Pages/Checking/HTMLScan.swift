import Base

/// The links of a page, and the places in it that links can lead to. It reads only HTML that this program writes.
struct HTMLScan {
  /// The values of `href` and `src`, with character references resolved.
  private(set) var links: [String] = []
  private(set) var ids: Set<String> = []

  init(_ html: [UInt8]) {
    var index = 0
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      if html[index...].starts(with: "!--".utf8) {
        while index < html.count, !html[index...].starts(with: "-->".utf8) { index += 1 }
        continue
      }
      guard index < html.count, html[index].isASCIILetter else { continue }
      while index < html.count, !html[index].isASCIIWhitespace, html[index] != UInt8(ascii: ">") { index += 1 }
      attributes(html, &index)
    }
  }

  /// Reads a tag's attributes, up to the end of the tag.
  private mutating func attributes(_ html: [UInt8], _ index: inout Int) {
    while index < html.count, html[index] != UInt8(ascii: ">") {
      while index < html.count, html[index].isASCIIWhitespace || html[index] == UInt8(ascii: "/") { index += 1 }
      let start = index
      while index < html.count, !html[index].isASCIIWhitespace, !"=>/".utf8.contains(html[index]) { index += 1 }
      let name = html[start..<index]
      guard index < html.count, html[index] == UInt8(ascii: "=") else {
        if start == index, index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
        continue
      }
      index += 1
      guard index < html.count else { return }
      let quote = html[index]
      let value: ArraySlice<UInt8>
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let end = html[(index + 1)...].firstIndex(of: quote) ?? html.count
        value = html[(index + 1)..<end]
        index = min(html.count, end + 1)
      } else {
        let from = index
        while index < html.count, !html[index].isASCIIWhitespace, html[index] != UInt8(ascii: ">") { index += 1 }
        value = html[from..<index]
      }
      if name.elementsEqual("href".utf8) || name.elementsEqual("src".utf8) {
        links.append(Self.unescaped(value))
      } else if name.elementsEqual("id".utf8) {
        ids.insert(Self.unescaped(value))
      }
    }
  }

  /// A value without the character references that this program writes.
  static func unescaped(_ value: ArraySlice<UInt8>) -> String {
    let text = String(utf8: value)
    guard value.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let known = references.first { rest.hasPrefix($0.0) }
      result += known?.1 ?? "&"
      rest = rest.dropFirst(known?.0.count ?? 1)
    }
    return result + rest
  }

  private static let references = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"),
  ]
}
