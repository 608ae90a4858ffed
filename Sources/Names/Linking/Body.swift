package import Markdown

/// A parsed body and what its wiki links, mentions and citations lead to.
package struct Body: Sendable {
  package let document: Document
  /// Sorted by node; a node that is not here leads nowhere.
  let references: [Reference]

  struct Reference: Sendable {
    let node: Int
    let target: Target
  }

  package static let empty = Body(document: Document(), references: [])

  /// What the wiki link, mention or citation at a node leads to.
  package func target(of node: Int) -> Target? {
    var low = 0
    var high = references.count
    while low < high {
      let middle = (low + high) / 2
      if references[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low < references.count && references[low].node == node ? references[low].target : nil
  }

  /// The transclusions: the wiki link that stands in each, and what it leads to.
  package var transclusions: [(link: Int, target: Target)] {
    references.filter { $0.node > 0 && document.nodes[$0.node - 1].kind == .transclusion }.map { ($0.node, $0.target) }
  }

  /// How many times each source is cited, by its place in the note's sources.
  package var citations: [Int: Int] {
    var counts: [Int: Int] = [:]
    for case .source(let source, _) in references.map(\.target) { counts[source, default: 0] += 1 }
    return counts
  }
}

/// What a wiki link, a mention or a citation leads to.
package enum Target: Sendable, Hashable {
  case actor(ActorID)
  case note(NoteID)
  case topic(TopicID)
  /// A source by its place in the note, and which of its citations this is, from 1.
  case source(Int, occurrence: Int)
}

/// A body with the names of actors in it.
package struct LinkedBody: Sendable {
  package let body: Body
  /// The text before mentions were marked: the nodes of `recognition` and `references` are this one's.
  package let document: Document
  let references: [Body.Reference]
  package let recognition: Recognition

  /// What each wiki link and citation of `document` leads to, by its node.
  package func target(of node: Int) -> Target? { Body(document: document, references: references).target(of: node) }

  /// The first actor that the prose of some nodes names; nil if a person who is not an actor is named before it.
  package func firstMention(in nodes: Range<Int>) -> ActorID? {
    for name in recognition.names {
      guard case .prose(let span) = name.position, nodes.contains(span.start.node) else { continue }
      guard case .mention(let actor, _) = name.verdict else { return nil }
      let before = document.text(of: .init(start: (nodes.lowerBound, 0), end: span.start))
      return UnknownNames.containsName(before) ? nil : actor
    }
    return nil
  }
}
