import Archive
import Base
import Notes
package import Site

/// The theme's style sheet and scripts, the files of content/assets/, and the copies of sources.
package enum AssetFiles: PageKind {
  package static let templates: [PageTemplate] = []

  package static func files(of site: Site) -> [SiteFile] {
    site.assets.map { asset in
      SiteFile(asset.path, .asset, .written { $0 += asset.bytes }, isNamedByContent: true)
    }
      + site.archive.assets.map { path in
        let isPage = MediaType.of(path).hasPrefix("text/html")
        let whole = site.archive.pictureForms[path]?.whole ?? path
        return SiteFile(
          Addresses.asset(path), isPage ? .page : .asset, .copied(whole), origin: SourceLocation(path: path))
      }
      + site.sourceCopies.map { path, record in
        SiteFile(Site.path(ofCopy: path), .asset, .copied(path), origin: record.copyLocation)
      }
      + site.archive.pictureForms.sorted { $0.key < $1.key }.flatMap { path, forms in
        forms.narrower.map { form in
          SiteFile(
            Addresses.asset(path, width: form.width), .asset, .copied(form.file), origin: SourceLocation(path: path))
        }
      }
  }
}
