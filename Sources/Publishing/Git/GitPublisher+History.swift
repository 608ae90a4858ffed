import Base
import Output

extension GitPublisher: TargetHistory {
  /// The line of a commit's message that says which earlier commit it goes back to.
  private static let restores = "Restores: "

  func previousSite() async throws -> PastSite {
    guard let tip = try await repository.fetchTip(whole: true) else {
      throw PublishingError.refused("there is no branch '\(repository.target.branch)' yet")
    }
    let live = try await ours(of: tip)
    var commit = try await before(tip)
    while let earlier = commit {
      // A commit in which others put a file there has the same site as the one before it.
      if let past = try await ours(of: earlier), past != live {
        let theirs = Set(try await repository.tree(of: tip).keys).subtracting(live?.keys ?? [:].keys)
        let ours = Set(live?.keys ?? [:].keys)
        guard let manifest = try await repository.manifest(in: past) else { break }
        return try PastSite(live: tip, name: earlier, manifest: manifest, over: ours, beside: theirs)
      }
      commit = try await before(earlier)
    }
    throw PublishingError.refused(
      "there is no earlier version than \(tip.prefix(12)) to go back to",
      hint: isSquashed ? "with history: squash only the machine that published it can go back" : nil)
  }

  func goBack(to past: PastSite) async throws -> String {
    // Only our files go back; files that others have put there since stay.
    let placed = try await ours(of: past.name) ?? [:]
    let tree = try await repository.tree(of: past.live, without: past.gone, with: placed)
    let message = "Go back to \(past.name.prefix(12))\n\n\(Self.restores)\(past.name)"
    let commit = try await repository.commit(tree, over: past.live, message)
    try await repository.push(commit, over: past.live)
    return commit
  }

  /// The files of a commit that Gazette put there, with the manifest; nil where there is no manifest.
  private func ours(of commit: String) async throws -> [String: GitRepository.Entry]? {
    let tree = try await repository.tree(of: commit)
    guard let manifest = try await repository.manifest(in: tree) else { return nil }
    return tree.filter { $0.key == Manifest.fileName || manifest.files[$0.key] != nil }
  }

  /// The commit before another one. Before a commit that went back comes the one before the commit it went back to.
  private func before(_ commit: String) async throws -> String? {
    let message = try await repository.succeed(["show", "--no-patch", "--format=%B", commit]).text
    let restored = message.split(separator: "\n").last { $0.hasPrefix(Self.restores) }
      .map { String($0.dropFirst(Self.restores.count)) }
    let origin = restored ?? commit
    let isOurs = message.split(separator: "\n").contains(GitRepository.trailer[...])
    return try await repository.commit(named: isSquashed && isOurs ? Self.before + origin : origin + "^")
  }
}
