package import Names
package import Notes

/// The notes of a stretch of time, with an editor's lead where there is one.
package struct Digest<Period: Sendable & Hashable>: Sendable {
  package let period: Period
  /// Chronological.
  package let notes: [NoteID]
  package let lead: Lead?
  /// What is new in it; nothing for a year.
  package let changes: Changes
}

/// An editor's lead, its names resolved.
package struct Lead: Sendable {
  package let head: LeadHead
  package let body: Body
}
