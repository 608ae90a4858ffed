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
  /// The place of the circle of readers in the site's `Audiences`: what is for a narrower one is withheld.
  package let audience: Int

  package init(today: Day, now: Int, includesDrafts: Bool, includesFuture: Bool, audience: Int = 0) {
    self.today = today
    self.now = now
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
    self.audience = audience
  }

  /// The last day that is published; nil if a person asked for what is in the future.
  var lastDay: Day? { includesFuture ? nil : today }

  /// Whether a note is a future note or under embargo. If it is published, a person asked for such notes.
  func isAhead(_ note: NoteHead) -> Bool { note.day > today || (note.embargo ?? .min) > now }

  /// Why a thing is withheld; nil if it is published.
  func reason(against restriction: Restriction) -> Withheld.Reason? {
    if restriction.isDraft && !includesDrafts { return .draft }
    if restriction.audience > audience { return .audience }
    if let embargo = restriction.embargo, embargo > now, !includesFuture { return .embargo }
    return nil
  }

  /// As above; a note can be withheld for its date too.
  func reason(against note: NoteHead) -> Withheld.Reason? {
    if let reason = reason(against: note.restriction) { return reason }
    return note.day > today && !includesFuture ? .future : nil
  }
}
