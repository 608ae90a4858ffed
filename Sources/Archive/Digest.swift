package import Names
package import Notes

/// The notes of a day, week, month or year, with an editor's lead if there is one. It has no notes if its period has
/// only corrections of earlier notes.
package struct Digest<Period: Sendable & Hashable>: Sendable {
  package let period: Period
  /// Chronological.
  package let notes: [NoteID]
  package let lead: Lead?
  /// What is new in the digest; only corrections for a year.
  package let changes: Changes
  /// The digest as it was frozen; nil if it was not.
  package let frozen: FrozenDigest?

  /// The corrections that were made in this period to notes of other periods, chronological.
  package var correctionsOfOthers: [Changes.Corrected] {
    guard let first = notes.first, let last = notes.last else { return changes.corrections }
    return changes.corrections.filter { $0.note < first || last < $0.note }
  }
}

/// An editor's lead, its names resolved.
package struct Lead: Sendable {
  package let head: LeadHead
  package let body: Body
}
