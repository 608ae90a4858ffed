import Base

/// A tag of HTML that passes where raw HTML does not: of an element that carries no address and no script, without
/// attributes other than `title`, `lang` and `dir`.
struct HarmlessTag {
  let name: String
  let isClosing: Bool
  private var attributes: [(name: String, value: String)] = []

  /// Stands in a line of text.
  private static let inline: Set = ["abbr", "kbd", "small", "sub", "sup", "u"]
  /// Holds paragraphs.
  private static let blocks: Set = ["details", "figure"]
  /// Holds a line of text within one of those.
  private static let titles: Set = ["summary", "figcaption"]

  private static let names = inline.union(blocks).union(titles)

  var isInline: Bool { Self.inline.contains(name) }
  /// Whether what follows begins a line of its own in HTML.
  var endsLine: Bool { Self.blocks.contains(name) || isClosing && Self.titles.contains(name) }
  /// Whether it begins a line of its own in HTML.
  var beginsLine: Bool { Self.blocks.contains(name) || !isClosing && Self.titles.contains(name) }

  /// The tag as it is published, with its attributes in double quotes.
  var html: String {
    isClosing ? "</\(name)>" : "<\(name)\(attributes.map { " \($0.name)=\"\($0.value)\"" }.joined())>"
  }

  /// Reads a whole tag; nil if it is none of these.
  init?(_ html: some Sequence<UInt8>) {
    var text = Array(html)[...]
    guard text.popFirst() == UInt8(ascii: "<"), text.popLast() == UInt8(ascii: ">") else { return nil }
    isClosing = text.first == UInt8(ascii: "/")
    if isClosing { text.removeFirst() }
    name = String(utf8: text.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }).lowercased()
    guard Self.names.contains(name) else { return nil }
    text = text.dropFirst(name.utf8.count)
    while let attribute = Self.attribute(&text) {
      guard !isClosing, attribute.isHarmless, !attributes.contains(where: { $0.name == attribute.name }) else {
        return nil
      }
      attributes.append((attribute.name, attribute.value))
    }
    guard text.allSatisfy(\.isASCIIWhitespace) else { return nil }
  }

  private struct Attribute {
    let name: String
    let value: String

    var isHarmless: Bool {
      switch name {
      case "lang": !value.isEmpty && value.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D }
      case "dir": ["ltr", "rtl", "auto"].contains(value)
      // As it stands, it is put between double quotes; not every entity is known where XML is written.
      case "title": !value.contains { "<>\"&".contains($0) }
      default: false
      }
    }
  }

  /// Takes ` name="value"`, ` name='value'` or ` name=value` from the front of a text.
  private static func attribute(_ text: inout ArraySlice<UInt8>) -> Attribute? {
    var rest = text.drop(while: \.isASCIIWhitespace)
    guard rest.startIndex > text.startIndex, rest.first?.isASCIILetter == true else { return nil }
    let name = rest.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
    rest = rest[name.endIndex...].drop(while: \.isASCIIWhitespace)
    guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
    rest = rest.drop(while: \.isASCIIWhitespace)
    let value: ArraySlice<UInt8>
    if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
      value = rest[(rest.startIndex + 1)..<end]
      text = rest[(end + 1)...]
    } else {
      value = rest.prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "/") }
      text = rest[value.endIndex...]
    }
    return Attribute(name: String(utf8: name).lowercased(), value: String(utf8: value))
  }
}
