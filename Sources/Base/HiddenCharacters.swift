extension String {
  /// The text without characters that nobody sees and that change what others see: control characters, embeddings and
  /// overrides of the direction of text, isolates that are not closed, noncharacters. Line ends and tabs stay, and
  /// marks of direction and joiners, which scripts need.
  ///
  /// The first one that was taken out comes with it, nil where there was none.
  package func withoutHiddenCharacters() -> (text: String, first: Unicode.Scalar?) {
    // Bytes that begin none of them, which is nearly every text.
    if !utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 >= 0xEF }) {
      return (self, nil)
    }
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

extension Unicode.Scalar {
  fileprivate var isHidden: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0xFEFF, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
