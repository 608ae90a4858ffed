import Base
import Output

extension GitRepository {
  /// A file in a tree.
  struct Entry: Equatable, Sendable {
    /// The mode of a plain file.
    static let file = "100644"
    let mode: String
    let id: String?
  }

  /// The line by which a commit that Gazette made is recognised.
  static let trailer = "Gazette-Edition: 1"

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

  /// Puts the files of a site into the repository, byte for byte; their ids by path.
  func store(_ site: BuiltFolder, progress: Progress? = nil) async throws -> [String: String] {
    let paths = site.manifest.paths.sorted() + [Manifest.fileName]
    let answer = try await succeed(
      ["hash-object", "-w", "--no-filters", "--stdin-paths"],
      input: Array(paths.map { site.file($0) + "\n" }.joined().utf8)
    ) { _ in progress?.advance() }
    let ids = answer.text.split(separator: "\n").map(String.init)
    guard ids.count == paths.count else { throw git.failure(answer) }
    return Dictionary(uniqueKeysWithValues: zip(paths, ids))
  }

  /// A commit's tree without some paths and with others; `commit` is empty where there is none yet.
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

  /// Makes a commit on top of another one. With `history: squash` it takes the other's place if Gazette made that one
  /// too: commits of others stay.
  func commit(_ tree: String, over tip: String, _ message: String) async throws -> String {
    var parents = tip.isEmpty ? [] : [tip]
    if target.history == .squash, !tip.isEmpty {
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
    (try await setting("user.name") ?? "Gazette", try await setting("user.email") ?? "gazette@localhost")
  }
}
