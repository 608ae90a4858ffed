extension UInt8 {
  /// U+0009, written `\t` in Swift.
  @inlinable package static var tab: UInt8 { 0x09 }
  /// U+000A, written `\n` in Swift.
  @inlinable package static var lineFeed: UInt8 { 0x0A }
  /// U+000D, written `\r` in Swift.
  @inlinable package static var carriageReturn: UInt8 { 0x0D }
  /// U+0020, the usual space; not the no-break space.
  @inlinable package static var space: UInt8 { 0x20 }

  /// `0` to `9`.
  @inlinable package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// `0` to `9`, `a` to `f` and `A` to `F`.
  @inlinable package var isASCIIHexDigit: Bool { isASCIIDigit || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x66 }
  /// `a` to `z` and `A` to `Z`.
  @inlinable package var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  /// ASCII's punctuation and symbols, each of which a backslash escapes in Markdown.
  @inlinable package var isASCIIPunctuation: Bool {
    (0x21...0x7E).contains(self) && !isASCIILetter && !isASCIIDigit
  }
  /// A space, or one of U+0009 to U+000D: tab, line feed, vertical tab, form feed, carriage return.
  @inlinable package var isASCIIWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}

extension String {
  /// The text of well-formed UTF-8; what is not well-formed becomes U+FFFD.
  @inlinable package init(utf8 bytes: some Collection<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }

  /// Lends the text's UTF-8, without a copy but where the text is none of Swift's own.
  @inlinable package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(utf8).withUnsafeBufferPointer(body)
  }

  /// The text without white space at either end.
  package var trimmed: String {
    let isPlain = { (byte: UInt8) in byte > 0x20 && byte < 0x7F }
    if let first = utf8.first, let last = utf8.last, isPlain(first), isPlain(last) { return self }
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }

  /// The text without quotation marks, `"` or `'`, at either end.
  package var unquoted: String {
    let isMark = { (mark: Character) in mark == "\"" || mark == "'" }
    return String(drop(while: isMark).reversed().drop(while: isMark).reversed())
  }
}

extension [UInt8] {
  /// Appends a text's UTF-8.
  @inlinable package mutating func append(_ text: String) { append(contentsOf: text.utf8) }
}
