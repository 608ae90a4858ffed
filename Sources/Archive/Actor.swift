package import Names
package import Notes

/// An actor with everything that the notes say about it. The name hides Swift's protocol `Actor` on purpose: it is the
/// word of the glossary. A class for the same reason as `Note`.
package final class Actor: Sendable {
  package let id: ActorID
  package let head: ActorHead
  package let biography: Body
  /// Newest first.
  package let roles: [HeldRole]
  package let affiliations: [Affiliation]
  /// With other actors, whoever's file states them.
  package let relations: [ActorRelation]
  package let dossier: Dossier

  package init(
    _ id: ActorID, _ head: ActorHead, biography: Body, by names: Names, _ relations: [ActorRelation], _ dossier: Dossier
  ) {
    self.id = id
    self.head = head
    self.biography = biography
    roles = head.roles.newestFirst.map { role in
      HeldRole(role: role, organisation: role.organisation.flatMap(names.actor(named:)))
    }
    affiliations = head.affiliations.map { Affiliation(name: $0, actor: names.actor(named: $0)) }
    self.relations = relations
    self.dossier = dossier
  }
}

/// An office, with the actor at which it is held.
package struct HeldRole: Sendable {
  package let role: Role
  /// Nil if the role's organisation is not an actor.
  package let organisation: ActorID?
}

/// What an actor belongs to.
package struct Affiliation: Sendable {
  /// As written.
  package let name: String
  /// Nil if it is not an actor.
  package let actor: ActorID?
}

/// Everything that the notes say about one actor.
package struct Dossier: Sendable {
  /// Chronological.
  package let appearances: [Appearance]
  /// Who appears in the same notes, the most frequent first.
  package let companions: [Companion]
  /// Chronological.
  package let quotations: [Quotation]
  /// The notes with sources that the actor published as an outlet; chronological.
  package let citations: [OutletCitation]
  /// The actors that belong to it or belonged to it; present members come first.
  package let members: [Member]

  /// How many notes name the actor. Every "named in n notes" uses this number.
  package var namedIn: Int { appearances.count }

  /// Whether no note names the actor, and no note has a source that it published.
  package var isEmpty: Bool { appearances.isEmpty && citations.isEmpty }

  /// How many notes name the actor or have a source that it published.
  package var noteCount: Int { citations.isEmpty ? namedIn : notes.count }

  /// The notes that name the actor or have a source that it published, chronological.
  package var notes: [NoteID] {
    let named = appearances.map(\.note)
    return citations.isEmpty ? named : Set(named).union(citations.map(\.note)).sorted()
  }
}

/// A note with sources that an outlet published, and those sources.
package struct OutletCitation: Sendable {
  package let note: NoteID
  /// Places in the note's sources.
  package let sources: [Int]
  /// Whether the note has no other source.
  package let isSole: Bool
}
