import Base

/// Which addresses a link may lead to where raw HTML is off.
enum LinkScheme {
  /// Whether an address is relative or of the scheme http, https or mailto. Browsers skip controls and blanks when they
  /// read a scheme (WHATWG URL, "basic URL parser"), and so does this.
  static func isHarmless(_ address: ArraySlice<UInt8>) -> Bool {
    var scheme: [UInt8] = []
    for byte in address where byte > .space && byte != 0x7F {
      switch byte {
      case UInt8(ascii: ":"): return ["http", "https", "mailto"].contains { scheme.elementsEqual($0.utf8) }
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      default: scheme.append(byte.isASCIILetter ? byte | 0x20 : byte)
      }
    }
    return true
  }
}
