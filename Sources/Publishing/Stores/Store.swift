import Base
import Output

/// A folder somewhere else, in which files are put and deleted one by one.
protocol Store: Sendable {
  /// Every file below it, or below a folder in it, with its size in bytes; nil where there is no such folder.
  func list(in folder: String?) async throws -> [String: Int]?

  /// Puts files of a folder of this machine there, each at the same path, in any order; `progress` counts them.
  func put(_ files: [UploadFile], from folder: String, progress: Progress?) async throws

  /// Deletes files, and folders that are empty afterwards where the store has folders.
  func delete(_ paths: [String]) async throws

  /// Copies files into an existing folder of this machine; a file that does not exist is left out.
  func fetch(_ paths: [String], into folder: String) async throws

  /// Those of some existing files that are the same as in a folder of this machine, byte for byte.
  func identical(_ paths: [String], to folder: String) async throws -> Set<String>

  /// Deletes the half-sent files of a put that was killed.
  func tidy() async throws

  /// Whether a path is such a half-sent file.
  func isLeftover(_ path: String) -> Bool

  /// Where the half-sent file of a path may be; nil where a put leaves none.
  func leftover(of path: String) -> String?
}

extension Store {
  func list() async throws -> [String: Int]? { try await list(in: nil) }

  /// The bytes of files, by way of an empty folder; a file that does not exist is left out.
  func read(_ paths: [String], by folder: String) async throws -> [String: [UInt8]] {
    try await fetch(paths, into: folder)
    var found: [String: [UInt8]] = [:]
    for path in paths { found[path] = try Disk.bytes(of: folder + "/" + path) }
    return found
  }
}
