package import Names
package import Notes

/// An actor with all that the notes say of it. The name is the field's word and shadows the Swift protocol on purpose.
/// A class for the reason that `Note` is one.
package final class Actor: Sendable {
  package let id: ActorID
  package let head: ActorHead
  package let biography: Body
  /// Newest first.
  package let roles: [HeldRole]
  package let affiliations: [Affiliation]
  package let dossier: Dossier

  package init(_ id: ActorID, _ head: ActorHead, biography: Body, by names: Names, _ dossier: Dossier) {
    self.id = id
    self.head = head
    self.biography = biography
    roles = head.roles.newestFirst.map { role in
      HeldRole(role: role, organisation: role.organisation.flatMap(names.actor(named:)))
    }
    affiliations = head.affiliations.map { Affiliation(name: $0, actor: names.actor(named: $0)) }
    self.dossier = dossier
  }
}

/// An office, with the actor at which it is held.
package struct HeldRole: Sendable {
  package let role: Role
  /// Nil where the role's organisation is no actor.
  package let organisation: ActorID?
}

/// What an actor belongs to.
package struct Affiliation: Sendable {
  /// As written.
  package let name: String
  /// Nil where it is no actor.
  package let actor: ActorID?
}

/// What the notes say of one actor.
package struct Dossier: Sendable {
  /// Chronological.
  package let appearances: [Appearance]
  /// Who appears in the same notes, the most frequent first.
  package let companions: [Companion]
  /// Chronological.
  package let quotations: [Quotation]
  /// What the actor, as an outlet, published that notes rest on; chronological.
  package let citations: [OutletCitation]
  /// Who belongs to it, or did: those there now first.
  package let members: [Member]

  /// How many notes name the actor: the one figure behind every "named in n notes".
  package var namedIn: Int { appearances.count }

  /// Whether no note names the actor or rests on what it published.
  package var isEmpty: Bool { appearances.isEmpty && citations.isEmpty }

  /// How many notes name the actor or rest on what it published.
  package var noteCount: Int {
    citations.isEmpty ? namedIn : Set(appearances.map(\.note)).union(citations.map(\.note)).count
  }
}

/// A note that rests on an outlet, and the sources that do.
package struct OutletCitation: Sendable {
  package let note: NoteID
  /// Places in the note's sources.
  package let sources: [Int]
  /// Whether the note has no other source.
  package let isSole: Bool
}
