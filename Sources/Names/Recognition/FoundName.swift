package import Markdown

/// A name in a text, and the decision about what it means.
package struct FoundName: Sendable {
  package let verdict: Verdict
  let position: Position
  /// The name of the lexicon that the text uses here; nil for a wiki link, and if no actor is meant.
  var use: Use?
  /// The number of its sentence in the text, and its range in that sentence in bytes; nil if it is not a mention.
  package internal(set) var sentence: (number: Int, range: Range<Int>)?

  /// A name of an actor as a text uses it.
  package struct Use: Sendable, Hashable {
    /// The name's place in the lexicon.
    let entry: Int32
    let rank: Lexicon.Sense.Rank
    /// The name in the actor's file that it is a spelling of: 0 is `name`, 1 the first alias.
    let origin: Int32
    /// How the text writes it otherwise than the file.
    let ways: Ways

    init(entry: Int32, sense: Lexicon.Sense, ways: Ways) {
      self.entry = entry
      rank = sense.rank
      origin = sense.origin
      self.ways = ways
    }

    private init(_ other: Use, ways: Ways) {
      (entry, rank, origin, self.ways) = (other.entry, other.rank, other.origin, ways)
    }

    /// The same, written in one more way.
    func adding(_ more: Ways) -> Use { Use(self, ways: ways.union(more)) }

    /// The rule for a name that the file declares, or a spelling of one.
    var rule: Rule { Rule(ways) ?? (rank == .name ? .name : .alias) }
  }

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
    /// Another spelling of a name or an alias; `Ways` has an example of each.
    case inflected, singular, plural, accents, ligature, capitals, acronym, particle, initials
    case middleName = "middle-name"
    case suffix, title
    case familyFirst = "family-first"
    case legalForm = "legal-form"
    case article, ampersand, hyphen
    case sharedFamilyName = "shared-family-name"

    /// The rule for the ways in which a text writes a name; nil if it writes it as the file does.
    init?(_ ways: Ways) {
      guard !ways.isEmpty, let rule = Self.byWay.first(where: { ways.contains($0.way) })?.rule else { return nil }
      self = rule
    }

    /// If a name is written in several ways, the first of these gives the rule.
    private static let byWay: [(way: Ways, rule: Rule)] = [
      (.sharedFamilyName, .sharedFamilyName), (.inflected, .inflected), (.singular, .singular), (.plural, .plural),
      (.capitals, .capitals), (.acronym, .acronym), (.middleName, .middleName), (.initials, .initials),
      (.suffix, .suffix), (.title, .title), (.order, .familyFirst), (.legalForm, .legalForm), (.article, .article),
      (.ampersand, .ampersand), (.hyphen, .hyphen), (.particle, .particle), (.ligature, .ligature),
      (.accents, .accents),
    ]
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
    /// It is part of a longer name that no actor bears: Biden in `Hunter Biden`.
    case partOfName = "part-of-name"
    /// One word in a case ending begins a sentence, and the notes use it as an ordinary word elsewhere.
    case ordinaryWord = "ordinary-word"
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
