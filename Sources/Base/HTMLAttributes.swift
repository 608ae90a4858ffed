/// The attributes of HTML's tags, one after the other; those without a value are passed over. It reads what is there,
/// not what a browser would mend; comments and the text of scripts and styles hold none.
package struct HTMLAttributes: Sequence, IteratorProtocol {
  /// An attribute that has a value.
  package struct Attribute {
    /// In small letters.
    package let name: String
    /// The value as it stands there, without its quotation marks.
    package let value: ArraySlice<UInt8>
    /// Whether it stands between quotation marks.
    package let isQuoted: Bool

    /// The addresses in the value, in their order, each with its place: one, or those of `srcset`'s candidates; none
    /// where the attribute has no address.
    package var addresses: [ArraySlice<UInt8>] {
      switch name {
      case "href", "src", "poster", "cite", "action", "formaction", "data", "background":
        [value.drop(while: \.isASCIIWhitespace).prefix { !$0.isASCIIWhitespace }]
      case "srcset", "imagesrcset": candidates
      default: []
      }
    }

    /// `a.png 1x, b.png 2x`: what stands before each description.
    private var candidates: [ArraySlice<UInt8>] {
      var addresses: [ArraySlice<UInt8>] = []
      var rest = value
      while true {
        rest = rest.drop { $0.isASCIIWhitespace || $0 == UInt8(ascii: ",") }
        guard !rest.isEmpty else { return addresses }
        var address = rest.prefix { !$0.isASCIIWhitespace }
        rest = rest[address.endIndex...]
        if address.last == UInt8(ascii: ",") {
          while address.last == UInt8(ascii: ",") { address.removeLast() }
        } else {
          rest = rest.drop { $0 != UInt8(ascii: ",") }
        }
        addresses.append(address)
      }
    }
  }

  private let html: ArraySlice<UInt8>
  private var index: Int
  private var isInTag = false

  package init(_ html: ArraySlice<UInt8>) {
    self.html = html
    index = html.startIndex
  }

  /// The next attribute with a value; nil after the last.
  package mutating func next() -> Attribute? {
    while isInTag || enterTag() {
      if let attribute = attribute() { return attribute }
      isInTag = false
    }
    return nil
  }

  /// Goes on to the first attribute of the next opening tag.
  private mutating func enterTag() -> Bool {
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      if html[index...].starts(with: "!--".utf8) {
        index = html[index...].firstIndex(of: Array("-->".utf8)) ?? html.endIndex
        continue
      }
      guard index < html.endIndex, html[index].isASCIILetter else { continue }
      let name = html[index...].prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      index = name.endIndex
      isInTag = true
      rawText = ["script", "style"].first { name.elementsEqual($0.utf8) { $0 | 0x20 == $1 } }
      return true
    }
    return false
  }

  /// The element of the tag at hand if its content is no HTML.
  private var rawText: String?

  /// The next attribute of the tag at hand that has a value; nil at the end of the tag.
  private mutating func attribute() -> Attribute? {
    while index < html.endIndex, html[index] != UInt8(ascii: ">") {
      index = html[index...].firstIndex { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "/") } ?? html.endIndex
      let name = html[index...].prefix { !$0.isASCIIWhitespace && !"=>/".utf8.contains($0) }
      index = name.endIndex
      let equals = html[index...].drop(while: \.isASCIIWhitespace)
      guard equals.first == UInt8(ascii: "=") else {
        if name.isEmpty, index < html.endIndex, html[index] != UInt8(ascii: ">") { index += 1 }
        continue
      }
      let rest = equals.dropFirst().drop(while: \.isASCIIWhitespace)
      let quote = rest.first.flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") ? $0 : nil }
      let value: ArraySlice<UInt8>
      if let quote {
        value = rest.dropFirst().prefix { $0 != quote }
        index = Swift.min(html.endIndex, value.endIndex + 1)
      } else {
        value = rest.prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: ">") }
        index = value.endIndex
      }
      return Attribute(name: String(utf8: name).lowercased(), value: value, isQuoted: quote != nil)
    }
    if let element = rawText {
      let end = Array("</\(element)".utf8)
      index = html[index...].firstIndex(of: end) ?? html.endIndex
      rawText = nil
    }
    return nil
  }
}

extension String {
  /// The text of HTML without the character references of `& < > " '`.
  package var withoutHTMLReferences: String {
    guard contains("&") else { return self }
    var result = ""
    var rest = self[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let known = Self.references.first { rest.hasPrefix($0.0) }
      result += known?.1 ?? "&"
      rest = rest.dropFirst(known?.0.count ?? 1)
    }
    return result + rest
  }

  private static let references = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"),
  ]
}
