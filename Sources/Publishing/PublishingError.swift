/// Why a target could not be brought up to date. The message says what a person can do about it.
package enum PublishingError: Error, Equatable {
  /// A program is not installed; how to install it.
  case toolMissing(String, installation: String)
  /// A program failed; its name and what it said.
  case toolFailed(String, String)
  /// Another publisher is at work, or has been since the plan was made.
  case race(String)
  /// What the target holds, or a person's answer, forbids it.
  case refused(String, hint: String? = nil)
  /// What was read back is not what was sent.
  case unverified(String)
}

extension PublishingError: CustomStringConvertible {
  /// The message, with the hint on a line of its own.
  package var description: String {
    switch self {
    case .toolMissing(let name, let installation): "there is no \(name) on this machine: \(installation)"
    case .toolFailed(let name, let message): "\(name): \(message)"
    case .race(let message), .unverified(let message): message
    case .refused(let message, let hint): hint.map { "\(message)\n  hint: \($0)" } ?? message
    }
  }
}
