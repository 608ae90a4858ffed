import Base

/// What a server is to say of a file beside its bytes.
struct Headers: Hashable, Comparable {
  let type: String
  let isForEver: Bool

  static func of(_ path: String) -> Headers {
    Headers(type: MediaType.of(path), isForEver: isNamedByContent(path))
  }

  /// As HTTP has them: what a name holds that follows from its content never changes, and all else may at any time.
  var lines: [String] {
    [
      "Content-Type: \(type)",
      "Cache-Control: \(isForEver ? "public, max-age=31536000, immutable" : "public, max-age=300, must-revalidate")",
    ]
  }

  /// `style.04c589908ea9ed69.css`
  static func isNamedByContent(_ path: String) -> Bool {
    let parts = (path.split(separator: "/").last ?? "").split(separator: ".")
    return parts.count >= 3
      && parts[parts.count - 2].utf8.count == 16
      && parts[parts.count - 2].utf8.allSatisfy {
        $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  static func < (a: Headers, b: Headers) -> Bool {
    (a.isForEver ? 0 : 1, a.type) < (b.isForEver ? 0 : 1, b.type)
  }
}
