import Base
import Output

/// Publishes to a branch of a git repository: one commit for each publish, or one in all.
struct GitPublisher: Publisher {
  let repository: GitRepository

  init(_ repository: GitRepository) { self.repository = repository }

  var isSquashed: Bool { repository.target.history == .squash }

  /// References below it keep, by the id of a squashed commit, the commit whose place it took: nothing else keeps that.
  static let before = "refs/gazette/before/"

  /// Nothing is locked: the push names the commit that it expects, and is refused where the branch is at another.
  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await work()
  }

  var history: (any TargetHistory)? { self }

  func state(comparedWith site: BuiltFolder) async throws -> TargetState {
    guard let tip = try await repository.fetchTip() else { return .nothing }
    let tree = try await repository.tree(of: tip)
    let ids = try await repository.store(site)
    let unchanged = tree.filter { $0.value == .init(mode: GitRepository.Entry.file, id: ids[$0.key]) }.keys
    return TargetState(
      manifest: try await repository.manifest(in: tree), files: Set(tree.keys).subtracting([Manifest.fileName]),
      unchanged: Set(unchanged).subtracting([Manifest.fileName]), name: tip)
  }

  /// The same commit id means the same files.
  func isStill(_ state: TargetState, comparedWith site: BuiltFolder) async throws -> Bool {
    try await repository.fetchTip() ?? "" == state.name
  }

  func push(
    _ site: BuiltFolder, _ plan: PublishPlan, over state: TargetState, progress: Progress
  ) async throws -> [String] {
    progress.begin(site.sizes.count + 1)
    let placed = try await repository.store(site, progress: progress)
      .mapValues { GitRepository.Entry(mode: GitRepository.Entry.file, id: $0) }
    let tree = try await repository.tree(of: state.name, without: plan.deleted, with: placed)
    let counts = "\(plan.added.count) added, \(plan.changed.count) changed, \(plan.deleted.count) deleted"
    let message = "Publish \(site.address)\n\n\(counts)"
    let commit = try await repository.commit(tree, over: state.name, message)
    if isSquashed, !state.name.isEmpty { try await note(state.name, isBefore: commit) }
    try await repository.push(commit, over: state.name)
    return []
  }

  /// Remembers which commit a squashed one takes the place of, and forgets all but that one.
  private func note(_ earlier: String, isBefore commit: String) async throws {
    let known = try await repository.succeed(["for-each-ref", "--format=%(refname)", Self.before]).text
    for reference in known.split(separator: "\n") where !reference.hasSuffix(earlier) {
      try await repository.succeed(["update-ref", "-d", String(reference)])
    }
    try await repository.succeed(["update-ref", Self.before + commit, earlier])
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    guard let tip = try await repository.fetchTip() else { return [:] }
    var found: [String: [UInt8]] = [:]
    for path in paths {
      let answer = try await repository.run(["cat-file", "blob", "\(tip):\(path)"])
      if answer.status == 0 { found[path] = answer.output }
    }
    return found
  }
}
