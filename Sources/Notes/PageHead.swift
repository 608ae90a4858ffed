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
  /// Whether the menu has it.
  package let isInMenu: Bool
  package let picture: HeadPicture?
  /// Whether it has a list of its headings; nil if their number decides.
  package let hasContents: Bool?
  /// The template of the site's own that it is rendered with: `layout: longread`.
  package let layout: Located<String>?
  package let restriction: Restriction
  package let oldAddresses: [Located<SitePath>]
  package let params: Params

  /// Whether it is built only with `--drafts`.
  package var isDraft: Bool { restriction.isDraft }
  /// The file in content/pages/ that it was read from.
  package var file: SourceFile { body.file }

  /// Nil if the head has an error.
  package static func read(_ file: SourceFile, _ rules: HeadRules = .init()) -> Diagnosed<PageHead?> {
    TextFile.read(file, "the page", finishing: "a page", headIsOptional: true) { PageHead(&$0, rules) }
  }

  private init?(_ text: inout TextFile, _ rules: HeadRules) {
    let title = text.title(of: "the page", default: text.stem, rules.markdown)
    let description = text.fields.text(text.fields.firstKey(of: ["description", "summary", "excerpt"]))
    self.description = description.map { rules.prose($0.value) }
    order = text.fields.integer("order")
    // Hugo's `menu: main` is a word, which says what is so here anyway.
    isInMenu = text.fields.flagIfAny("menu") ?? true
    picture = HeadPicture.read(&text.fields, rules)
    hasContents = text.fields.flagIfAny("toc")
    layout = text.layout
    restriction = Restriction.read(&text.fields, rules)
    let segments = Self.permalink(&text.fields)
    let former = text.formerAddresses(text.fields.textsOrOne("aliases"))
    text.fields.mean(["published", "publish", "permalink", "url", "redirect_from"])
    let slug = text.slug(default: text.stem)
    params = text.params(of: "a page", rules)
    guard let title, let slug else { return nil }
    body = text.body
    self.title = rules.prose(title)
    // The folder of a bundle gives the page its name.
    let isBundle = text.file.path.pathSegments().last?.hasPrefix("\(text.stem).") == false
    let folders = text.file.path.pathSegments().dropFirst(2).dropLast(isBundle ? 2 : 1)
    self.segments = segments ?? folders.compactMap { Slug(from: $0) } + [slug]
    // The address that `permalink` gives the page is no old one.
    let own = "/" + self.segments.map { $0.text + "/" }.joined()
    oldAddresses = former.filter { $0.value.text != own }
  }

  /// The address that Jekyll's and Eleventy's `permalink` or Hugo's `url` gives the page: `/about/`.
  private static func permalink(_ fields: inout Fields) -> [Slug]? {
    let key = fields.firstKey(of: ["permalink", "url"])
    guard case .scalar(let text, _)? = fields.peek(key)?.content, let path = SitePath(written: text.trimmed),
      path.text.hasSuffix("/")
    else { return nil }
    let segments = path.text.pathSegments().compactMap { try? Slug(checking: $0) }
    guard !segments.isEmpty else { return nil }
    _ = fields.value(key)
    return segments
  }
}
