package import Base
package import Markdown

/// What the keys of all heads are read by.
package struct HeadRules: Sendable {
  /// The site's; dates without a time zone of their own are in it.
  package let zone: Zone
  package let audiences: Audiences
  let markdown: MarkdownOptions
  /// The kinds of relations between actors.
  let relations: [RelationKind]
  /// Whether a key that has no meaning is an error (`strictHeads`).
  let isStrict: Bool

  package init(
    zone: Zone = .utc, audiences: Audiences = .everybody, markdown: MarkdownOptions = MarkdownOptions(),
    relations: [RelationKind] = RelationKind.builtIn, isStrict: Bool = false
  ) {
    self.zone = zone
    self.audiences = audiences
    self.markdown = markdown
    self.relations = relations
    self.isStrict = isStrict
  }

  /// The same for a head that says which language its text has.
  func inLanguage(_ language: String?) -> HeadRules {
    HeadRules(
      zone: zone, audiences: audiences, markdown: markdown.inLanguage(language), relations: relations,
      isStrict: isStrict)
  }

  /// A text that readers read as they read a body: without comments, `%%like this%%`.
  func prose(_ text: String) -> String {
    let mayHaveComment = text.utf8.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "<") }
    guard mayHaveComment, markdown.flavour == .extended else { return markdown.typographic(text) }
    let bytes = Array(text.utf8)
    let open = bytes.withoutComments(from: 0)
    guard open != bytes else { return markdown.typographic(text) }
    return markdown.typographic(String(utf8: open).split(separator: " ").joined(separator: " "))
  }
}
