package import Base

/// The files of a site's folder, as whoever may touch the disk lists them, and the way to read one.
package struct ContentFolder: Sendable {
  /// Paths relative to the site's folder, with slashes, sorted: `content/notes/a.md`.
  package let paths: [String]
  /// What was found that is no regular file, and why it is left alone.
  package let oddities: [Diagnostic]
  /// The bytes of a file; throws where the machine cannot read it.
  package let read: @Sendable (_ path: String) throws -> [UInt8]

  package init(
    paths: [String], oddities: [Diagnostic], read: @escaping @Sendable (_ path: String) throws -> [UInt8]
  ) {
    self.paths = paths.sorted()
    self.oddities = oddities
    self.read = read
  }

  /// The largest text file that is read, in bytes.
  package static let largestText = 1024 * 1024

  /// What a file below `content/` is, by the folder that it lies in.
  enum Kind {
    case note, actor, topic, lead, page, asset
    /// A Markdown file that lies where none is looked for.
    case unplaced
    /// What editors and systems leave behind.
    case ignored
  }
}

extension ContentFolder.Kind {
  init(_ path: String) { self = Self.of(path) }

  private static func of(_ path: String) -> Self {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    guard parts.count >= 2, parts[0] == "content" else { return .ignored }
    if parts.contains(where: { $0.utf8.first == UInt8(ascii: ".") }) && parts[1] != "assets" { return .ignored }
    if parts[1] == "assets" {
      return parts.last == ".DS_Store" || parts.last == ".gitkeep" ? .ignored : .asset
    }
    let isMarkdown = path.hasSuffix(".md") || path.hasSuffix(".markdown")
    guard isMarkdown else { return parts.last?.hasSuffix("~") == true ? .ignored : .unplaced }
    guard parts.count >= 3 else { return .unplaced }
    switch parts[1] {
    case "notes": return .note
    case "actors": return .actor
    case "topics": return .topic
    case "digests": return .lead
    case "pages": return .page
    default: return .unplaced
    }
  }
}
