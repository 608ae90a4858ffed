import Base
import FoundationEssentials
import Output

/// A bare repository of our own on this machine, by way of which a branch of another one is written: no work tree, and an
/// index that only this run has, so that nobody's own is touched.
struct GitRepository: Sendable {
  let branch: GitBranch
  private let workspace: TargetWorkspace
  /// The site's folder, whose repository knows names of remotes and who commits.
  private let root: String
  private let git: Tool
  private let folder: String

  init(_ branch: GitBranch, _ workspace: TargetWorkspace, root: String) {
    self.branch = branch
    self.workspace = workspace
    self.root = root
    git = .git(workspace.lock)
    folder = workspace.folder + "/repository.git"
  }

  @discardableResult func succeed(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:],
    onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Tool.Answer {
    let answer = try await run(arguments, input: input, environment: environment, onLine: onLine)
    guard answer.status == 0 else { throw git.failure(answer) }
    return answer
  }

  func run(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:],
    onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Tool.Answer {
    try await git.run(base + arguments, input: input, environment: environment, onLine: onLine)
  }

  private var base: [String] {
    // What a person has set for their own work: hooks, and housekeeping that goes on behind one's back.
    let settings = ["core.hooksPath=/dev/null", "gc.autoDetach=false", "maintenance.auto=false"]
    return ["--git-dir=\(folder)"] + settings.flatMap { ["-c", $0] }
  }

  // MARK: The remote

  /// Where the remote is, and the settings that the site's repository has for reaching it, as variables of git.
  private struct Remote {
    let address: String
    let settings: [String: String?]
  }

  private func remote() async throws -> Remote {
    let named = branch.remote
    guard branch.isNamed else { return Remote(address: named, settings: [:]) }
    let answer = try await git.run(["-C", root, "remote", "get-url", "--push", "--", named])
    guard answer.status == 0 else {
      throw PublishingError.refused(
        "the site's repository has no remote '\(named)'",
        hint: "remote: takes an address too, as git@host:team/briefs.git")
    }
    let address = answer.text.trimmed
    guard withoutSecrets(address) == address else {
      throw PublishingError.refused(
        "the address of the remote '\(named)' holds a password or token", hint: "git's credential helper keeps it")
    }
    guard !address.hasPrefix("-"), !address.contains("::") else {
      throw PublishingError.refused("the remote '\(named)' has no address that can be published to")
    }
    if address.contains(":") || address.hasPrefix("/") {
      return Remote(address: address, settings: try await settings())
    }
    let top = try await git.succeed(["-C", root, "rev-parse", "--show-toplevel"]).text.trimmed
    return Remote(address: top + "/" + address, settings: try await settings())
  }

