import Base
import Output

/// A folder that rsync reaches. The far side needs rsync and nothing else: no other command runs there.
struct RsyncStore: Store {
  /// `host:/path` or `/path`, without a slash at its end.
  let location: String
  private let port: Int?
  let rsync: Tool
  private let workspace: TargetWorkspace

  init(_ target: RsyncTarget, _ workspace: TargetWorkspace) {
    self.init(location: target.location, port: target.port, .rsync(workspace.lock), workspace)
  }

  private init(location: String, port: Int?, _ rsync: Tool, _ workspace: TargetWorkspace) {
    self.location = location
    self.port = port
    self.rsync = rsync
    self.workspace = workspace
  }

  /// A folder in it.
  func folder(_ name: String) -> RsyncStore {
    RsyncStore(location: location + "/" + name, port: port, rsync, workspace)
  }

  /// A file with paths for --files-from, which takes lines that begin with '#' or ';' for comments.
  private func list(of paths: [String]) throws -> String {
    try workspace.list(paths.map { "./" + $0 }, endedBy: "\0", as: "paths")
  }

  // MARK: Files

  func put(_ files: [UploadFile], from folder: String, progress: Progress?) async throws {
    guard !files.isEmpty else { return }
    let list = try list(of: files.map(\.path))
    do {
      try await send(
        ["--ignore-times", "--delay-updates", "--from0", "--files-from=\(list)"], from: [folder + "/"],
        progress: progress)
    } catch PublishingError.toolFailed(_, let message)
      where message.contains("rename ") && message.contains("No such file or directory")
    {
      // What rsync had just written is gone: somebody else is tidying up the same folder.
      throw PublishingError.race("another publisher is at work on \(location): publish again when it is done")
    }
  }

  /// Sends the contents of folders. Times are not sent, so that a file that is linked keeps its own.
  func send(_ options: [String], from folders: [String], progress: Progress?) async throws {
    try await succeed(
      ["--recursive", "--checksum", "--chmod=D755,F644", "--mkpath", "--out-format=%n"] + options + ["--"] + folders
        + [location + "/"]
    ) { if !$0.hasSuffix("/") { progress?.advance() } }
  }

  /// Puts a symbolic link there; it replaces the one that is there in one step.
  func putLink(_ name: String, to target: String) async throws {
    let folder = try workspace.emptyFolder("link")
    try Disk.makeLink(folder + "/" + name, to: target)
    try await succeed(["--links", "--", folder + "/" + name, location + "/"])
  }

  func delete(_ paths: [String]) async throws {
    guard !paths.isEmpty else { return }
    let folders = Set(paths.flatMap(foldersAbove))
    // An empty folder is sent; rules protect all but these paths from deletion. A folder that is not empty then stays.
    let rules =
      folders.sorted().map { "+ /\(Self.escaped($0))/" } + paths.sorted().map { "+ /\(Self.escaped($0))" } + ["- *"]
    try await delete(by: rules)
  }

  /// The folder in which rsync keeps files until it moves them to their places; a killed put leaves them there.
  private static let partials = ".~tmp~"

  func isLeftover(_ path: String) -> Bool {
    path.hasPrefix(Self.partials + "/") || path.contains("/" + Self.partials + "/")
  }

  func leftover(of path: String) -> String? {
    let parts = path.split(separator: "/")
    return (parts.dropLast() + [Self.partials[...]] + parts.suffix(1)).joined(separator: "/")
  }

  func tidy() async throws {
    try await delete((try await list() ?? [:]).keys.filter(isLeftover))
  }

  /// Deletes folders with all that is in them.
  func deleteFolders(_ names: [String]) async throws {
    guard !names.isEmpty else { return }
    try await delete(by: names.sorted().map { "+ /\(Self.escaped($0))/***" } + ["- *"])
  }

  private func delete(by rules: [String]) async throws {
    let list = try workspace.list(rules, endedBy: "\0", as: "rules")
    let nothing = try workspace.emptyFolder("nothing")
    try await succeed(
      ["--recursive", "--delete", "--mkpath", "--from0", "--filter=merge \(list)", "--", nothing + "/", location + "/"])
  }

  /// A path as a pattern that matches only this path.
  private static func escaped(_ path: String) -> String {
    String(path.flatMap { "*?[\\".contains($0) && path.contains(where: { "*?[".contains($0) }) ? ["\\", $0] : [$0] })
  }

  func fetch(_ paths: [String], into folder: String) async throws {
    guard !paths.isEmpty else { return }
    let list = try list(of: paths)
    let answer = try await run(
      ["--recursive", "--links", "--checksum", "--from0", "--files-from=\(list)", "--", location + "/", folder + "/"])
    guard answer.status == 0 || answer.status == 23 else { throw rsync.failure(answer) }
  }

  func identical(_ paths: [String], to folder: String) async throws -> Set<String> {
    guard !paths.isEmpty else { return [] }
    let list = try list(of: paths)
    let answer = try await succeed([
      "--recursive", "--checksum", "--dry-run", "--out-format=%i %n", "--from0", "--files-from=\(list)", "--",
      folder + "/", location + "/",
    ])
    // `<f.s....... path` of each file that would be sent.
    let different = answer.text.split(separator: "\n").compactMap { line in
      line.firstIndex(of: " ").map { Self.unescaped(line[line.index(after: $0)...]) }
    }
    return Set(paths).subtracting(different)
  }

  // MARK: The program

  func run(
    _ arguments: [String], onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Tool.Answer {
    // Without --protect-args the far side's shell would read the path.
    let shell = port.map { ["--rsh=ssh -p \($0)"] } ?? []
    return try await rsync.run(["--protect-args"] + shell + arguments, onLine: onLine)
  }

  @discardableResult private func succeed(
    _ arguments: [String], onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Tool.Answer {
    let answer = try await run(arguments, onLine: onLine)
    guard answer.status == 0 else { throw rsync.failure(answer) }
    return answer
  }
}
