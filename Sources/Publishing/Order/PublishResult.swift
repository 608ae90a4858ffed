/// What publishing to a target did.
package struct PublishResult: Sendable {
  /// How it ended.
  package enum Outcome: String, Sendable {
    /// A dry run: nothing was changed.
    case planned
    /// The target held this site already.
    case unchanged
    /// The target was brought up to date.
    case published
  }

  /// The site that the target contains now, or would hold.
  package let site: BuiltFolder
  /// What was changed, or would be.
  package let plan: PublishPlan
  /// How it ended.
  package let outcome: Outcome
  /// What the target calls its state now, a commit or a release; empty where it has no name for it.
  package let state: String
  /// What else the person should know, a sentence each.
  package let notices: [String]
}

/// What going back to the version before did.
package struct RollbackResult: Sendable {
  /// What the target called the version that was live; nil where it has no names for versions.
  package let from: String?
  /// What the target calls the version that is live again; nil where it has no names for versions.
  package let to: String?
  /// The site's address there.
  package let address: String
  /// What the target calls its state now; empty where it has no name for it.
  package let state: String
  /// What else the person should know, a sentence each.
  package let notices: [String]
}
