extension String {
  /// The text without characters that nobody sees and that change what others see: control characters, embeddings and
  /// overrides of the direction of text, isolates that are not closed, noncharacters. Line ends and tabs stay, and
  /// marks of direction and joiners, which scripts need.
  ///
  /// The first one that was taken out comes with it, nil where there was none.
  package func withoutHiddenCharacters() -> (text: String, first: Unicode.Scalar?) {
    guard withBytes(\.mayHoldHiddenCharacters) else { return (self, nil) }
    var kept = String.UnicodeScalarView()
    var first: Unicode.Scalar?
    let areClosed = hasClosedIsolates
    for scalar in unicodeScalars {
      if scalar.isHidden || (0x2066...0x2069).contains(scalar.value) && !areClosed {
        first = first ?? scalar
      } else {
        kept.append(scalar)
      }
    }
    return (String(kept), first)
  }

  /// Whether each isolate (U+2066 to U+2068) is closed by U+2069 and none is closed twice.
  private var hasClosedIsolates: Bool {
    var depth = 0
    for scalar in unicodeScalars {
      if (0x2066...0x2068).contains(scalar.value) { depth += 1 }
      if scalar.value == 0x2069 { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a text has the bytes of a hidden character or of an isolate.
  package var mayHoldHiddenCharacters: Bool {
    for index in indices where !isPlain[Int(self[index])] {
      let next = (byte(index + 1), byte(index + 2), byte(index + 3))
      switch (self[index], next.0, next.1) {
      case (..<0x80, _, _), (0xC2, ..<0xA0, _), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9),
        (0xEF, 0xB7, 0x90...0xAF), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE...):
        return true
      case (0xF0..., _, 0xBF): if next.0 & 0x0F == 0x0F, next.2 >= 0xBE { return true }
      default: break
      }
    }
    return false
  }

  private func byte(_ index: Int) -> UInt8 { index < count ? self[index] : 0 }
}

/// The bytes with which no hidden character begins.
private let isPlain: [Bool] = (0..<256).map { byte in
  switch byte {
  case 0x09, 0x0A, 0x0D: true
  case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xEF...: false
  default: true
  }
}

extension Unicode.Scalar {
  /// `U+200E`
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  fileprivate var isHidden: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0xFEFF, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
