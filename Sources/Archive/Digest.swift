package import Names
package import Notes

/// The notes of a day, week, month or year, with an editor's lead if there is one.
package struct Digest<Period: Sendable & Hashable>: Sendable {
  package let period: Period
  /// Chronological.
  package let notes: [NoteID]
  package let lead: Lead?
  /// What is new in the digest; empty for a year.
  package let changes: Changes
}

/// An editor's lead, its names resolved.
package struct Lead: Sendable {
  package let head: LeadHead
  package let body: Body
}
