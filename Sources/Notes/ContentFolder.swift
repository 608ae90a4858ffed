package import Base

/// The list of files in a site's folder, and a function that reads one. This stage does not touch the disk itself.
package struct ContentFolder: Sendable {
  /// Paths relative to the site's folder, with slashes, sorted: `content/notes/a.md`.
  package let paths: [String]
  /// Entries of the folder that are not regular files, with the reason why they are ignored.
  package let oddities: [Diagnostic]
  /// The bytes of a file; throws if the machine cannot read it.
  package let read: @Sendable (_ path: String) throws -> [UInt8]
  /// The first bytes of a file, at most `count` of them.
  package let readBeginning: @Sendable (_ path: String, _ count: Int) throws -> [UInt8]

  package init(
    paths: [String], oddities: [Diagnostic], read: @escaping @Sendable (_ path: String) throws -> [UInt8],
    readBeginning: (@Sendable (_ path: String, _ count: Int) throws -> [UInt8])? = nil
  ) {
    self.paths = paths.sorted()
    self.oddities = oddities
    self.read = read
    self.readBeginning = readBeginning ?? { path, count in Array(try read(path).prefix(count)) }
  }

  /// The largest text file that is read, in bytes.
  package static let largestText = 1024 * 1024

  /// What a file below `content/` is, by the folder that it is in.
  enum Kind {
    case note, actor, topic, lead, page, edition, sentLetters, sourceRecords, asset
    /// A file beside texts: a picture, a report. It is published if a published text names it.
    case companion
    /// A Markdown file in a place where none belongs.
    case unplaced
    /// A file of content/assets/ that is not published, since this part of its path begins with a dot.
    case hidden(String)
    /// Files that editors, git and operating systems leave behind.
    case ignored
  }
}

extension ContentFolder.Kind {
  /// `dotfiles` are the names with a dot that are published all the same.
  init(_ path: String, publishing dotfiles: Set<String>) { self = Self.of(path, dotfiles) }

  private static func of(_ path: String, _ dotfiles: Set<String>) -> Self {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    guard parts.count >= 2, parts[0] == "content" else { return .ignored }
    if parts.contains(where: { $0.utf8.first == UInt8(ascii: ".") }) && parts[1] != "assets" { return .ignored }
    if parts[1] == "assets" {
      // The list of the output's own files.
      if parts.dropFirst(2) == [".gazette-manifest"] { return .ignored }
      let hidden = parts.dropFirst(2).first { $0.utf8.first == UInt8(ascii: ".") && !dotfiles.contains(String($0)) }
      guard let hidden else { return .asset }
      return [".DS_Store", ".gitkeep", ".gitignore", ".gitattributes"].contains(hidden)
        ? .ignored : .hidden(String(hidden))
    }
    if path == SentLetter.path { return .sentLetters }
    if path == SourceRecord.path { return .sourceRecords }
    let isMarkdown = path.hasSuffix(".md") || path.hasSuffix(".markdown")
    let isBackup = parts.last?.hasSuffix("~") == true
    guard parts.count >= 3 else { return isBackup && !isMarkdown ? .ignored : .unplaced }
    if parts[1] == "editions", path.hasSuffix(".yml"), !isBackup { return .edition }
    guard isMarkdown else {
      if isBackup { return .ignored }
      return ["notes", "actors", "topics", "digests", "pages"].contains(parts[1]) ? .companion : .unplaced
    }
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
