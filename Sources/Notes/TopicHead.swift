package import Base
import FrontMatter

/// What is known of a topic: what its file in content/topics/ says, or, where it has none, how the first note that
/// names it spells it.
package struct TopicHead: Sendable {
  /// The introduction; nil for a topic without a file.
  package let body: SourceBody?
  package let slug: Slug
  package let title: String
  /// Topics stand by this number, lowest first, then by title.
  package let order: Int?
  package let description: String?
  package let oldAddresses: [Located<SitePath>]

  package var file: SourceFile? { body?.file }

  package static func read(_ file: SourceFile) -> Diagnosed<TopicHead?> {
    TextFile.read(file, "the topic", finishing: "a topic") { TopicHead(&$0) }
  }

  private init?(_ text: inout TextFile) {
    let title = text.fields.requiredText("title", of: "the topic")
    order = text.fields.integer("order")
    description = text.fields.text("description")?.value
    oldAddresses = text.oldAddresses(text.fields.texts("aliases"))
    let slug = text.slug(default: text.stem)
    guard let title, let slug else { return nil }
    body = text.body
    self.slug = slug
    self.title = title.value
  }

  /// A topic without a file, by the name that a note gives it: `arms-control` has the title `Arms control`. Nil where
  /// the name makes no slug.
  package init?(named name: String) {
    guard let slug = Slug(from: name) else { return nil }
    body = nil
    self.slug = slug
    let words = slug.text.split(separator: "-").joined(separator: " ")
    title = name == slug.text ? words.prefix(1).uppercased() + words.dropFirst() : name
    order = nil
    description = nil
    oldAddresses = []
  }
}
