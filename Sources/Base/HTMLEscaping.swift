extension [UInt8] {
  /// Appends a text as HTML character data: `& < > " '` become character references, so that it can stand in an
  /// element or in a quoted attribute alike.
  package mutating func appendEscaped(_ text: String) {
    text.withBytes { appendEscaped($0) }
  }

  /// Appends UTF-8 bytes as HTML character data, as `appendEscaped(_:)` does for a string. Without `apostrophes`, as
  /// libcmark escapes: an apostrophe stays, and the text must not stand in single quotes.
  package mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, apostrophes: Bool = true) {
    var start = 0
    for index in bytes.indices {
      let reference: StaticString
      switch bytes[index] {
      case 0x26: reference = "&amp;"
      case 0x3C: reference = "&lt;"
      case 0x3E: reference = "&gt;"
      case 0x22: reference = "&quot;"
      case 0x27 where apostrophes: reference = "&#39;"
      default: continue
      }
      if start < index { append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
      append(contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
      start = index + 1
    }
    if start < bytes.count { append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...])) }
  }
}

extension [UInt8] {
  /// Appends a text as XML character data, which HTML's escapes suit, with U+FFFD for each character that XML 1.0
  /// (section 2.2) forbids: control characters other than tab and line ends, U+FFFE, U+FFFF.
  package mutating func appendXML(_ text: String) {
    // Bytes that begin none of them, which is nearly every text.
    let isClean = text.withBytes { bytes in
      !bytes.contains { $0 < 0x20 && $0 != .tab && $0 != .lineFeed && $0 != .carriageReturn || $0 == 0xEF }
    }
    guard !isClean else { return appendEscaped(text) }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isForbidden =
        scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value) || scalar.value | 1 == 0xFFFF
      clean.append(isForbidden ? "\u{FFFD}" : scalar)
    }
    appendEscaped(String(clean))
  }
}
