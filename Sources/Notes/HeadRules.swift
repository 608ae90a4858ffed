package import Base
package import Markdown

/// What the keys of all heads are read by.
package struct HeadRules: Sendable {
  /// The site's; dates without a time zone of their own are in it.
  package let zone: Zone
  package let audiences: Audiences
  private let markdown: MarkdownOptions

  package init(
    zone: Zone = .utc, audiences: Audiences = .everybody, markdown: MarkdownOptions = MarkdownOptions()
  ) {
    self.zone = zone
    self.audiences = audiences
    self.markdown = markdown
  }

  /// A text that readers read as they read a body.
  func prose(_ text: String) -> String { markdown.typographic(text) }
}
