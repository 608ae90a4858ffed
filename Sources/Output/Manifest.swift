package import Base

/// The list of the files in an output folder that are ours, kept in the folder itself as `.gazette-manifest`. Only what
/// is listed here is ever deleted.
///
///     gazette manifest 4
///     https://example.org/
///
///     /asset/immutable
///     style.04c589908ea9ed69.css
///     /page
///     2025/10/21/summit/
///
/// A line with a slash before it is the role of the files below it, and a path with a slash at its end is that of an
/// `index.html`: the list is short, since every build writes it. Version 3 has the role before each path. Version 2 has
/// paths alone and version 1 has no address either: their files count as pages.
package struct Manifest: Equatable, Sendable {
  /// The file's name, at the top of the output folder.
  package static let fileName = ".gazette-manifest"

  private static let versions = (1...4).map { "gazette manifest \($0)" }

  /// The address of the site that the files make; nil where the list does not say.
  package var site: String?
  /// Each file by its path, with what it is for.
  package var files: [String: FileTraits]

  /// A list of files by path.
  package init(site: String?, files: [String: FileTraits]) {
    self.site = site
    self.files = files
  }

  /// The paths of all files, made anew at each call.
  package var paths: Set<String> { Set(files.keys) }

  /// The file's content, sorted by path: the same files give the same bytes.
  package var bytes: [UInt8] {
    guard let site else { return Self.bytes(of: [Self.versions[0]] + files.keys.sorted()) }
    let byRole = Dictionary(grouping: files.keys) { files[$0].map(Self.word) ?? "" }.sorted { $0.key < $1.key }
    return Self.bytes(
      of: [Self.versions[3], site, ""] + byRole.flatMap { ["/" + $0.key] + $0.value.sorted().map(Self.shortened) })
  }

  /// Nil for what is not a manifest of ours.
  package init?(_ bytes: [UInt8]) {
    guard bytes.last == .lineFeed else { return nil }
    let text = String(utf8: bytes)
    var lines = text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false).map { Substring($0) }.dropLast()
    guard let head = lines.popFirst(), let version = Self.versions.firstIndex(of: String(head)).map({ $0 + 1 }) else {
      return nil
    }
    if version > 1 {
      guard let address = lines.popFirst(), !address.isEmpty, lines.popFirst() == "" else { return nil }
      site = String(address)
    }
    files = [:]
    files.reserveCapacity(lines.count)
    guard version < 4 else {
      guard read(lines) else { return nil }
      return
    }
    for line in lines {
      guard let (path, traits) = version < 3 ? (line, FileTraits(.page)) : Self.entry(line), Self.isOurs(path) else {
        return nil
      }
      files[String(path)] = traits
    }
  }

  /// The manifest of a folder; nil where it has none.
  package init?(of folder: String) throws(DiskError) {
    guard let bytes = try Disk.bytes(of: folder + "/" + Self.fileName) else { return nil }
    self.init(bytes)
  }

  /// The paths that the manifest of a folder lists; none where it has none.
  static func paths(of folder: String) throws(DiskError) -> [String] {
    try Manifest(of: folder).map { Array($0.files.keys) } ?? []
  }

  // MARK: Lines

  private static func bytes(of lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  private static let page = "index.html"

  private static func shortened(_ path: String) -> String {
    path.hasSuffix("/" + page) ? String(path.dropLast(page.utf8.count)) : path
  }

  /// Reads the lines of version 4; false if one of them is not ours.
  private mutating func read(_ lines: ArraySlice<Substring>) -> Bool {
    var traits: FileTraits?
    for line in lines {
      if line.utf8.first == UInt8(ascii: "/") {
        traits = Self.traits[String(line.dropFirst())]
        if traits == nil { return false }
        continue
      }
      let path = line.utf8.last == UInt8(ascii: "/") ? line + Self.page : line
      guard let traits, Self.isOurs(path) else { return false }
      files[String(path)] = traits
    }
    return true
  }

  private static let immutable = "/immutable"

  /// `asset`, or `asset/immutable` where the name follows from the content.
  private static func word(_ traits: FileTraits) -> String {
    traits.role.rawValue + (traits.isNamedByContent ? immutable : "")
  }

  private static let traits = Dictionary(
    uniqueKeysWithValues: FileRole.allCases.flatMap { role in
      [false, true].map { FileTraits(role, isNamedByContent: $0) }.map { (word($0), $0) }
    })

  private static func entry(_ line: Substring) -> (path: Substring, traits: FileTraits)? {
    guard let space = line.utf8.firstIndex(of: .space), let traits = traits[String(line[..<space])] else { return nil }
    return (line[line.utf8.index(after: space)...], traits)
  }

  /// Whether a path stays inside the folder: we wrote no other.
  private static func isOurs(_ path: Substring) -> Bool {
    !path.isEmpty && path.utf8.first != UInt8(ascii: "/")
      && !path.utf8.split(separator: UInt8(ascii: "/")).contains { [".", ".."].contains(Substring($0)) }
  }
}
