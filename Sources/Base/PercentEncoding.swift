extension String {
  /// The text as the path of a URL: what RFC 3986, section 3.3, does not allow there stands as `%XX` of its UTF-8.
  package var percentEncodedPath: String {
    var text = self
    if text.withUTF8({ $0.allSatisfy(\.isPathCharacter) }) { return self }
    var encoded: [UInt8] = []
    for byte in utf8 {
      if byte.isPathCharacter {
        encoded.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(utf8: encoded)
  }

  /// The text with each `%XX` as the byte that it stands for.
  package var percentDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var decoded: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(utf8: rest.prefix(2)), radix: 16)
      {
        decoded.append(value)
        rest.removeFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return String(utf8: decoded)
  }
}

extension UInt8 {
  /// `pchar` of RFC 3986, or a slash.
  fileprivate var isPathCharacter: Bool {
    switch self {
    case 0x21, 0x24, 0x26...0x3B, 0x3D, 0x40...0x5A, 0x5F, 0x61...0x7A, 0x7E: true  // !$&'()*+,-./0-9:;=@A-Z_a-z~
    default: false
    }
  }
}
