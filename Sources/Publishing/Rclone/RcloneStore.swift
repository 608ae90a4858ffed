import Base
import FoundationEssentials

/// A folder of a storage that rclone knows.
struct RcloneStore: Store {
  private let location: String
  private let rclone: Tool
  private let workspace: TargetWorkspace

  init(_ target: RcloneTarget, _ workspace: TargetWorkspace) {
    location = target.location
    rclone = .rclone(workspace.lock)
    self.workspace = workspace
  }

  /// A file in the output of `rclone lsjson`.
  private struct Object: Decodable {
    let Path: String
    let Size: Int
    let Hashes: [String: String]?
  }

  private func objects(in place: String, _ options: [String] = []) async throws -> [Object]? {
    let answer = try await rclone.run(
      ["lsjson", "--quiet", "--recursive", "--files-only", "--no-mimetype", "--no-modtime"] + options + ["--", place])
    // 3 is "directory not found" (rclone's documentation, "List of exit codes").
    if answer.status == 3 { return nil }
    guard answer.status == 0 else { throw rclone.failure(answer) }
    return try JSONDecoder().decode([Object].self, from: Data(answer.output))
  }

  func list(in folder: String?) async throws -> [String: Int]? {
    try await objects(in: folder.map { location + "/" + $0 } ?? location).map { objects -> [String: Int] in
      var sizes: [String: Int] = [:]
      for object in objects where sizes.updateValue(object.Size, forKey: object.Path) != nil {
        throw PublishingError.refused(
          "the target contains two files whose names are the same but for their Unicode form: \(object.Path)",
          hint: "rename one")
      }
      return sizes
    }
  }

  func put(_ files: [UploadFile], from folder: String, progress: Progress?) async throws {
    for (headers, group) in Dictionary(grouping: files, by: \.headers).sorted(by: { $0.key < $1.key }) {
      let list = try workspace.list(group.map(\.path), endedBy: "\n", as: "paths")
      try await rclone.succeed(
        ["copy", "--verbose", "--files-from-raw", list, "--no-traverse", "--ignore-times"]
          + headers.lines.flatMap { ["--header-upload", $0] } + ["--", folder, location]
      ) { if $0.contains(": Copied (") { progress?.advance() } }
    }
  }

  func delete(_ paths: [String]) async throws {
    guard !paths.isEmpty else { return }
    let list = try workspace.list(paths, endedBy: "\n", as: "paths")
    let answer = try await rclone.run(["delete", "--quiet", "--files-from-raw", list, "--", location])
    // 3: there is no such folder, so there is nothing to delete.
    guard answer.status == 0 || answer.status == 3 else { throw rclone.failure(answer) }
  }

  func fetch(_ paths: [String], into folder: String) async throws {
    guard !paths.isEmpty else { return }
    let list = try workspace.list(paths, endedBy: "\n", as: "paths")
    try await rclone.succeed(["copy", "--quiet", "--files-from-raw", list, "--no-traverse", "--", location, folder])
  }

  /// Compares the strongest hash that the storage keeps; where it keeps none, the files are read.
  func identical(_ paths: [String], to folder: String) async throws -> Set<String> {
    guard !paths.isEmpty else { return [] }
    let list = try workspace.list(paths, endedBy: "\n", as: "paths")
    let there = try await objects(in: location, ["--hash", "--files-from-raw", list]) ?? []
    let kinds = ["sha256", "sha1", "md5"]
    if let kind = kinds.first(where: { kind in there.allSatisfy { $0.Hashes?[kind]?.isEmpty == false } }) {
      let here = try await objects(in: folder, ["--hash", "--hash-type", kind, "--files-from-raw", list]) ?? []
      let hashes = Dictionary(here.map { ($0.Path, $0.Hashes?[kind]) }) { $1 }
      return Set(there.filter { $0.Hashes?[kind] == hashes[$0.Path] }.map(\.Path))
    }
    // 1 says that there are differences; the output has those that are the same.
    let answer = try await rclone.run([
      "check", "--quiet", "--download", "--one-way", "--match", "-", "--files-from-raw", list, "--", folder, location,
    ])
    guard answer.status <= 1 else { throw rclone.failure(answer) }
    return Set(answer.text.split(separator: "\n").map(String.init))
  }

  /// A storage has a file whole or not at all.
  func tidy() async throws {}

  func isLeftover(_ path: String) -> Bool { false }

  func leftover(of path: String) -> String? { nil }
}
