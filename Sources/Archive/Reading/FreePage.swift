package import Base
import FrontMatter

/// A page that is no note: about, method. Its address is its path below content/pages/.
package struct WrittenPage: Sendable {
  package let file: SourceFile
  package let body: WrittenBody
  package let title: String
  package let description: String?
  /// `["about"]` for /about/.
  package let segments: [Slug]
  /// Pages stand in the menu by this number, lowest first, then by title.
  package let order: Int?
  package let isDraft: Bool
  package let oldAddresses: [Located<SitePath>]

  static func read(_ file: SourceFile) -> Diagnosed<WrittenPage?> {
    let opened = TextFile.read(file, "the page")
    guard var text = opened.value else { return Diagnosed(nil, opened.diagnostics) }
    let title = text.fields.requiredText("title", of: "the page")
    let description = text.fields.text("description")?.value
    let order = text.fields.integer("order")
    let isDraft = text.fields.flag("draft") ?? false
    let oldAddresses = text.oldAddresses(text.fields.texts("aliases"))
    let slug = text.slug(default: text.stem)
    let folders = file.path.split(separator: "/").dropFirst(2).dropLast().compactMap { Slug(from: String($0)) }
    let diagnostics = text.fields.finish("a page")
    guard let title, let slug, !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
    return Diagnosed(
      WrittenPage(
        file: file, body: text.body, title: title.value, description: description, segments: folders + [slug],
        order: order, isDraft: isDraft, oldAddresses: oldAddresses), diagnostics)
  }
}
