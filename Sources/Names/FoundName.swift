package import Markdown

/// A name that stands in a text, and what was made of it.
package struct FoundName: Sendable {
  package let verdict: Verdict
  let position: Position
  /// The name's place in the lexicon; nil for a wiki link.
  var entry: Int32?
  /// Which of the text's sentences it stands in, and where in it, in bytes; nil for one that is no mention.
  package internal(set) var sentence: (number: Int, range: Range<Int>)?

  /// Where a name stands in a document.
  package enum Position: Sendable {
    case wikiLink(node: Int)
    case prose(Document.Span)
  }

  /// What decided whom a name stands for.
  package enum Rule: String, Sendable, CaseIterable {
    /// `[[…]]`: the writer says so.
    case wikiLink = "wiki-link"
    case name
    case alias
    /// Several bear it, and the head names one of them under `actors:`.
    case pinned
    /// It is the family name of the one person whom the text has named in full before.
    case familyName = "family-name"
  }

  /// Why a name stands as plain text, or why somebody who bears it is not meant.
  package enum Reason: String, Sendable, CaseIterable {
    /// Several actors bear the name, and nothing says which one is meant.
    case ambiguous
    /// A weak alias is never linked by itself.
    case weakAlias = "weak-alias"
    /// A family name, and no other name, of somebody whom the text has not named in full.
    case notIntroduced = "not-introduced"
    /// `\` or `~` stands before it.
    case escaped
    /// It stands in what looks like an address.
    case address
    case heading, link, image, code, html
    case struckOut = "struck-out"
    /// Another one of those who bear the name is meant.
    case notMeant = "not-meant"
    /// A longer name holds it.
    case longerName = "longer-name"
  }

  package enum Verdict: Sendable, Hashable {
    case mention(ActorID, Rule)
    /// Plain text, why, and who could have been meant.
    case plain(Reason, [ActorID])
  }
}

extension FoundName.Verdict {
  var isMention: Bool { if case .mention = self { true } else { false } }

  /// Who is or could be meant.
  var actors: [ActorID] {
    switch self {
    case .mention(let actor, _): [actor]
    case .plain(_, let actors): actors
    }
  }
}
