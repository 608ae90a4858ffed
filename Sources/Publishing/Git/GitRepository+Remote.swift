import Base
import FoundationEssentials
import Output

extension GitRepository {
  /// Where the remote is, and the settings of the site's repository for reaching it, as environment variables of git.
  private struct Remote {
    let address: String
    let settings: [String: String?]
  }

  private func remote() async throws -> Remote {
    let named = target.remote
    guard target.isNamed else { return Remote(address: named, settings: [:]) }
    let answer = try await git.run(["-C", target.root, "remote", "get-url", "--push", "--", named])
    guard answer.status == 0 else {
      throw PublishingError.refused(
        "the site's repository has no remote '\(named)'",
        hint: "add it to the repository, or write an address: remote: git@host:team/briefs.git")
    }
    let address = answer.text.trimmed
    guard withoutSecrets(address) == address else {
      throw PublishingError.refused(
        "the address of the remote '\(named)' contains a password or token", hint: "keep it in git's credential helper")
    }
    guard !address.hasPrefix("-"), !address.contains("::") else {
      throw PublishingError.refused("the remote '\(named)' has no address that can be published to")
    }
    if address.contains(":") || address.hasPrefix("/") {
      return Remote(address: address, settings: try await settings())
    }
    let top = try await git.succeed(["-C", target.root, "rev-parse", "--show-toplevel"]).text.trimmed
    return Remote(address: top + "/" + address, settings: try await settings())
  }

  /// The settings of the site's repository that say how remotes are reached. They are handed over in the environment: a
  /// credential helper or a header may hold a secret, and every user can see a program's arguments.
  private func settings() async throws -> [String: String?] {
    let keys = #"^(core\.sshcommand|credential\..*|http\..*|url\..*)$"#
    let answer = try await git.run(["-C", target.root, "config", "--local", "--get-regexp", "-z", keys])
    let given = ProcessInfo.processInfo.environment["GIT_CONFIG_COUNT"].flatMap { Int($0) } ?? 0
    var variables: [String: String?] = [:]
    var count = given
    for entry in answer.output.split(separator: 0) {
      let parts = entry.split(separator: .lineFeed, maxSplits: 1, omittingEmptySubsequences: false)
      guard let key = parts.first, !key.isEmpty else { continue }
      variables["GIT_CONFIG_KEY_\(count)"] = String(utf8: key)
      variables["GIT_CONFIG_VALUE_\(count)"] = parts.count > 1 ? String(utf8: parts[1]) : "true"
      count += 1
    }
    if count > given { variables["GIT_CONFIG_COUNT"] = "\(count)" }
    return variables
  }

  private var reference: String { "refs/heads/\(target.branch)" }
  private static let tip = "refs/gazette/tip"
  private func tip(of remote: Remote) async throws -> String? {
    let answer = try await succeed(["ls-remote", "--", remote.address, reference], environment: remote.settings)
    return answer.text.split(whereSeparator: \.isWhitespace).first.map(String.init)
  }

  /// Fetches the commit at the end of the branch; nil where there is no such branch. `whole` fetches its history too.
  func fetchTip(whole: Bool = false) async throws -> String? {
    try await prepare()
    let remote = try await remote()
    guard try await tip(of: remote) != nil else { return nil }
    let isShallow = try Disk.kind(folder + "/shallow") == .file
    // Of two commits, the later is the live one, and the earlier the parent of a squashed one.
    let depth = whole ? (isShallow ? ["--unshallow"] : []) : ["--depth=2"]
    try await succeed(
      ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"] + depth
        + ["--", remote.address, "+\(reference):\(Self.tip)"], environment: remote.settings)
    return try await succeed(["rev-parse", "--verify", Self.tip]).text.trimmed
  }

  /// Makes the repository where it is missing, and deletes the locks of a git that was killed: nothing else uses it.
  private func prepare() async throws {
    if try Disk.isFolder(folder) {
      for (path, kind) in try Disk.list(folder) where kind == .file && path.hasSuffix(".lock") {
        try Disk.removeTree(folder + "/" + path)
      }
    }
    try await git.succeed(["init", "--bare", "--quiet", "--template=", "--object-format=sha1", folder])
  }

  /// Moves the branch from one commit to another; throws a race where it is no longer at the first.
  func push(_ commit: String, over tip: String) async throws {
    let remote = try await remote()
    // A git that is killed leaves its lock in a repository of this machine, and nobody may delete it there: a signal to
    // this program's group must not end it.
    var git = git
    git.isApart = remote.address.hasPrefix("/")
    let answer = try await git.run(
      base + [
        "push", "--porcelain", "--no-follow-tags", "--no-recurse-submodules", "--no-verify",
        "--force-with-lease=\(reference):\(tip)", "--", remote.address, "\(commit):\(reference)",
      ], environment: remote.settings)
    if answer.status == 0 {
      try await succeed(["update-ref", Self.tip, commit])
      // Git's housekeeping, now that the site is live: objects without a reference are not needed again.
      _ = try await run(["-c", "gc.pruneExpire=now", "gc", "--auto", "--quiet"])
      return
    }
    let now = try await self.tip(of: remote) ?? ""
    if now == commit { return }
    if now != tip {
      throw PublishingError.race("somebody else published to \(target.branch) meanwhile: nothing was changed")
    }
    let reason = answer.text.split(separator: "\n").filter { $0.hasPrefix("!") }.joined(separator: "\n")
    throw git.failure(Tool.Answer(status: answer.status, output: [], errors: reason + "\n" + answer.errors))
  }
}
