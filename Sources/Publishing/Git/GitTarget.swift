/// A branch of a git repository.
package struct GitBranch: Sendable, Equatable {
  package enum History: String, Sendable, CaseIterable {
    /// A commit for each edition.
    case keep
    /// One commit in all.
    case squash
  }

  /// An address, a path, or the name of a remote of the repository that the site lies in.
  package let remote: String
  package let branch: String
  package let history: History

  /// Whether the remote is the name of one.
  var isNamed: Bool { !remote.contains("/") && !remote.contains(":") }
}
