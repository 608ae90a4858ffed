/// Why a target could not be brought up to date. What a person can do is in the message.
package enum PublishingError: Error, Equatable {
  case toolMissing(String, installation: String)
  /// A program, and what it said.
  case toolFailed(String, String)
  /// Another publisher is at work, or has been since the plan was made.
  case race(String)
  /// What the target holds forbids it.
  case refused(String, hint: String? = nil)
  /// What was read back is not what was sent.
  case unverified(String)
}

extension PublishingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .toolMissing(let name, let installation): "there is no \(name) on this machine: \(installation)"
    case .toolFailed(let name, let message): "\(name): \(message)"
    case .race(let message), .unverified(let message): message
    case .refused(let message, let hint): hint.map { "\(message)\n  hint: \($0)" } ?? message
    }
  }
}
