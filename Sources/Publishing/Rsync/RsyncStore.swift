import Base
import Output

/// A folder that rsync reaches. The far side needs rsync, and no more: no command runs there but rsync's own.
struct RsyncStore: Store {
  /// `host:/path` or `/path`, without a slash at its end.
  let location: String
  private let port: Int?
  private let rsync: Tool
  private let workspace: TargetWorkspace

  init(_ host: RsyncHost, _ workspace: TargetWorkspace) {
    self.init(location: host.location, port: host.port, .rsync(workspace.lock), workspace)
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

  // MARK: Listing

  struct Listed {
    enum Kind { case file, folder, link(to: String), other }
    let path: String
    let kind: Kind
    let size: Int
  }

  func list(in folder: String?) async throws -> [String: Int]? {
    let place = folder.map { self.folder($0) } ?? self
    return try await place.list(["--recursive"]).map { listed -> [String: Int] in
      var sizes: [String: Int] = [:]
      for entry in listed {
        if case .folder = entry.kind { continue }
        guard sizes.updateValue(entry.size, forKey: entry.path) == nil else { throw Self.unclear(entry.path) }
      }
      return sizes
    }
  }

  /// What lies in it, or below it by `--recursive`; nil where there is no such folder.
  func list(_ options: [String]) async throws -> [Listed]? {
    let answer = try await run(["--list-only", "--no-human-readable", "--links"] + options + ["--", location + "/"])
    // Partial transfer (rsync(1), EXIT VALUES), which also a folder that cannot be read gives.
    let isMissing = #/rsync: .*change_dir ".*" failed: No such file or directory \(2\)/#
    if answer.status == 23, answer.output.isEmpty, answer.errors.contains(isMissing) { return nil }
    guard answer.status == 0 else { throw rsync.failure(answer) }
    return answer.text.split(separator: "\n").compactMap { Self.listed($0) }
  }

  /// `-rw-r--r--          1234 2026/11/23 05:34:27 path`, as rsync writes it without human-readable numbers.
  static func listed(_ line: Substring) -> Listed? {
    guard
      let match = line.wholeMatch(of: #/([-dlcbps])[-rwxsStT]{9}[.+]?\s+([\d,]+) \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (.+)/#)
    else { return nil }
    var name = match.output.3
    if name == "." { return nil }
    let kind: Listed.Kind
    switch match.output.1 {
    case "-": kind = .file
    case "d": kind = .folder
    case "l":
      let arrow = name.firstRange(of: " -> ")
      kind = .link(to: arrow.map { unescaped(name[$0.upperBound...]) } ?? "")
      name = arrow.map { name[..<$0.lowerBound] } ?? name
    default: kind = .other
    }
    return Listed(path: unescaped(name), kind: kind, size: Int(match.output.2.filter(\.isNumber)) ?? 0)
  }

  /// Without the escapes that rsync writes for bytes that are not printable: `\#303\#251` is `é` (rsync(1), OUTPUT).
  static func unescaped(_ name: Substring) -> String {
    guard name.contains("\\#") else { return String(name) }
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.dropFirst().prefix(3)
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "#"), digits.count == 3,
        let code = UInt8(String(utf8: digits), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(4)
      } else {
        bytes.append(byte)
      }
    }
    return String(utf8: bytes)
  }

  private static func unclear(_ path: String) -> PublishingError {
    .refused(
      "the target holds two files whose names are the same but for how they are written: \(path)",
      hint: "rename one: they differ in their Unicode form, or are not UTF-8")
  }

  /// A file with paths for --files-from, which takes lines that begin with '#' or ';' for comments.
  private func list(of paths: [String]) throws -> String {
    try workspace.list(paths.map { "./" + $0 }, endedBy: "\0", as: "paths")
  }

  // MARK: Files

  func put(_ paths: [String], from folder: String, progress: Progress?) async throws {
    guard !paths.isEmpty else { return }
    let list = try list(of: paths)
    try await send(
      ["--ignore-times", "--delay-updates", "--from0", "--files-from=\(list)"], from: [folder + "/"], progress: progress
    )
  }

  /// Sends folders' contents. Times stay the far side's own, so that a file that is linked keeps the one it had.
  func send(_ options: [String], from folders: [String], progress: Progress?) async throws {
    try await succeed(
      ["--recursive", "--checksum", "--chmod=D755,F644", "--mkpath", "--out-format=%n"] + options + ["--"] + folders
        + [location + "/"]
    ) { if !$0.hasSuffix("/") { progress?.advance() } }
  }

  /// Puts a symbolic link there, in the place of the one that is there in one step.
  func putLink(_ name: String, to target: String) async throws {
    let folder = try workspace.emptyFolder("link")
    try Disk.makeLink(folder + "/" + name, to: target)
    try await succeed(["--links", "--", folder + "/" + name, location + "/"])
  }

  func delete(_ paths: [String]) async throws {
    guard !paths.isEmpty else { return }
    let folders = Set(paths.flatMap(foldersAbove))
    // Sent is a folder that holds nothing; all but these paths is kept from deletion. A folder that then holds anything else stays.
    let rules =
      folders.sorted().map { "+ /\(Self.escaped($0))/" } + paths.sorted().map { "+ /\(Self.escaped($0))" } + ["- *"]
    try await delete(by: rules)
  }

  /// The files that a put leaves which was killed before it moved them to their places.
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

  /// A path as a pattern that matches it alone.
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

  private func run(
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
