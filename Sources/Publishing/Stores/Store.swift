import Base
import Output

/// A folder somewhere else, in which files are put and deleted one by one.
protocol Store: Sendable {
  /// Every file below it, or below a folder in it, with its size in bytes; nil where there is no such folder.
  func list(in folder: String?) async throws -> [String: Int]?

  /// Puts files of a folder of this machine there, each at the same path, in any order; `progress` counts them.
  func put(_ paths: [String], from folder: String, progress: Progress?) async throws

  /// Deletes files, and folders that hold nothing afterwards where the store has folders.
  func delete(_ paths: [String]) async throws

  /// Brings files into a folder of this machine, which is there; what does not exist is left out.
  func fetch(_ paths: [String], into folder: String) async throws

  /// Those of some files, which are there, that are the same as in a folder of this machine, byte for byte.
  func identical(_ paths: [String], to folder: String) async throws -> Set<String>

  /// Takes away what a put left that was killed.
  func tidy() async throws

  /// Whether a path is of what such a put left.
  func isLeftover(_ path: String) -> Bool

  /// Where such a put of a path may have left its file; nil where nowhere.
  func leftover(of path: String) -> String?
}

extension Store {
  func list() async throws -> [String: Int]? { try await list(in: nil) }

  /// The bytes of files, by way of an empty folder; what does not exist is left out.
  func read(_ paths: [String], by folder: String) async throws -> [String: [UInt8]] {
    try await fetch(paths, into: folder)
    var found: [String: [UInt8]] = [:]
    for path in paths { found[path] = Disk.bytes(of: folder + "/" + path) }
    return found
  }
}
