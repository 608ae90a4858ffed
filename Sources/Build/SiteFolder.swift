package import Base
package import Notes
import Output

/// A site's folder on the disk.
package struct SiteFolder: Sendable {
  /// Reads a regular file of at most `limit` bytes by its absolute path; nil where there is none, or a larger one.
  package typealias Reader = @Sendable (_ path: String, _ limit: Int) throws -> [UInt8]?

  /// An absolute path.
  package let root: String
  private let reader: Reader

  /// `root` is an absolute path. Tests hand in a reader that counts.
  package init(root: String, reader: @escaping Reader = { try Disk.bytes(of: $0, limit: $1) }) {
    self.root = root
    self.reader = reader
  }

  /// The bytes of a file by its path below the folder; nil where there is none, or one larger than `limit`.
  package func bytes(of path: String, limit: Int = .max) throws -> [UInt8]? { try reader(root + "/" + path, limit) }

  /// As `bytes`, but throws `ReadError` where there is no file.
  package func read(_ path: String) throws -> [UInt8] {
    if let bytes = try bytes(of: path) { return bytes }
    // Some programs delete a file and write it anew: what was listed is looked at once more.
    Disk.waitForOthers()
    if let bytes = try bytes(of: path) { return bytes }
    throw ReadError(path: path, isGone: try Disk.kind(root + "/" + path) == .nothing)
  }

  /// gazette.yml; a diagnostic where there is none.
  package func settingsFile() throws -> Diagnosed<SourceFile?> {
    if let bytes = try bytes(of: "gazette.yml", limit: ContentFolder.largestText) {
      return Diagnosed(SourceFile(path: "gazette.yml", bytes: bytes))
    }
    let place = SourceLocation(path: "gazette.yml")
    let diagnostic =
      switch try Disk.kind(root + "/gazette.yml") {
      case .nothing:
        Diagnostic(
          .settingsMissing, at: place, "there is no gazette.yml here",
          hint: try Disk.isFolder(root) ? "'gazette init' makes a site" : "there is no folder \(root)")
      case .file: Diagnostic(.fileSize, at: place, "the file is larger than 1 MiB", hint: "it holds settings only")
      case .folder, .link, .other:
        Diagnostic(.settingsMissing, at: place, "gazette.yml is not a regular file", hint: "put the file itself here")
      }
    return Diagnosed(nil, [diagnostic])
  }

  /// Reads gazette.yml and the templates, and lists the content. Without a gazette.yml nothing else is looked at.
  package func snapshot() throws -> FolderSnapshot {
    let settings = try settingsFile()
    let hasSettings = settings.value != nil
    return FolderSnapshot(
      root: root, settings: settings,
      content: hasSettings ? try content() : ContentFolder(paths: [], oddities: []) { try read($0) },
      templates: hasSettings ? try templates() : Diagnosed([]))
  }

  /// Whether a file, by its absolute path, is one that the site is made from, or would be.
  package func isSource(_ path: String) -> Bool {
    path == root + "/gazette.yml" || ["content", "templates"].contains { path.hasPrefix(root + "/\($0)/") }
  }

  /// Writes new files; where one of them is there already, throws `FilesExist` and writes nothing.
  package func add(_ files: [(path: String, text: String)]) throws {
    let taken = try files.map(\.path).filter { try Disk.kind(root + "/" + $0) != .nothing }
    guard taken.isEmpty else { throw FilesExist(paths: taken) }
    for file in files { try Disk.writeFile(Array(file.text.utf8), to: root + "/" + file.path) }
  }

  /// Whether there is a gazette.yml.
  package var hasSettings: Bool { get throws { try Disk.kind(root + "/gazette.yml") != .nothing } }

  /// Writes the files of an import, and copies others from absolute paths. Where one of them is there already with
  /// other bytes, throws `FilesExist` and writes nothing, so that an interrupted import can be repeated. The report
  /// goes to import-report.md, or to the next such name that is free.
  package func addImport(
    _ texts: [(path: String, text: String)], copying assets: [(from: String, path: String)], report: String
  ) throws {
    let texts = texts.map { (path: $0.path, bytes: Array($0.text.utf8)) }
    func isThere(_ path: String, _ bytes: () throws -> [UInt8]?) throws -> Bool? {
      guard try Disk.kind(root + "/" + path) != .nothing else { return false }
      return try Disk.bytes(of: root + "/" + path) == bytes() ? true : nil
    }
    let taken =
      try texts.filter { text in try isThere(text.path) { text.bytes } == nil }.map(\.path)
      + assets.filter { asset in try isThere(asset.path) { try Disk.bytes(of: asset.from) } == nil }.map(\.path)
    guard taken.isEmpty else { throw FilesExist(paths: taken) }
    for text in texts where try isThere(text.path, { text.bytes }) == false {
      try Disk.writeFile(text.bytes, to: root + "/" + text.path)
    }
    for asset in assets {
      guard let bytes = try Disk.bytes(of: asset.from) else { throw ReadError(path: asset.from, isGone: true) }
      if try isThere(asset.path, { bytes }) == false { try Disk.writeFile(bytes, to: root + "/" + asset.path) }
    }
    var name = "import-report.md"
    var number = 1
    while try Disk.kind(root + "/" + name) != .nothing {
      number += 1
      name = "import-report-\(number).md"
    }
    try Disk.writeFile(Array(report.utf8), to: root + "/" + name)
  }

  /// Replaces a file in one step. Whoever reads it sees the old text or the new one. Who may read it stays as it was,
  /// or as it is for another file.
  package func replace(_ path: String, with bytes: [UInt8], like other: String? = nil) throws {
    let place = root + "/" + path
    let folder = place.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    // Gazette ignores names with a dot, so an interruption leaves nothing that it reads.
    let temporary = "\(folder)/.\(contentHash(bytes)).new"
    try? Disk.removeTree(temporary)
    try Disk.writeFile(bytes, to: temporary)
    do {
      try Disk.copyFileMode(of: root + "/" + (other ?? path), to: temporary)
      try Disk.move(temporary, place)
    } catch {
      try? Disk.removeTree(temporary)
      throw error
    }
  }

  /// Whether there is anything at a path.
  package func isThere(_ path: String) throws -> Bool { try Disk.kind(root + "/" + path) != .nothing }

  /// Makes a folder, and those above it, where there is none.
  package func makeFolder(_ path: String) throws { try Disk.makeFolder(root + "/" + path) }

  /// Removes a file.
  package func remove(_ path: String) throws { try Disk.removeTree(root + "/" + path) }

  /// Lists the files of `content/`. What is in `known`, by path, is not read again.
  package func content(known: [String: [UInt8]] = [:]) throws -> ContentFolder {
    let kind = try Disk.kind(root + "/content")
    guard kind == .folder else {
      let missing =
        kind == .nothing
        ? Diagnostic(
          .contentMissing, at: SourceLocation(path: "content"), "there is no folder content",
          hint: "the notes belong in content/notes/")
        : Diagnostic(
          .contentMissing, at: SourceLocation(path: "content"), "content is not a folder",
          hint: "put the folder itself here")
      return ContentFolder(paths: [], oddities: [missing]) { path in try read(path) }
    }
    let (paths, oddities) = try files(in: "content")
    return ContentFolder(paths: paths, oddities: try oddities + foreignThings()) { path in
      if let bytes = known[path] { return bytes }
      return try read(path)
    } readBeginning: { [root] path, count in
      try Disk.beginning(of: root + "/" + path, count: count)
    }
  }

  /// A warning for each folder or file of another tool that nothing reads here.
  private func foreignThings() throws -> [Diagnostic] {
    try Self.foreignNames.filter { try Disk.kind(root + "/" + $0.name) != .nothing }.map { name, hint in
      Diagnostic(.fileForeign, at: SourceLocation(path: name), "Gazette does not read this", hint: hint)
    }
  }

  private static let foreignNames: [(name: String, hint: String)] = [
    ("static", "files that are copied belong in content/assets/"),
    ("layouts", "templates belong in templates/; 'gazette docs templates' explains them"),
    ("themes", "the look is set in templates/; 'gazette docs branding' shows how"),
    ("i18n", "words of a language belong in templates/strings/"),
    ("hugo.toml", "the settings belong in gazette.yml; 'gazette import hugo' makes a site of Hugo's"),
    ("config.toml", "the settings belong in gazette.yml; 'gazette import hugo' makes a site of Hugo's"),
    ("_config.yml", "the settings belong in gazette.yml; 'gazette import jekyll' makes a site of Jekyll's"),
    ("_posts", "notes belong in content/notes/; 'gazette import jekyll' makes a site of Jekyll's"),
  ]

  /// Reads the files of `templates/`, but for hidden ones and backups, in the order of their paths.
  package func templates() throws -> Diagnosed<[SourceFile]> {
    let (paths, oddities) = try files(in: "templates")
    let visible = paths.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } && !$0.hasSuffix("~") }
    return Diagnosed(try visible.sorted().map { SourceFile(path: $0, bytes: try read($0)) }, oddities)
  }

  /// The files below a folder. Symbolic links and special files are reported and left out: a link could lead anywhere,
  /// and only what lies in the folder is published.
  private func files(in folder: String) throws -> (paths: [String], oddities: [Diagnostic]) {
    let path = root + "/" + folder
    guard try Disk.isFolder(path) else { return ([], []) }
    var paths: [String] = []
    var oddities: [Diagnostic] = []
    for (below, kind) in try Disk.list(path) {
      let shown = folder + "/" + below
      switch kind {
      case .file: paths.append(shown)
      case .folder, .nothing: break
      case .link:
        oddities.append(
          Diagnostic(
            .fileKind, at: SourceLocation(path: shown), "symbolic links are not followed: it is left out",
            hint: "put the file itself here"))
      case .other:
        oddities.append(
          Diagnostic(.fileKind, at: SourceLocation(path: shown), "this is not a regular file: it is left out"))
      }
    }
    return (paths, oddities)
  }
}

/// A file that was listed and then could not be read.
package struct ReadError: Error, CustomStringConvertible {
  /// Below the site's folder.
  package let path: String
  /// Whether nothing is there any more.
  let isGone: Bool

  /// `cannot read content/notes/a.md: it is gone`
  package var description: String { "cannot read \(path): \(isGone ? "it is gone" : "it is not a regular file")" }
}

/// Files that were to be written are there already.
package struct FilesExist: Error, CustomStringConvertible {
  /// Below the site's folder.
  package let paths: [String]

  /// The paths, and that nothing was written.
  package var description: String {
    "\(paths.joined(separator: ", ")) \(paths.count == 1 ? "exists" : "exist") already; nothing was written"
  }
}
