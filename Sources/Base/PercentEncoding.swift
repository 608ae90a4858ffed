extension String {
  /// The text as the path of a URL: what RFC 3986, section 3.3, does not allow there stands as `%XX` of its UTF-8.
  package var percentEncodedPath: String {
    if withBytes({ $0.allSatisfy(\.isPathCharacter) }) { return self }
    var encoded: [UInt8] = []
    for byte in utf8 {
      if byte.isPathCharacter {
        encoded.append(byte)
      } else {
        encoded.append(percentEncoding: byte)
      }
    }
    return String(utf8: encoded)
  }

  /// An address that a person wrote as an IRI (RFC 3987, section 2.2): what may stand nowhere in one, such as a
  /// quotation mark, as `%XX`, and brackets after the host. Letters of every script stay.
  package var percentEncodedIRI: String {
    let path = utf8.indices.dropFirst(8).first { "/?#".utf8.contains(utf8[$0]) } ?? utf8.endIndex
    var encoded: [UInt8] = []
    for (index, byte) in zip(utf8.indices, utf8) {
      switch byte {
      case 0x5B where index < path, 0x5D where index < path: encoded.append(byte)
      case 0...0x20, 0x22, 0x3C, 0x3E, 0x5B...0x5E, 0x60, 0x7B...0x7D, 0x7F: encoded.append(percentEncoding: byte)
      default: encoded.append(byte)
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
      if byte == UInt8(ascii: "%"), rest.count >= 2, rest.prefix(2).allSatisfy(\.isASCIIHexDigit),
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

extension [UInt8] {
  fileprivate mutating func append(percentEncoding byte: UInt8) {
    append((byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true))
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

extension String {
  /// The part of an address before its query and its fragment.
  package var pathOfAddress: Substring { self[..<(firstIndex { $0 == "#" || $0 == "?" } ?? endIndex)] }

  /// The host of an address on the web: `www.example.org`; the address itself if it has none.
  package var hostOfAddress: String {
    split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init) ?? self
  }

  /// The file that a relative link in a file leads to: `content/notes/a.md` and `../pages/b.md#c` make
  /// `content/pages/b.md`. Nil if it leads out of the folder.
  package func resolving(_ destination: String) -> String? {
    var parts = pathSegments().dropLast().map(\.self)
    for part in String(destination.pathOfAddress).percentDecoded.pathSegments() {
      switch part {
      case ".": break
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
