package import Markdown

/// A name in a text, and the decision about what it means.
package struct FoundName: Sendable {
  package let verdict: Verdict
  let position: Position
  /// The name's place in the lexicon; nil for a wiki link.
  var entry: Int32?
  /// The number of its sentence in the text, and its range in that sentence in bytes; nil if it is not a mention.
  package internal(set) var sentence: (number: Int, range: Range<Int>)?

  /// The place of a name in a document.
  package enum Position: Sendable {
    case wikiLink(node: Int)
    case prose(Document.Span)
  }

  /// The rule that decided which actor a name means.
  package enum Rule: String, Sendable, CaseIterable {
    /// `[[…]]`: the writer chose the actor.
    case wikiLink = "wiki-link"
    case name
    case alias
    /// Several actors have the name, and the head pins one of them under `actors:`.
    case pinned
    /// It is the family name of exactly one person whom the text has named in full before.
    case familyName = "family-name"
  }

  /// Why a name is plain text, or why an actor with this name is not the one that it means.
  package enum Reason: String, Sendable, CaseIterable {
    /// Several actors have the name, and nothing says which one it means.
    case ambiguous
    /// A weak alias never becomes a mention in prose.
    case weakAlias = "weak-alias"
    /// It is the family name of a person whom the text has not named in full.
    case notIntroduced = "not-introduced"
    /// `\` or `~` is before it.
    case escaped
    /// It is part of a text that looks like an address.
    case address
    case heading, link, image, code, html
    case struckOut = "struck-out"
    /// The name means another of the actors that have it.
    case notMeant = "not-meant"
    /// It is part of a longer name.
    case longerName = "longer-name"
  }

  /// What a name in a text means.
  package enum Verdict: Sendable, Hashable {
    case mention(ActorID, Rule)
    /// Plain text, with the reason and the actors that it could mean.
    case plain(Reason, [ActorID])
  }
}

extension FoundName.Verdict {
  var isMention: Bool { if case .mention = self { true } else { false } }

  /// The actor that the name means, or the actors that it could mean.
  var actors: [ActorID] {
    switch self {
    case .mention(let actor, _): [actor]
    case .plain(_, let actors): actors
    }
  }
}
