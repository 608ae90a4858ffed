/// Something that a search can find: a note, an actor or a topic.
package struct SearchEntry: Sendable {
  /// The raw values are the numbers for the kinds in `titles.<hash>.json`.
  package enum Kind: Int, Sendable {
    case note, actor, topic
  }

  package let kind: Kind
  package let title: String
  package let text: [UInt8]
  /// Texts inside `text` that weigh more: headings, and what is in bold type.
  package var headings: [String] = []
  package var strong: [String] = []
  /// The names by which it is found too: places in the index's list of names.
  package let names: [Int]
  /// What results can be held to, as `a:sergei-lavrov`; see `SearchIndex`.
  package let filters: [String]
  /// The day of a note, as `Day` numbers it; of others the number of their notes.
  package let rank: Int
  /// Its address.
  package var href: String
  /// What stands below its title in a list of results: first a sentence or two, then its kind, date and so on.
  package let summary: String
  package let label: String

  package init(
    kind: Kind, title: String, text: [UInt8], names: [Int], filters: [String], rank: Int, href: String, summary: String,
    label: String
  ) {
    self.kind = kind
    self.title = title
    self.text = text
    self.names = names
    self.filters = filters
    self.rank = rank
    self.href = href
    self.summary = summary
    self.label = label
  }
}
