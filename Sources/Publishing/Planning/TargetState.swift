package import Output

/// What stands at a target, beside an edition that is to be published there.
package struct TargetState: Sendable, Equatable {
  /// The list of the files that Gazette put there; nil where there is none.
  package var manifest: Manifest?
  /// Every file but the manifest and what publishing itself keeps there.
  package var files: Set<String>
  /// Those that are the edition's, byte for byte.
  package var unchanged: Set<String>
  /// What the target calls its state: a commit, a release; empty where it has no name for it.
  package var name: String

  package init(manifest: Manifest?, files: Set<String>, unchanged: Set<String>, name: String = "") {
    self.manifest = manifest
    self.files = files
    self.unchanged = unchanged
    self.name = name
  }

  /// A target that holds nothing yet.
  static let nothing = TargetState(manifest: nil, files: [], unchanged: [])
}
