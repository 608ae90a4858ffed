package import Base
import FrontMatter

/// The file of a free page, such as *About*. The page's address is the file's path below content/pages/.
package struct PageHead: Sendable {
  package let body: SourceBody
  package let title: String
  package let description: String?
  /// `["about"]` for /about/.
  package let segments: [Slug]
  /// The menu sorts pages by this number, lowest first, then by title.
  package let order: Int?
  package let restriction: Restriction
  package let oldAddresses: [Located<SitePath>]

  /// Whether it is built only with `--drafts`.
  package var isDraft: Bool { restriction.isDraft }
  /// The file in content/pages/ that it was read from.
  package var file: SourceFile { body.file }

  /// Nil if the head has an error.
  package static func read(_ file: SourceFile, _ rules: HeadRules = .init()) -> Diagnosed<PageHead?> {
    TextFile.read(file, "the page", finishing: "a page") { PageHead(&$0, rules) }
  }

  private init?(_ text: inout TextFile, _ rules: HeadRules) {
    let title = text.fields.requiredText("title", of: "the page")
    description = text.fields.text("description").map { rules.prose($0.value) }
    order = text.fields.integer("order")
    restriction = Restriction.read(&text.fields, rules)
    oldAddresses = text.oldAddresses(text.fields.texts("aliases"))
    let slug = text.slug(default: text.stem)
    guard let title, let slug else { return nil }
    body = text.body
    self.title = rules.prose(title.value)
    let folders = text.file.path.split(separator: "/").dropFirst(2).dropLast()
    segments = folders.compactMap { Slug(from: String($0)) } + [slug]
  }
}
