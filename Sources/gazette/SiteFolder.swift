import Archive
import Base
import Output

/// A site's folder on the disk.
struct SiteFolder: Sendable {
  let root: String

  init(root: String) { self.root = absolutePath(root) }

  /// gazette.yml; a diagnostic where there is none.
  func settingsFile() -> Diagnosed<SourceFile?> {
    guard let bytes = Disk.bytes(of: root + "/gazette.yml", limit: ContentFolder.largestText) else {
      let hint = Disk.kind(root) == .folder ? "'gazette init' makes a site" : "there is no folder \(root)"
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .settingsMissing, at: SourceLocation(path: "gazette.yml"), "there is no gazette.yml here", hint: hint)
        ])
    }
    return Diagnosed(SourceFile(path: "gazette.yml", bytes: bytes))
  }

  /// What lies under `content/`. Links and special files are left alone and said so: a link could lead anywhere, and
  /// what is published is only what lies in the folder.
  func content() throws -> ContentFolder {
    let (paths, oddities) = try files(in: "content")
    return ContentFolder(paths: paths, oddities: oddities, read: reader)
  }

  /// The files of `templates/`.
  func templates() throws -> Diagnosed<[SourceFile]> {
    let (paths, oddities) = try files(in: "templates")
    let visible = paths.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } && !$0.hasSuffix("~") }
    return Diagnosed(try visible.sorted().map { SourceFile(path: $0, bytes: try reader($0)) }, oddities)
  }

  /// Reads a file by its path below the site's folder.
  var reader: @Sendable (String) throws -> [UInt8] {
    { [root] path in
      guard let bytes = Disk.bytes(of: root + "/" + path) else { throw ReadError(path: path) }
      return bytes
    }
  }

  private func files(in folder: String) throws -> (paths: [String], oddities: [Diagnostic]) {
    let path = root + "/" + folder
    guard Disk.kind(path) == .folder || (Disk.kind(path) == .link && Disk.kind(Disk.realPath(path) ?? "") == .folder)
    else {
      return ([], [])
    }
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
struct ReadError: Error, CustomStringConvertible {
  let path: String

  var description: String { "cannot read \(path)" }
}
