import Base
package import Names
package import Notes

/// A claim of a note, with who makes it.
package struct NoteClaim: Sendable {
  package let claim: Claim
  /// Nil for the authors of the note.
  package let by: ActorID?

  /// The claims of a head. One that an actor makes who is withheld is left out.
  static func all(of head: NoteHead, by names: Names, _ diagnostics: inout [Diagnostic]) -> [NoteClaim] {
    head.claims.compactMap { claim in
      guard let name = claim.by else { return NoteClaim(claim: claim, by: nil) }
      return names.actor(named: name, &diagnostics).map { NoteClaim(claim: claim, by: $0) }
    }
  }

  /// The same with another id of the actor; nil if the actor is gone.
  func renumbered(_ ids: Renumbering) -> NoteClaim? {
    guard let by else { return self }
    return ids[by].map { NoteClaim(claim: claim, by: $0) }
  }
}

/// A denial in a note, with who denies.
package struct NoteDispute: Sendable {
  package let dispute: Dispute
  /// Nil for the authors of the note, and for a speaker who is no actor.
  package let by: ActorID?
  /// The quotation in which it is said.
  package let quoted: String?
  /// Who says the quotation, if that is no actor.
  package let attribution: String?

  /// The denials of a head. One by an actor who is withheld is left out.
  static func all(
    of head: NoteHead, _ quotations: [Quotation], by names: Names, _ diagnostics: inout [Diagnostic]
  ) -> [NoteDispute] {
    head.disputes.compactMap { dispute in
      if let number = dispute.quotation {
        guard quotations.indices.contains(number.value - 1) else {
          diagnostics.append(
            Diagnostic(
              .fieldValue, at: number.location, "the note has no quotation \(number.value)",
              hint: quotations.isEmpty ? "take 'quotation' out" : "its quotations are 1 to \(quotations.count)"))
          return nil
        }
        let quotation = quotations[number.value - 1]
        return NoteDispute(
          dispute: dispute, by: quotation.speaker, quoted: quotation.text,
          attribution: quotation.speaker == nil ? quotation.attribution : nil)
      }
      var by: ActorID?
      if let name = dispute.by {
        by = names.actor(named: name, &diagnostics)
        if by == nil { return nil }
      }
      return NoteDispute(dispute: dispute, by: by, quoted: nil, attribution: nil)
    }
  }

  /// The same with another id of the actor; nil if the actor is gone.
  func renumbered(_ ids: Renumbering) -> NoteDispute? {
    guard let by else { return self }
    return ids[by].map { NoteDispute(dispute: dispute, by: $0, quoted: quoted, attribution: attribution) }
  }
}
