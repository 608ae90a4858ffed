package import Base
import FrontMatter

/// What content/topics/ says of a topic. A topic that only notes name has no file.
package struct WrittenTopic: Sendable {
  package let file: SourceFile
  package let body: WrittenBody
  package let slug: Slug
  package let title: String
  /// Topics stand by this number, lowest first, then by title.
  package let order: Int?
  package let description: String?
  package let oldAddresses: [Located<SitePath>]

  static func read(_ file: SourceFile) -> Diagnosed<WrittenTopic?> {
    let opened = TextFile.read(file, "the topic")
    guard var text = opened.value else { return Diagnosed(nil, opened.diagnostics) }
    let title = text.fields.requiredText("title", of: "the topic")
    let order = text.fields.integer("order")
    let description = text.fields.text("description")?.value
    let oldAddresses = text.oldAddresses(text.fields.texts("aliases"))
    let slug = text.slug(default: text.stem)
    let diagnostics = text.fields.finish("a topic")
    guard let title, let slug, !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
    return Diagnosed(
      WrittenTopic(
        file: file, body: text.body, slug: slug, title: title.value, order: order, description: description,
        oldAddresses: oldAddresses), diagnostics)
  }
}
