package import Base
package import Notes

/// A site's folder as it was found at one moment: gazette.yml and the templates are read, the content is listed. The
/// stages read the content's files when they need them.
package struct FolderSnapshot: Sendable {
  /// The site's folder, an absolute path.
  package let root: String
  /// gazette.yml, or the diagnostic that it is missing.
  package let settings: Diagnosed<SourceFile?>
  /// The listed files of `content/`.
  package let content: ContentFolder
  /// The files of `templates/` in the order of their paths.
  package let templates: Diagnosed<[SourceFile]>

  /// A folder of which somebody has read this much.
  package init(
    root: String, settings: Diagnosed<SourceFile?>, content: ContentFolder, templates: Diagnosed<[SourceFile]>
  ) {
    self.root = root
    self.settings = settings
    self.content = content
    self.templates = templates
  }
}
