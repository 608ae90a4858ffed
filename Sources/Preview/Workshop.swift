package import Base

/// What makes the site that is previewed. Whoever implements it may be asked from several threads, but never to rebuild
/// twice at once.
package protocol Workshop: Sendable {
  /// Takes in what changed, or at the first time everything. Throws where the machine fails.
  func rebuild(after change: Change) throws -> Rebuilt

  /// Of what changed, that which differs from what was taken in last: a file may be saved as it was.
  func differing(_ change: Change) -> Change

  /// What becomes at once of one file that changed, before a rebuild; nil where only a rebuild can tell.
  func glimpse(of path: String) throws -> Glimpse?

  /// The names in the note that is shown at an address; nil where no note is.
  func margin(of path: SitePath) -> Margin?

  /// The line of a file, for messages; nil where there is none.
  func line(at location: SourceLocation) -> String?

  /// The bytes of a file below the site's folder.
  func read(_ path: String) throws -> [UInt8]
}
