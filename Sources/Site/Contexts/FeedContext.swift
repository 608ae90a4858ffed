import Formats
package import Templates

/// A feed that readers may subscribe to.
package struct FeedContext: TemplateContext {
  let title: String
  let format: FeedFormat
  let href: String

  package static let shape = ContextShape<Self>(
    "feed",
    [
      .text("title", "The feed's title.") { $0.title },
      .text("name", "Its format: Atom, JSON Feed.") { $0.format.name },
      .text("type", "Its media type.") { $0.format.mediaType },
      .text("href", "The link to it.") { $0.href },
    ])
}
