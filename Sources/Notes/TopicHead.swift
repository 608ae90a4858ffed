package import Base
import FrontMatter

/// A topic's file in content/topics/. For a topic without a file, it has the title as the first note spells it.
package struct TopicHead: Sendable {
  /// The introduction; nil for a topic without a file.
  package let body: SourceBody?
  package let slug: Slug
  package let title: String
  /// Topics are sorted by this number, lowest first, then by title.
  package let order: Int?
  package let description: String?
  /// Other names that notes may use for it.
  package let aliases: [String]
  package let oldAddresses: [Located<SitePath>]
  package let restriction: Restriction
  package let params: Params

  /// The file in content/topics/ that it was read from; nil for a topic without one.
  package var file: SourceFile? { body?.file }

  /// Nil if the head has an error.
  package static func read(_ file: SourceFile, _ rules: HeadRules = .init()) -> Diagnosed<TopicHead?> {
    TextFile.read(file, "the topic", finishing: "a topic") { TopicHead(&$0, rules) }
  }

  private init?(_ text: inout TextFile, _ rules: HeadRules) {
    let title = text.title(of: "the topic", default: text.stem, rules.markdown)
    order = text.fields.integer("order")
    description = text.fields.text("description").map { rules.prose($0.value) }
    restriction = Restriction.read(&text.fields, rules)
    let names = text.fields.textsOrOne("aliases")
    oldAddresses = text.oldAddresses(names.filter { $0.value.hasPrefix("/") })
    aliases = names.map(\.value).filter { !$0.hasPrefix("/") }
    let slug = text.slug(default: text.stem)
    params = text.params(of: "a topic", rules)
    guard let title, let slug else { return nil }
    body = text.body
    self.slug = slug
    self.title = rules.prose(title)
  }

  /// A topic without a file, from its name in a note: `arms-control` has the title `Arms control`. Nil if no slug can
  /// be made from the name.
  package init?(named name: String) {
    guard let slug = Slug(from: name) else { return nil }
    body = nil
    self.slug = slug
    let words = slug.text.split(separator: "-").joined(separator: " ")
    title = name == slug.text ? words.prefix(1).uppercased() + words.dropFirst() : name
    order = nil
    description = nil
    aliases = []
    oldAddresses = []
    restriction = .none
    params = Params()
  }
}
