/// A storage that rclone knows.
package struct RcloneStorage: Sendable, Equatable {
  /// `remote:bucket/path`, without a slash at its end.
  package let location: String
}
