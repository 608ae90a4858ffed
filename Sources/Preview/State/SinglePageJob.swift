import Base
import Build

/// The page of one saved file that is to be made before the rebuild.
struct SinglePageJob: Sendable {
  /// The number of the change that saved the file.
  let number: Int
  /// The file, as it was saved.
  let file: SourceFile
  /// The build whose names, theme and other pages the page is made with.
  let built: BuiltSite
  /// Whether that is the newest build: only then do all names that exist by now resolve.
  let isNewest: Bool
  /// When the change was reported.
  let since: ContinuousClock.Instant
  /// Whether more changes are likely to follow.
  let mayGoOn: Bool
}
