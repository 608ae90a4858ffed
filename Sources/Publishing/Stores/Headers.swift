/// What a server says of a file beside its bytes.
struct Headers: Hashable, Comparable {
  /// `text/html; charset=utf-8`
  let type: String
  /// Whether caches may keep the file for ever; all other files may change at any time.
  let isForEver: Bool

  /// The lines as HTTP has them.
  var lines: [String] {
    [
      "Content-Type: \(type)",
      "Cache-Control: \(isForEver ? "public, max-age=31536000, immutable" : "public, max-age=300, must-revalidate")",
    ]
  }

  static func < (a: Headers, b: Headers) -> Bool {
    (a.isForEver ? 0 : 1, a.type) < (b.isForEver ? 0 : 1, b.type)
  }
}
