package import Base
import Markdown

/// What the keys of all heads are read by.
package struct HeadRules: Sendable {
  /// The site's; dates without a time zone of their own are in it.
  package let zone: Zone
  package let audiences: Audiences
  /// Whether titles, summaries and the like have the typography of bodies.
  package let isTypographic: Bool

  package init(zone: Zone = .utc, audiences: Audiences = .everybody, isTypographic: Bool = true) {
    self.zone = zone
    self.audiences = audiences
    self.isTypographic = isTypographic
  }

  /// A text that readers read as they read a body.
  func prose(_ text: String) -> String { isTypographic ? MarkdownParser.typographic(text) : text }
}