  /// The keys of the site's repository that say how remotes are reached. They go by the environment: what a credential
  /// helper or a header holds may be secret, and arguments are seen by all.
  private func settings() async throws -> [String: String?] {
    let keys = #"^(core\.sshcommand|credential\..*|http\..*|url\..*)$"#
    let answer = try await git.run(["-C", root, "config", "--local", "--get-regexp", "-z", keys])
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

  private var reference: String { "refs/heads/\(branch.branch)" }
  private static let tip = "refs/gazette/tip"
  /// By what a commit is known for an edition.
  static let trailer = "Gazette-Edition: 1"

  private func tip(of remote: Remote) async throws -> String? {
    let answer = try await succeed(["ls-remote", "--", remote.address, reference], environment: remote.settings)
    return answer.text.split(whereSeparator: \.isWhitespace).first.map(String.init)
  }

  /// The commit at the end of the branch, which is here afterwards; nil where there is no such branch.
  func fetchTip(whole: Bool = false) async throws -> String? {
    try await prepare()
    let remote = try await remote()
    guard try await tip(of: remote) != nil else { return nil }
    let isShallow = Disk.kind(folder + "/shallow") == .file
    // Of two commits the later is what stands there, and the earlier what a squashed one stands on.
    let depth = whole ? (isShallow ? ["--unshallow"] : []) : ["--depth=2"]
    try await succeed(
      ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"] + depth
        + ["--", remote.address, "+\(reference):\(Self.tip)"], environment: remote.settings)
    return try await succeed(["rev-parse", "--verify", Self.tip]).text.trimmed
  }

  /// Makes the repository where it is missing, and takes away the locks of a git that was killed: no other uses it.
  private func prepare() async throws {
    if Disk.isFolder(folder) {
      for (path, kind) in try Disk.list(folder) where kind == .file && path.hasSuffix(".lock") {
        try Disk.removeTree(folder + "/" + path)
      }
    }
    try await git.succeed(["init", "--bare", "--quiet", "--template=", "--object-format=sha1", folder])
  }

  /// Moves the branch from the one commit to the other, if it still stands there.
  func push(_ commit: String, over tip: String) async throws {
    let remote = try await remote()
    // A git that is killed leaves its lock in a repository of this machine, where nobody may take it away: what ends all that
    // this program has started is to spare it.
    var git = git
    git.isApart = remote.address.hasPrefix("/")
    let answer = try await git.run(
      base + [
        "push", "--porcelain", "--no-follow-tags", "--no-recurse-submodules", "--no-verify",
        "--force-with-lease=\(reference):\(tip)", "--", remote.address, "\(commit):\(reference)",
      ], environment: remote.settings)
    if answer.status == 0 {
      try await succeed(["update-ref", Self.tip, commit])
      // Git's housekeeping, here where nobody waits for the site, and of what no run will ask for again.
      _ = try await run(["-c", "gc.pruneExpire=now", "gc", "--auto", "--quiet"])
      return
    }
    let now = try await self.tip(of: remote) ?? ""
    if now == commit { return }
    if now != tip {
      throw PublishingError.race("somebody else published to \(branch.branch) meanwhile: nothing was changed")
    }
    let reason = answer.text.split(separator: "\n").filter { $0.hasPrefix("!") }.joined(separator: "\n")
    throw git.failure(Tool.Answer(status: answer.status, output: [], errors: reason + "\n" + answer.errors))
  }

  // MARK: Trees and commits

  struct Entry: Equatable, Sendable {
    static let file = "100644"
    let mode: String
    let id: String?
  }

  func tree(of commit: String) async throws -> [String: Entry] {
    let listed = try await succeed(["ls-tree", "-r", "-z", "--full-tree", commit]).output
    var entries: [String: Entry] = [:]
    // `100644 blob 5716ca…<TAB>path<NUL>`
    for line in listed.split(separator: 0) {
      guard let tab = line.firstIndex(of: .tab) else { continue }
      let fields = line[..<tab].split(separator: .space).map { String(utf8: $0) }
      guard fields.count == 3 else { continue }
      entries[String(utf8: line[(tab + 1)...])] = Entry(mode: fields[0], id: fields[2])
    }
    return entries
  }

  func manifest(in tree: [String: Entry]) async throws -> Manifest? {
    guard let id = tree[Manifest.fileName]?.id else { return nil }
    return Manifest(try await succeed(["cat-file", "blob", id]).output)
  }

  /// The commit of a name; nil where there is none.
  func commit(named name: String) async throws -> String? {
    let answer = try await run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
    return answer.status == 0 ? answer.text.trimmed : nil
  }

  /// Puts the files of an edition into the repository as they are, without any conversion; their ids by path.
  func store(_ site: BuiltSite, progress: Progress? = nil) async throws -> [String: String] {
    let paths = site.manifest.paths.sorted() + [Manifest.fileName]
    let answer = try await succeed(
      ["hash-object", "-w", "--no-filters", "--stdin-paths"],
      input: Array(paths.map { site.file($0) + "\n" }.joined().utf8)
    ) { _ in progress?.advance() }
    let ids = answer.text.split(separator: "\n").map(String.init)
    guard ids.count == paths.count else { throw git.failure(answer) }
    return Dictionary(uniqueKeysWithValues: zip(paths, ids))
  }

  /// The tree that a commit's, or an empty one, becomes where some paths go and others come.
  func tree(of commit: String, without gone: [String], with placed: [String: Entry]) async throws -> String {
    let lines =
      gone.map { "0 \(String(repeating: "0", count: 40))\t\($0)\0" }
      + placed.sorted { $0.key < $1.key }.compactMap { path, entry in
        entry.id.map { "\(entry.mode) \($0) 0\t\(path)\0" }
      }
    let environment = ["GIT_INDEX_FILE": try workspace.emptyFolder("index") + "/index"]
    try await succeed(["read-tree", commit.isEmpty ? "--empty" : commit], environment: environment)
    try await succeed(
      ["update-index", "-z", "--index-info"], input: Array(lines.joined().utf8), environment: environment)
    return try await succeed(["write-tree"], environment: environment).text.trimmed
  }

  /// A commit on top of another one, or, where one is enough, in the place of it if it is an edition too: commits of others
  /// stay.
  func commit(_ tree: String, over tip: String, _ message: String) async throws -> String {
    var parents = tip.isEmpty ? [] : [tip]
    if branch.history == .squash, !tip.isEmpty {
      let lines = try await succeed(["cat-file", "-p", tip]).text.split(separator: "\n")
      if lines.contains(Self.trailer[...]) {
        parents = lines.prefix { !$0.isEmpty }.filter { $0.hasPrefix("parent ") }.map { String($0.dropFirst(7)) }
      }
    }
    let (name, email) = try await identity()
    return try await succeed(
      ["commit-tree", tree] + parents.flatMap { ["-p", $0] },
      input: Array("\(message)\n\n\(Self.trailer)\n".utf8),
      environment: [
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email,
      ]
    ).text.trimmed
  }

  /// Who commits in the site's own repository; the program itself where git does not know.
  private func identity() async throws -> (name: String, email: String) {
    func setting(_ key: String) async throws -> String? {
      let answer = try await git.run(["-C", root, "config", "--get", key])
      return answer.status == 0 && !answer.text.trimmed.isEmpty ? answer.text.trimmed : nil
    }
    return (try await setting("user.name") ?? "Gazette", try await setting("user.email") ?? "gazette@localhost")
  }
}
