import Base
import Output

/// How a target is read and brought up to date. `PublishRun` calls these steps, in the order that is safe.
protocol Publisher: Sendable {
  /// Removes what a run of this machine that was killed has left there, and what would keep other publishers out.
  func recover() async throws

  /// Compares what the target contains with a site.
  func state(comparedWith site: BuiltFolder) async throws -> TargetState

  /// Does some work while no other publisher is at work on the target; throws a race where one is.
  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result

  /// Whether the target is still in a state that was found before, compared with the same site.
  func isStill(_ state: TargetState, comparedWith site: BuiltFolder) async throws -> Bool

  /// Makes the target hold the site, by a plan that was made from the target's state. Returns notices for the person.
  func push(
    _ site: BuiltFolder, _ plan: PublishPlan, over state: TargetState, progress: Progress
  ) async throws -> [String]

  /// Throws where the target does not hold the site that was pushed; returns what the target calls its state now.
  func verify(_ site: BuiltFolder) async throws -> String

  /// The bytes of files as readers get them.
  func readBack(_ paths: [String]) async throws -> [String: [UInt8]]

  /// The earlier versions that the target keeps; nil where it keeps none, so that this machine has to.
  var history: (any TargetHistory)? { get }
}

extension Publisher {
  func recover() async throws {}

  var history: (any TargetHistory)? { nil }

  func isStill(_ state: TargetState, comparedWith site: BuiltFolder) async throws -> Bool {
    try await self.state(comparedWith: site) == state
  }

  /// Compares all files by what the target says of them, and some by their bytes.
  func verify(_ site: BuiltFolder) async throws -> String {
    let state = try await state(comparedWith: site)
    let rest = PublishPlan(site, over: state)
    guard rest.isEmpty else {
      let path = (rest.added + rest.changed + rest.deleted).first ?? Manifest.fileName
      throw PublishingError.unverified("the target is not what was sent to it, for example \(path); publish again")
    }
    try await verifySample(of: site)
    return state.name
  }

  /// Reads some files back as readers get them.
  func verifySample(of site: BuiltFolder) async throws {
    let sample = site.sample()
    let found = try await readBack(sample)
    for path in sample where try !site.holds(found[path], at: path) {
      throw PublishingError.unverified("\(path), read back, is not what was sent; publish again")
    }
  }
}
