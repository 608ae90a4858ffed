import Base
import Output

/// A branch of a git repository: one commit, or one more, for each edition.
struct GitPublisher: Publisher {
  private let repository: GitRepository

  init(_ branch: GitBranch, _ workspace: TargetWorkspace, root: String) {
    repository = GitRepository(branch, workspace, root: root)
  }

  private var isSquashed: Bool { repository.branch.history == .squash }

  /// Below it, by the id of a squashed edition, the one of which it took the place, which nothing else keeps.
  private static let before = "refs/gazette/before/"

  /// Nothing is locked: the push names the commit that it expects, and is refused where another stands there.
  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await work()
  }

  var history: (any TargetHistory)? { self }

  func state(comparedWith site: BuiltSite) async throws -> TargetState {
    guard let tip = try await repository.fetchTip() else { return .nothing }
    let tree = try await repository.tree(of: tip)
    let ids = try await repository.store(site)
    let unchanged = tree.filter { $0.value == .init(mode: GitRepository.Entry.file, id: ids[$0.key]) }.keys
    return TargetState(
      manifest: try await repository.manifest(in: tree), files: Set(tree.keys).subtracting([Manifest.fileName]),
      unchanged: Set(unchanged).subtracting([Manifest.fileName]), name: tip)
  }

  /// A commit's id says all that it holds.
  func isStill(_ state: TargetState, comparedWith site: BuiltSite) async throws -> Bool {
    try await repository.fetchTip() ?? "" == state.name
  }

  func push(
    _ site: BuiltSite, _ plan: PublishPlan, over state: TargetState, progress: Progress
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

  /// Remembers what a squashed edition takes the place of, and forgets what lies further back.
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

extension GitPublisher: TargetHistory {
  /// Says, in a commit that goes back, to which one.
  private static let restores = "Restores: "

  func previousSite() async throws -> PastSite {
    guard let tip = try await repository.fetchTip(whole: true) else {
      throw PublishingError.refused("there is no branch '\(repository.branch.branch)' yet")
    }
    let live = try await ours(of: tip)
    var commit = try await before(tip)
    while let earlier = commit {
      // A commit by which others put a file there has the same edition as the one before it.
      if let past = try await ours(of: earlier), past != live {
        let theirs = Set(try await repository.tree(of: tip).keys).subtracting(live?.keys ?? [:].keys)
        return try PastSite(
          live: tip, name: earlier, manifest: try await repository.manifest(in: past),
          over: Set(live?.keys ?? [:].keys),
          beside: theirs)
      }
      commit = try await before(earlier)
    }
    throw PublishingError.refused(
      "no edition before \(tip.prefix(12)) is known",
      hint: isSquashed ? "with history: squash only the machine that published it knows it" : nil)
  }

  func goBack(to past: PastSite) async throws -> String {
    // Only what is ours goes back; what others have put there since stays.
    let placed = try await ours(of: past.name) ?? [:]
    let tree = try await repository.tree(of: past.live, without: past.gone, with: placed)
    let message = "Go back to \(past.name.prefix(12))\n\n\(Self.restores)\(past.name)"
    let commit = try await repository.commit(tree, over: past.live, message)
    try await repository.push(commit, over: past.live)
    return commit
  }

  /// The files of the edition that a commit has, the manifest among them; nil where it has none.
  private func ours(of commit: String) async throws -> [String: GitRepository.Entry]? {
    let tree = try await repository.tree(of: commit)
    guard let manifest = try await repository.manifest(in: tree) else { return nil }
    return tree.filter { $0.key == Manifest.fileName || manifest.paths.contains($0.key) }
  }

  /// The commit before one, which for one that went back is the one before that to which it went.
  private func before(_ commit: String) async throws -> String? {
    let message = try await repository.succeed(["show", "--no-patch", "--format=%B", commit]).text
    let restored = message.split(separator: "\n").last { $0.hasPrefix(Self.restores) }
      .map { String($0.dropFirst(Self.restores.count)) }
    let origin = restored ?? commit
    let isOurs = message.split(separator: "\n").contains(GitRepository.trailer[...])
    return try await repository.commit(named: isSquashed && isOurs ? Self.before + origin : origin + "^")
  }
}
