/// What a plot says in words: WAI-ARIA and SVG 2 want a title and a description of each image.
package struct Caption: Sendable {
  /// One of a kind on its page; letters and hyphens.
  package let id: String
  package let title: String
  package let text: String

  package init(id: String, title: String, text: String) {
    self.id = id
    self.title = title
    self.text = text
  }
}
