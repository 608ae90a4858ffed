import Output

/// What a target holds, compared with a site that is to be published there.
struct TargetState: Sendable, Equatable {
  /// The list of the files that Gazette put there; nil where there is none.
  var manifest: Manifest?
  /// Every file but the manifest and what publishing itself keeps there.
  var files: Set<String>
  /// The files that are the same as the site's, byte for byte.
  var unchanged: Set<String>
  /// What the target calls its state: a commit, a release; empty where it has no name for it.
  var name = ""

  /// A target that holds nothing yet.
  static let nothing = TargetState(manifest: nil, files: [], unchanged: [])
}
