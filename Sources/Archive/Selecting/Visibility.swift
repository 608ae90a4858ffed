package import Base
import Notes

/// Decides what is published now, by the given clock and by what the person asked for.
package struct Visibility: Sendable {
  /// The day in the site's time zone; notes dated after it are future.
  package let today: Day
  /// Seconds since 1970-01-01T00:00:00Z; an embargo holds if it ends later.
  package let now: Int
  package let includesDrafts: Bool
  package let includesFuture: Bool

  package init(today: Day, now: Int, includesDrafts: Bool, includesFuture: Bool) {
    self.today = today
    self.now = now
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
  }

  /// Whether a note is a future note or under embargo. If it is published, a person asked for such notes.
  func isAhead(_ note: NoteHead) -> Bool { note.day > today || (note.embargo ?? .min) > now }

  /// Why a note is withheld; nil for a note that is published.
  func reason(against note: NoteHead) -> Withheld.Reason? {
    if note.isDraft && !includesDrafts { return .draft }
    if let embargo = note.embargo, embargo > now, !includesFuture { return .embargo }
    if note.day > today && !includesFuture { return .future }
    return nil
  }
}
