import Base
import Build

/// A rebuild that is to be done, with everything that is known for it.
struct RebuildJob: Sendable {
  /// gazette.yml and the templates as they were read with a save.
  struct KnownFolder: Sendable {
    let settings: Diagnosed<SourceFile?>
    let templates: Diagnosed<[SourceFile]>
  }

  /// The number of the last change that it takes in; 0 for the first build.
  let number: Int
  /// What changed since the rebuild before.
  let change: Change
  /// That, and what earlier rebuilds could not take in since gazette.yml was unreadable.
  let all: Change
  /// Nil where the whole folder has to be read.
  let known: KnownFolder?
  /// The content that was read with a save, by path.
  let texts: [String: [UInt8]]
  /// The last build whose settings could be read, and what changed since.
  let earlier: EarlierBuild?
  /// When the first of the changes was reported.
  let since: ContinuousClock.Instant
  /// How long after it its own page showed it, where that came before.
  let ownPage: Duration?
}
