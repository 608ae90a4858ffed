import Base
import Build
import Pages
import Site

/// What a rebuild came to.
struct Rebuild: Sendable {
  let settings: Diagnosed<SourceFile?>
  let templates: Diagnosed<[SourceFile]>
  let built: Diagnosed<BuiltSite?>
  /// The site's pages by their paths.
  let pages: [String: SiteFile]

  init(of folder: FolderSnapshot, _ built: Diagnosed<BuiltSite?>) {
    settings = folder.settings
    templates = folder.templates
    self.built = built
    pages = Dictionary((built.value?.siteFiles ?? []).map { ($0.path.text, $0) }) { first, _ in first }
  }
}
