import Base
import Output

/// A folder of this machine for one target: a lock, the name by which this machine publishes there, room to work in,
/// and the sites that it published, where the target keeps none itself. All of it may be deleted.
struct TargetWorkspace: Sendable {
  let folder: String
  let lock: FileLock
  /// A name that no other machine has, for the mark that says who is at work at a target.
  let publisher: String

  /// Takes the folder for this process. Throws a race where another process publishes to the same target; waits up to
  /// `patience` seconds for programs that a killed process left running.
  static func take(_ folder: String, patience: Int = 60) async throws -> TargetWorkspace {
    try Disk.makeFolder(folder)
    guard let lock = try await FileLock.take(folder + "/lock", patience: patience) else {
      throw PublishingError.race("another gazette on this machine is publishing to it")
    }
    let workspace = TargetWorkspace(folder: folder, lock: lock, publisher: try publisher(folder + "/publisher"))
    try workspace.clear()
    return workspace
  }

  private static func publisher(_ path: String) throws -> String {
    if let bytes = try Disk.bytes(of: path), bytes.count == 16,
      bytes.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
    {
      return String(utf8: bytes)
    }
    let name = String(UInt64.random(in: (1 << 60)...UInt64.max), radix: 16)
    try? Disk.removeTree(path)
    try Disk.writeFile(Array(name.utf8), to: path)
    return name
  }

  /// Deletes what a run that was killed left: scratch files, and sites that never became live.
  private func clear() throws {
    try Disk.removeTree(scratch)
    try removeUnpublishedBuilds()
  }

  // MARK: Room to work in

  private var scratch: String { folder + "/scratch" }

  /// A path for something that only this run needs.
  func scratch(_ name: String) -> String { scratch + "/" + name }

  /// An empty folder for something that only this run needs.
  func emptyFolder(_ name: String) throws -> String {
    let path = scratch(name)
    try Disk.removeTree(path)
    try Disk.makeFolder(path)
    return path
  }

  /// A file of names, each followed by `end`, for a program that reads its list from a file.
  func list(_ names: [String], endedBy end: String, as name: String) throws -> String {
    let path = scratch(name)
    try Disk.removeTree(path)
    try Disk.writeFile(Array(names.map { $0 + end }.joined().utf8), to: path)
    return path
  }

  // MARK: The mark at the target

  private var markNote: String { folder + "/marked" }

  /// Whether a mark of this machine may be at the target.
  var isMarked: Bool { get throws { try Disk.kind(markNote) != .nothing } }

  /// Remembers whether a mark of this machine may be at the target.
  func noteMark(_ isMarked: Bool) throws {
    try Disk.removeTree(markNote)
    if isMarked { try Disk.writeFile([], to: markNote) }
  }
}
