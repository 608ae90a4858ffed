import Archive
import Base
package import Site

/// The theme's style sheet and scripts, and the files of content/assets/.
package enum AssetFiles: PageKind {
  package static let templates: [PageTemplate] = []

  package static func files(of site: Site) -> [SiteFile] {
    site.assets.map { asset in
      SiteFile(asset.path, .asset, .written { $0 += asset.bytes }, isNamedByContent: true)
    }
      + site.archive.assets.map { path in
        let isPage = MediaType.of(path).hasPrefix("text/html")
        return SiteFile(
          Addresses.asset(path), isPage ? .page : .asset, .copied(path), origin: SourceLocation(path: path))
      }
  }
}
