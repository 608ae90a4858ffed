package import Base
import Output

/// A target, by the way in which its kind is read and brought up to date.
package protocol Publisher: Sendable {
  /// Takes away what keeps other publishers off, where a run of this machine that was killed has left it.
  func recover() async throws

  /// Does some work while no other publisher is at work on the target; throws a race where one is.
  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result

  /// What the target holds, compared with an edition.
  func standing(beside edition: Edition) async throws -> Standing

  /// Whether the target is still as it stood, beside the same edition.
  func isStill(_ standing: Standing, beside edition: Edition) async throws -> Bool

  /// Makes the target what the edition is, by a plan that was made of what stands there; what is worth
  /// saying of it.
  func push(
    _ edition: Edition, _ plan: Plan, over standing: Standing, progress: Progress
  ) async throws -> [String]

  /// Holds the target to the edition that was pushed, and says what the target calls its state now.
  func verify(_ edition: Edition) async throws -> String

  /// The bytes of files as readers get them.
  func readBack(_ paths: [String]) async throws -> [String: [UInt8]]

  /// What the target keeps of earlier editions; nil where it keeps none, and this machine has to.
  var history: (any EditionHistory)? { get }
}

extension Publisher {
  package func recover() async throws {}

  package var history: (any EditionHistory)? { nil }

  package func isStill(_ standing: Standing, beside edition: Edition) async throws -> Bool {
    try await self.standing(beside: edition) == standing
  }

  /// All of it by what the target says of its files, some by their bytes.
  package func verify(_ edition: Edition) async throws -> String {
    let standing = try await standing(beside: edition)
    let rest = Plan(edition, over: standing)
    guard rest.isEmpty else {
      let path = (rest.added + rest.changed + rest.deleted).first ?? Manifest.fileName
      throw PublishingError.unverified("the target is not what was sent to it, as \(path); publish again")
    }
    try await verifySample(of: edition)
    return standing.name
  }

  /// Reads some files back as readers get them.
  func verifySample(of edition: Edition) async throws {
    let sample = edition.sample()
    let found = try await readBack(sample)
    for path in sample where found[path] != edition.bytes(of: path) {
      throw PublishingError.unverified("\(path), read back, is not what was sent; publish again")
    }
  }
}
