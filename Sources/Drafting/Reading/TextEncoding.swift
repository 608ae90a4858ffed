/// Text in encodings other than UTF-8.
package enum TextEncoding {
  /// A text of windows-1252, which every sequence of bytes is (WHATWG Encoding); the five bytes without a meaning there
  /// are U+FFFD.
  package static func windows1252(_ bytes: some Sequence<UInt8>) -> String {
    String(String.UnicodeScalarView(bytes.map(scalar)))
  }

  /// The bytes as UTF-8, for a file in UTF-16 with its mark, or in windows-1252; nil if they are none of these. Where a
  /// sixth of the bytes are no ASCII, it is certainly not the Latin script.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2)) { UInt16($0) | UInt16($1) << 8 } }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2)) { UInt16($0) << 8 | UInt16($1) } }
    guard bytes.count(where: { $0 >= 0x80 }) * 6 <= bytes.count, !bytes.contains(0) else { return nil }
    return Array(windows1252(bytes).utf8)
  }

  /// The bytes of a part of a mail as UTF-8, by the name of its encoding.
  static func utf8(_ bytes: [UInt8], named name: String?) -> [UInt8]? {
    switch name?.lowercased() {
    case nil, "utf-8", "utf8", "us-ascii", "ascii": utf8(bytes)
    case "iso-8859-1", "latin1", "windows-1252", "cp1252", "iso-8859-15": Array(windows1252(bytes).utf8)
    case "utf-16le", "utf-16": utf16(bytes[...]) { UInt16($0) | UInt16($1) << 8 }
    case "utf-16be": utf16(bytes[...]) { UInt16($0) << 8 | UInt16($1) }
    default: nil
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      units.append(unit(bytes[index], bytes[index + 1]))
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return high[Int(byte) - 0x80]
  }

  private static let high: [Unicode.Scalar] = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}
