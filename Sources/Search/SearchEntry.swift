/// Something that a search can find: a note, an actor or a topic.
package struct SearchEntry: Sendable {
  /// The raw values are the numbers for the kinds in `titles.<hash>.json`.
  package enum Kind: Int, Sendable {
    case note, actor, topic
  }

  package let kind: Kind
  package let title: String
  package let text: [UInt8]
  /// The names by which it is found too: places in the index's list of names.
  package let names: [Int]
  /// What results can be held to, as `a:sergei-lavrov`; see `SearchIndex`.
  package let filters: [String]
  /// The day of a note, as `Day` numbers it; of others how many notes stand behind it.
  package let rank: Int
  /// Where it stands, and what stands beside its title in a list of results.
  package var href: String
  package let label: String

  package init(
    kind: Kind, title: String, text: [UInt8], names: [Int], filters: [String], rank: Int, href: String, label: String
  ) {
    self.kind = kind
    self.title = title
    self.text = text
    self.names = names
    self.filters = filters
    self.rank = rank
    self.href = href
    self.label = label
  }
}
