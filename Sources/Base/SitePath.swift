extension StringProtocol {
  /// The parts of a path between its slashes, by bytes: a slash with a combining character behind it is no slash for
  /// Swift, but it is one for every file system.
  package func pathSegments() -> [String] {
    utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// An address within the site, from its root: `/2025/10/21/summit/`, `/atom.xml`. Always begins with a slash; one
/// that ends with a slash is a page.
package struct SitePath: Sendable, Hashable, Comparable {
  package let text: String

  /// `["2025", "10"]` is `/2025/10/`; no segments at all are the home page.
  package init(page segments: [String]) {
    text = "/" + segments.map { $0 + "/" }.joined()
  }

  /// A file: `["assets", "style.css"]` is `/assets/style.css`.
  package init(file segments: [String]) {
    text = "/" + segments.joined(separator: "/")
  }

  /// A file beside a page's own.
  package init(file name: String, under page: SitePath) {
    text = page.text + name
  }

  /// An address that a person wrote, such as `/old/address/`; nil where it does not begin with a slash, leaves the
  /// site or could not be a file.
  package init?(written: String) {
    guard written.hasPrefix("/"), !written.hasPrefix("//"), written.utf8.count <= 1000 else { return nil }
    let segments = written.pathSegments()
    for segment in segments {
      do throws(Slug.Fault) { _ = try Slug(checking: segment) } catch { return nil }
    }
    let isFile = !written.hasSuffix("/") && (segments.last?.contains(".") ?? false)
    self = isFile ? SitePath(file: segments) : SitePath(page: segments)
  }

  /// Where the file lies below the output folder: `2025/10/21/summit/index.html`.
  package var filePath: String {
    text.hasSuffix("/") ? text.dropFirst() + "index.html" : String(text.dropFirst())
  }

  /// Two addresses with one key would be one file on a file system that folds case, or that drops the dots at the end
  /// of a name.
  package var collisionKey: String {
    let key = filePath.lowercased().normalized
    var last: UInt8 = 0
    var endsInDot = false
    for byte in key.utf8 {
      if byte == UInt8(ascii: "/"), last == UInt8(ascii: ".") { endsInDot = true }
      last = byte
    }
    guard endsInDot || last == UInt8(ascii: ".") else { return key }
    return key.split(separator: "/").map { name in
      String(name.reversed().drop { $0 == "." }.reversed())
    }.joined(separator: "/")
  }

  package static func < (a: SitePath, b: SitePath) -> Bool { a.text < b.text }
}

extension SitePath: CustomStringConvertible {
  package var description: String { text }
}
