import Base
import Templates

/// The picture of a logo.
struct LogoContext: TemplateContext {
  let name: String
  let href: String
  /// The site's title, which the picture stands for.
  let title: String
  let size: PictureSize?

  static let shape = ContextShape<Self>(
    "logo",
    [
      .text("class", "logo; beside it logo-light or logo-dark, if there is one for each scheme.") { $0.name },
      .text("href", "The link to the picture.") { $0.href },
      .text("title", "The site's title.") { $0.title },
      .text("width", "The width in pixels, as far as it is known.") { $0.size.map { String($0.width) } },
      .text("height", "The height in pixels.") { $0.size.map { String($0.height) } },
    ])
}
