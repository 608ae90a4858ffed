import Base

/// Text that looks like an address but is not a link: `press@NATO.int`, `example.org/NATO`, `@NATO`, `/home/NATO/x`.
enum AddressText {
  /// How many bytes before and after a name are searched for an address.
  private static let reach = 100

  /// Whether a name is part of such an address.
  static func holds(_ name: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let isNear = name.lowerBound > 0 && text[name.lowerBound - 1].isAddressMark
    guard isNear || (name.upperBound < text.count && text[name.upperBound].isAddressMark) else { return false }
    var start = name.lowerBound
    while start > max(0, name.lowerBound - reach), !text[start - 1].endsAddress { start -= 1 }
    var end = name.upperBound
    while end < min(text.count, name.upperBound + reach), !text[end].endsAddress { end += 1 }
    return isAddress(text[start..<end])
  }

  private static func isAddress(_ chunk: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let at = UInt8(ascii: "@")
    let slash = UInt8(ascii: "/")
    guard let first = chunk.first, let last = chunk.last else { return false }
    if first == at || chunk.starts(with: "www.".utf8) { return true }
    var index = chunk.startIndex
    while index < chunk.endIndex {
      if chunk[index] == at, last != at { return true }
      if chunk[index] == UInt8(ascii: ":"), chunk[(index + 1)...].starts(with: "//".utf8) { return true }
      index += 1
    }
    guard let firstSlash = chunk.firstIndex(of: slash) else { return false }
    if firstSlash == chunk.startIndex { return chunk.dropFirst().contains(slash) }
    // A host with a dot in it before the first slash.
    let host = chunk[..<firstSlash]
    let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { !$0.isEmpty }
      && host.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
  }
}

extension UInt8 {
  /// Whether a name beside it may be part of an address. Most names stand beside a space or a comma.
  fileprivate var isAddressMark: Bool {
    switch self {
    // # % & + . / : = ? @ \ _ ~
    case 0x23, 0x25, 0x26, 0x2B, 0x2E, 0x2F, 0x3A, 0x3D, 0x3F, 0x40, 0x5C, 0x5F, 0x7E: true
    default: false
    }
  }

  fileprivate var endsAddress: Bool {
    switch self {
    case 0x28, 0x29, 0x3C, 0x3E, 0x22, 0x27: true  // ( ) < > " '
    default: isASCIIWhitespace || self >= 0x80
    }
  }
}
