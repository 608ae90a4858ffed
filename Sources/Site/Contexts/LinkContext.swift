package import Templates

/// A link, in some lists with a count.
package struct LinkContext: TemplateContext {
  package let title: String
  package let href: String
  package var count: Int?

  package init(title: String, href: String, count: Int? = nil) {
    self.title = title
    self.href = href
    self.count = count
  }

  package static let shape = ContextShape<Self>(
    "link",
    [
      .text("title", "What the link shows.") { $0.title },
      .text("href", "Where it leads.") { $0.href },
      .text("count", "The number of its notes.") { $0.count.map(String.init) },
    ])
}
