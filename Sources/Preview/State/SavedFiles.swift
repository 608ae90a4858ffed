import Archive
import Base
import Build
import Notes
import Output

/// What a save left in the folder. Each changed file is read once, when the save is reported; a rebuild takes it from
/// here.
struct SavedFiles: Sendable {
  /// What lies at a path below `content/`.
  enum Finding: Sendable, Equatable {
    case nothing
    case text([UInt8])
    /// A folder, or a file that is copied: neither is compared.
    case other
  }

  let change: Change
  /// gazette.yml, where it changed.
  var settings: Diagnosed<SourceFile?>?
  /// All templates, where one of them changed.
  var templates: Diagnosed<[SourceFile]>?
  /// What lies at each changed path of the content.
  var content: [String: Finding] = [:]
}

extension SavedFiles {
  /// Reads what changed; nothing where it is not known what did. Throws where the machine cannot read a file.
  init(_ change: Change, in folder: SiteFolder) throws {
    self.init(change: change)
    guard !change.isEverything else { return }
    for path in change.paths {
      if path == "gazette.yml" {
        settings = try folder.settingsFile()
      } else if SavedFiles.isTemplate(path) {
        if templates == nil { templates = try folder.templates() }
      } else {
        content[path] = try Self.finding(at: path, in: folder)
      }
    }
  }

  /// Whether a path is that of a template or of a folder of templates.
  static func isTemplate(_ path: String) -> Bool { path == "templates" || path.hasPrefix("templates/") }

  private static func finding(at path: String, in folder: SiteFolder) throws -> Finding {
    if !path.hasPrefix("content/assets/"), let bytes = try folder.bytes(of: path, limit: 2 * ContentFolder.largestText)
    {
      return .text(bytes)
    }
    return try Disk.kind(folder.root + "/" + path) == .nothing ? .nothing : .other
  }
}
