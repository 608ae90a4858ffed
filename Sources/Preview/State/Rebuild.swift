import Base
import Build
import Pages

/// What a rebuild came to.
struct Rebuild: Sendable {
  let settings: Diagnosed<SourceFile?>
  let templates: Diagnosed<[SourceFile]>
  let built: Diagnosed<BuiltSite?>
  /// The site's pages by their paths.
  let pages: [String: Page]

  init(of folder: FolderSnapshot, _ built: Diagnosed<BuiltSite?>) {
    settings = folder.settings
    templates = folder.templates
    self.built = built
    pages = Dictionary((built.value?.pages ?? []).map { ($0.path.text, $0) }) { first, _ in first }
  }
}
