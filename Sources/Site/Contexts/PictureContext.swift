import Archive
import Base
package import Notes
package import Templates

/// The picture of a head.
package struct PictureContext: Sendable {
  let href: String
  package let url: String
  let head: HeadPicture
  let size: PictureSize?
}

extension SiteOutline {
  /// The picture of a head in a file; nil if it has none.
  package func picture(_ head: HeadPicture?, of file: String) -> PictureContext? {
    guard let head, let path = archive.headPictures[file] else { return nil }
    if path.contains("://") { return PictureContext(href: path, url: path, head: head, size: nil) }
    let asset = Addresses.asset(path)
    return PictureContext(
      href: addresses.href(asset), url: addresses.url(asset), head: head, size: archive.pictureSizes[path])
  }
}

extension PictureContext: TemplateContext {
  package static let shape = ContextShape<Self>(
    "picture",
    [
      .text("href", "The link to it.") { $0.href },
      .text("url", "Its absolute address.") { $0.url },
      .text("alt", "What it shows, for those who do not see it.") { $0.head.alternative },
      .text("caption", "Its caption.") { $0.head.caption },
      .text("width", "Its width in pixels, as far as it is known.") { $0.size.map { String($0.width) } },
      .text("height", "Its height in pixels.") { $0.size.map { String($0.height) } },
    ])
}
