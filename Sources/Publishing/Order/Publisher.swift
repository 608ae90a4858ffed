package import Base
import Output

/// A target, by the way in which its kind is read and brought up to date.
package protocol Publisher: Sendable {
  /// Takes away what keeps other publishers off, where a run of this machine that was killed has left it.
  func recover() async throws

  /// Does some work while no other publisher is at work on the target; throws a race where one is.
  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result

  /// What the target holds, compared with an edition.
  func state(comparedWith site: BuiltSite) async throws -> TargetState

  /// Whether the target is still as it stood, beside the same edition.
  func isStill(_ state: TargetState, comparedWith site: BuiltSite) async throws -> Bool

  /// Makes the target what the edition is, by a plan that was made of what stands there; what is worth
  /// saying of it.
  func push(
    _ site: BuiltSite, _ plan: PublishPlan, over state: TargetState, progress: Progress
  ) async throws -> [String]

  /// Holds the target to the edition that was pushed, and says what the target calls its state now.
  func verify(_ site: BuiltSite) async throws -> String

  /// The bytes of files as readers get them.
  func readBack(_ paths: [String]) async throws -> [String: [UInt8]]

  /// What the target keeps of earlier editions; nil where it keeps none, and this machine has to.
  var history: (any TargetHistory)? { get }
}

extension Publisher {
  package func recover() async throws {}

  package var history: (any TargetHistory)? { nil }

  package func isStill(_ state: TargetState, comparedWith site: BuiltSite) async throws -> Bool {
    try await self.state(comparedWith: site) == state
  }

  /// All of it by what the target says of its files, some by their bytes.
  package func verify(_ site: BuiltSite) async throws -> String {
    let state = try await state(comparedWith: site)
    let rest = PublishPlan(site, over: state)
    guard rest.isEmpty else {
      let path = (rest.added + rest.changed + rest.deleted).first ?? Manifest.fileName
      throw PublishingError.unverified("the target is not what was sent to it, as \(path); publish again")
    }
    try await verifySample(of: site)
    return state.name
  }

  /// Reads some files back as readers get them.
  func verifySample(of site: BuiltSite) async throws {
    let sample = site.sample()
    let found = try await readBack(sample)
    for path in sample where found[path] != site.bytes(of: path) {
      throw PublishingError.unverified("\(path), read back, is not what was sent; publish again")
    }
  }
}
