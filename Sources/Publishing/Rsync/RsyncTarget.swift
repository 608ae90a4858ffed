/// A folder that rsync reaches.
package struct RsyncHost: Sendable, Equatable {
  package enum Mode: String, Sendable, CaseIterable {
    /// Each edition in a folder of its own, and a link to the one that is live.
    case releases
    case inPlace
  }

  /// `host:/path`, `user@host:/path` or an absolute path of this machine, without a slash at its end.
  package let location: String
  package let port: Int?
  package let mode: Mode
  /// How many releases stay.
  package let keep: Int
}
