import Base

/// Writes JSON (RFC 8259) into bytes, piece by piece. It adds the commas.
///
/// `<`, `>` and `&` and the two line separators of Unicode are written as escapes, so that the text can be put into a
/// `script` element of HTML.
package struct JSONWriter {
  package private(set) var bytes: [UInt8]
  /// Whether there is a value before, so that the next one needs a comma.
  private var follows = false

  /// Writes after some bytes.
  package init(_ bytes: consuming [UInt8] = []) { self.bytes = bytes }

  /// Writes an object; `content` writes its fields.
  package mutating func object(_ content: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), content)
  }

  /// Writes an array; `content` writes its items.
  package mutating func array(_ content: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), content)
  }

  /// The name of the value that follows. It is written without escapes.
  package mutating func key(_ name: StaticString) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append("\":")
    follows = false
  }

  /// As `key` above, with escapes: a name that somebody chose.
  package mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    follows = false
  }

  /// Writes `null`.
  package mutating func null() {
    comma()
    bytes.append("null")
    follows = true
  }

  /// Writes a text with quotation marks and escapes.
  package mutating func string(_ text: String) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    text.withBytes { appendEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
    follows = true
  }

  /// UTF-8 as a string.
  package mutating func string(_ text: [UInt8]) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    text.withUnsafeBufferPointer { appendEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
    follows = true
  }

  /// Writes a whole number in decimal digits.
  package mutating func number(_ number: Int) {
    comma()
    bytes.append(String(number))
    follows = true
  }

  /// Writes `true` or `false`.
  package mutating func flag(_ flag: Bool) {
    comma()
    bytes.append(flag ? "true" : "false")
    follows = true
  }

  // MARK: Fields

  /// A name and a string: `"title":"Summit"`.
  package mutating func field(_ name: StaticString, _ text: String) {
    key(name)
    string(text)
  }

  /// Writes nothing, not even the name, if there is no text.
  package mutating func field(_ name: StaticString, _ text: String?) {
    if let text { field(name, text) }
  }

  /// A name and a whole number: `"notes":7`.
  package mutating func field(_ name: StaticString, _ number: Int) {
    key(name)
    self.number(number)
  }

  /// A name and an array of strings: `"topics":["arms-control"]`.
  package mutating func field(_ name: StaticString, _ texts: [String]) {
    field(name, each: texts) { $0.string($1) }
  }

  /// A name and an array; `write` writes the value for each item.
  package mutating func field<Items: Sequence>(
    _ name: StaticString, each items: Items, _ write: (inout JSONWriter, Items.Element) -> Void
  ) {
    key(name)
    array { for item in items { write(&$0, item) } }
  }

  /// A name and an object; `content` writes the fields of the object.
  package mutating func field(_ name: StaticString, object content: (inout JSONWriter) -> Void) {
    key(name)
    object(content)
  }

  /// A line end, between the values of newline-delimited JSON.
  package mutating func endLine() {
    bytes.append(.lineFeed)
    follows = false
  }

  private mutating func comma() {
    if follows { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
    comma()
    bytes.append(open)
    follows = false
    content(&self)
    bytes.append(close)
    follows = true
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = Self.plainEnd(of: text, from: 0)
    while index < text.count {
      let byte = text[index]
      var length = 1
      let escape: String
      switch byte {
      case 0x22: escape = "\\\""
      case 0x5C: escape = "\\\\"
      case 0x0A: escape = "\\n"
      case 0x0D: escape = "\\r"
      case 0x09: escape = "\\t"
      case 0..<0x20, 0x3C, 0x3E, 0x26, 0x7F:
        escape = "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
      case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && (text[index + 2] | 1) == 0xA9:
        escape = text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
        length = 3
      default:
        index = Self.plainEnd(of: text, from: index + 1)
        continue
      }
      if start < index { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index])) }
      bytes.append(escape)
      start = index + length
      index = Self.plainEnd(of: text, from: start)
    }
    if start < text.count { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...])) }
  }

  /// The place of the first byte from `start` on that may need an escape. It looks at eight bytes at a time.
  private static func plainEnd(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var index = start
    while index + 8 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let isSpecial =
        (block &- each(0x20)) & ~block | marks(of: 0x26, in: block | each(0x04))
        | marks(of: 0x3E, in: block | each(0x02))
        | marks(of: 0x5C, in: block) | marks(of: 0x7F, in: block) | marks(of: 0xE2, in: block)
      if isSpecial & each(0x80) != 0 { break }
      index += 8
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0x5C, 0x7F, 0xE2: return index
      default: index += 1
      }
    }
    return index
  }

  /// A byte, repeated eight times.
  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// A word whose bytes have their highest bit where the block's byte is the given one, and sometimes after it.
  private static func marks(of byte: UInt8, in block: UInt64) -> UInt64 {
    let difference = block ^ each(byte)
    return (difference &- each(0x01)) & ~difference
  }
}
