import Base
import Output

/// A branch of a git repository, written by way of a repository of our own on this machine: no work tree, and an index
/// that only this run has, so that nobody's own is touched.
struct GitPublisher: Publisher {
  private let branch: GitBranch
  private let workplace: Workplace
  private let root: String
  private let git: Tool
  private let repository: String

  init(_ branch: GitBranch, _ workplace: Workplace, root: String) {
    self.branch = branch
    self.workplace = workplace
    self.root = root
    git = .git(workplace.lock)
    repository = workplace.folder + "/repository.git"
  }

  /// Nothing is locked: the push names the commit that it expects, and is refused where another stands there.
  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await work()
  }

  var history: (any EditionHistory)? { self }

  func standing(beside edition: Edition) async throws -> Standing {
    guard let tip = try await fetchTip() else { return .nothing }
    let tree = try await tree(of: tip)
    let ids = try await store(edition)
    return Standing(
      manifest: try await manifest(in: tree), files: Set(tree.keys).subtracting([Manifest.fileName]),
      unchanged: Set(tree.filter { $0.value == Entry(mode: Entry.file, id: ids[$0.key]) }.keys), name: tip)
  }

  func push(
    _ edition: Edition, _ plan: Plan, over standing: Standing, progress: Progress
  ) async throws -> [String] {
    let ids = try await store(edition)
    let removed = plan.deleted.map { "0 \(String(repeating: "0", count: 40))\t\($0)" }
    let placed = ids.sorted { $0.key < $1.key }.map { "\(Entry.file) \($0.value) 0\t\($0.key)" }
    let tree = try await tree(of: removed + placed, over: standing.name)
    let subject = "Publish \(edition.manifest.site ?? "the site")"
    let counts = "\(plan.added.count) added, \(plan.changed.count) changed, \(plan.deleted.count) deleted"
    let new = try await commit(tree, over: standing.name, "\(subject)\n\n\(counts)")
    try await push(new, over: standing.name)
    if branch.history == .squash, !standing.name.isEmpty {
      try await succeed(["update-ref", Self.previous, standing.name])
    }
    return []
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    guard let tip = try await fetchTip() else { return [:] }
    var found: [String: [UInt8]] = [:]
    for path in paths {
      let answer = try await run(["cat-file", "blob", "\(tip):\(path)"])
      if answer.status == 0 { found[path] = answer.output }
    }
    return found
  }

  // MARK: The repository

  private func run(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:]
  ) async throws -> Tool.Answer {
    // What a person has set for their own work: hooks, and housekeeping that goes on behind one's back.
    let settings = [
      "core.hooksPath=/dev/null", "gc.autoDetach=false", "maintenance.auto=false", "advice.pushNonFFCurrent=false",
    ]
    return try await git.run(
      ["--git-dir=\(repository)"] + settings.flatMap { ["-c", $0] } + arguments, input: input, environment: environment)
  }

  @discardableResult private func succeed(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:]
  ) async throws -> Tool.Answer {
    let answer = try await run(arguments, input: input, environment: environment)
    guard answer.status == 0 else { throw git.failure(answer) }
    return answer
  }

  /// Makes the repository where it is missing, and takes away the locks of a git that was killed: no other uses it.
  private func prepare() async throws {
    try await git.succeed(["init", "--bare", "--quiet", "--template=", repository])
    for (path, kind) in try Disk.list(repository) where kind == .file && path.hasSuffix(".lock") {
      try Disk.removeTree(repository + "/" + path)
    }
  }

  /// The address of the remote: what gazette.yml has, or what the site's own repository has under that name.
  private func remote() async throws -> String {
    let named = branch.remote
    if named.contains("/") || named.contains(":") { return named }
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
    return address.contains(":") || address.hasPrefix("/") ? address : root + "/" + address
  }

  private var reference: String { "refs/heads/\(branch.branch)" }
  private static let tip = "refs/gazette/tip"
  /// What a squashed edition took the place of, which nothing else keeps.
  private static let previous = "refs/gazette/previous"

  /// The commit at the end of the branch, which is here afterwards; nil where there is no such branch.
  private func fetchTip(whole: Bool = false) async throws -> String? {
    try await prepare()
    let remote = try await remote()
    guard !(try await succeed(["ls-remote", "--", remote, reference])).output.isEmpty else { return nil }
    let isShallow = Disk.kind(repository + "/shallow") == .file
    let depth = whole ? (isShallow ? ["--unshallow"] : []) : ["--depth=1"]
    try await succeed(
      ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"] + depth
        + ["--", remote, "+\(reference):\(Self.tip)"])
    return try await succeed(["rev-parse", "--verify", Self.tip]).text.trimmed
  }

  // MARK: Trees and commits

  private struct Entry: Equatable {
    static let file = "100644"
    let mode: String
    let id: String?
  }

  private func tree(of commit: String) async throws -> [String: Entry] {
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

  private func manifest(in tree: [String: Entry]) async throws -> Manifest? {
    guard let id = tree[Manifest.fileName]?.id else { return nil }
    return Manifest(try await succeed(["cat-file", "blob", id]).output)
  }

  /// Puts the files of an edition into the repository as they are, without any conversion; their ids by path.
  private func store(_ edition: Edition) async throws -> [String: String] {
    let paths = edition.manifest.paths.sorted() + [Manifest.fileName]
    let answer = try await succeed(
      ["hash-object", "-w", "--no-filters", "--stdin-paths"],
      input: Array(paths.map { edition.file($0) + "\n" }.joined().utf8))
    let ids = answer.text.split(separator: "\n").map(String.init)
    guard ids.count == paths.count else { throw git.failure(answer) }
    return Dictionary(uniqueKeysWithValues: zip(paths, ids))
  }

  /// The tree that a commit's becomes by lines for git-update-index(1).
  private func tree(of lines: [String], over commit: String) async throws -> String {
    let environment = ["GIT_INDEX_FILE": workplace.scratch("index")]
    _ = try workplace.emptyFolder("")
    try await succeed(["read-tree", commit.isEmpty ? "--empty" : commit], environment: environment)
    try await succeed(
      ["update-index", "-z", "--index-info"], input: Array(lines.map { $0 + "\0" }.joined().utf8),
      environment: environment)
    return try await succeed(["write-tree"], environment: environment).text.trimmed
  }

  private func commit(_ tree: String, over tip: String, _ message: String) async throws -> String {
    let parent = branch.history == .keep && !tip.isEmpty ? ["-p", tip] : []
    let (name, email) = try await identity()
    return try await succeed(
      ["commit-tree", tree] + parent, input: Array((message + "\n").utf8),
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

  /// Moves the branch from the one commit to the other, if it still stands there.
  private func push(_ commit: String, over tip: String) async throws {
    let answer = try await run([
      "push", "--porcelain", "--no-follow-tags", "--no-recurse-submodules", "--no-verify",
      "--force-with-lease=\(reference):\(tip)", "--", try await remote(), "\(commit):\(reference)",
    ])
    guard answer.status != 0 else { return }
    let said = answer.text + answer.errors
    if [
      "(stale info)", "(fetch first)", "(non-fast-forward)", "cannot lock ref", "failed to update ref",
      "incorrect old value",
    ]
    .contains(where: said.contains) {
      throw PublishingError.race("somebody else published to \(branch.branch) meanwhile: nothing was changed")
    }
    let reason = answer.text.split(separator: "\n").filter { $0.hasPrefix("!") }.joined(separator: "\n  ")
    throw git.failure(Tool.Answer(status: answer.status, output: [], errors: reason + "\n" + answer.errors))
  }
}

extension GitPublisher: EditionHistory {
  /// Says, in a commit that goes back, to which one.
  private static let restores = "Restores: "

  func rollBack() async throws -> (from: String, to: String) {
    guard let tip = try await fetchTip(whole: branch.history == .keep) else {
      throw PublishingError.refused("there is no branch '\(branch.branch)' yet")
    }
    guard let earlier = try await edition(before: tip), let old = try await manifest(in: try await tree(of: earlier))
    else {
      throw PublishingError.refused(
        "no edition before \(tip.prefix(12)) is known",
        hint: branch.history == .squash ? "with history: squash only the machine that published it knows it" : nil)
    }
    let (from, to) = (try await tree(of: tip), try await tree(of: earlier))
    // Only what is ours goes back; what others have put there since stays.
    let gone = (try await manifest(in: from))?.paths.subtracting(old.paths) ?? []
    let lines =
      gone.filter { from[$0] != nil }.sorted().map { "0 \(String(repeating: "0", count: 40))\t\($0)" }
      + (old.paths.sorted() + [Manifest.fileName]).compactMap { path in
        to[path].flatMap { entry in entry.id.map { "\(entry.mode) \($0) 0\t\(path)" } }
      }
    let tree = try await tree(of: lines, over: tip)
    let message = "Go back to \(earlier.prefix(12))\n\n\(Self.restores)\(earlier)"
    try await push(try await commit(tree, over: tip, message), over: tip)
    if branch.history == .squash { try await succeed(["update-ref", "-d", Self.previous]) }
    return (String(tip.prefix(12)), String(earlier.prefix(12)))
  }

  private func edition(before tip: String) async throws -> String? {
    func commit(_ name: String) async throws -> String? {
      let answer = try await run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
      return answer.status == 0 ? answer.text.trimmed : nil
    }
    if branch.history == .squash { return try await commit(Self.previous) }
    let message = try await succeed(["show", "--no-patch", "--format=%B", tip]).text
    let restored = message.split(separator: "\n").last { $0.hasPrefix(Self.restores) }
      .map { String($0.dropFirst(Self.restores.count)) }
    return try await commit((restored ?? tip) + "^")
  }
}
