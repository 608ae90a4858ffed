import Base
import FrontMatter

/// The way in which a head names a claim: `2025-10-21-summit#ceasefire`, or `#ceasefire` in the same note.
package struct ClaimReference: Sendable {
  /// As `updates` names a note; empty for the same note.
  package let note: String
  /// Nil if the note has one claim and it is meant.
  package let claim: String?

  init(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    note = String(parts[0]).trimmed
    claim = parts.count > 1 ? String(parts[1]).trimmed : nil
  }

  /// An error for a key without a value: in YAML, `#` after a blank begins a comment.
  static func reportBlank(_ key: String, _ fields: inout Fields) {
    if fields.isBlank(key) { reportBlank(key, at: fields.place(key), &fields) }
  }

  /// The same for what has no value at a place.
  static func reportBlank(_ what: String, at place: SourceLocation, _ fields: inout Fields) {
    fields.report(
      Diagnostic(
        .fieldMissing, at: place, "\(what) has no value",
        hint: "a '#' begins a comment; write a claim of the same note in quotes: '#ceasefire'"))
  }
}
