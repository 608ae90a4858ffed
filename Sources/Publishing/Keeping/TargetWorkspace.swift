import Base
import Output

/// A folder of this machine for one target: a lock, the name by which this machine publishes there, room to work in,
/// and the builds that it published, where the target keeps none itself. All of it may be deleted.
package struct TargetWorkspace: Sendable {
  let folder: String
  let lock: FileLock
  /// A name that no other machine has, for the mark that says who is at work at a target.
  let publisher: String

  /// Takes the folder for this process; throws a race where another process publishes to the same target;
  /// what a killed one left running is waited for, `patience` seconds.
  package static func take(_ folder: String, patience: Int = 60) async throws -> TargetWorkspace {
    try Disk.makeFolder(folder)
    guard let lock = try await FileLock.take(folder + "/lock", patience: patience) else {
      throw PublishingError.race("another gazette on this machine is publishing to it")
    }
    let workspace = TargetWorkspace(folder: folder, lock: lock, publisher: try publisher(folder + "/publisher"))
    try workspace.clear()
    return workspace
  }

  private static func publisher(_ path: String) throws -> String {
    if let bytes = Disk.bytes(of: path), bytes.count == 16, bytes.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit }) {
      return String(utf8: bytes)
    }
    let name = String(UInt64.random(in: (1 << 60)...UInt64.max), radix: 16)
    try? Disk.removeTree(path)
    try Disk.writeFile(Array(name.utf8), to: path)
    return name
  }

  /// Takes away what a run that was killed left: scratch, and builds that never became live.
  private func clear() throws {
    try Disk.removeTree(scratch)
    for release in builds.superseded(keeping: .max) { try Disk.removeTree(path(of: release)) }
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

  /// A file with some names, each ended by a byte, for a program that reads its list from one.
  func list(_ names: [String], endedBy end: String, as name: String) throws -> String {
    let path = scratch(name)
    try Disk.removeTree(path)
    try Disk.writeFile(Array(names.map { $0 + end }.joined().utf8), to: path)
    return path
  }

  // MARK: What stands at the target

  private var markNote: String { folder + "/marked" }

  /// Whether a mark of this machine may stand at the target.
  var isMarked: Bool { Disk.kind(markNote) != .nothing }

  func noteMark(_ isMarked: Bool) throws {
    try Disk.removeTree(markNote)
    if isMarked { try Disk.writeFile([], to: markNote) }
  }

  // MARK: Editions

  var builds: Releases {
    Releases(
      names: Disk.folders(in: folder + "/editions"),
      live: Disk.bytes(of: folder + "/live").map { String(utf8: $0) })
  }

  /// Where an edition that is about to be published is built.
  package func nextBuild(at instant: Int) -> String { path(of: builds.next(at: instant)) }

  private func path(of release: Release) -> String { folder + "/builds/" + release.name }

  /// The edition that this machine last made live, and the one before it; an error where it has none.
  package func lastBuilds() throws -> (live: BuiltSite, previous: BuiltSite) {
    guard let live = builds.live, let previous = builds.previous else {
      throw PublishingError.refused(
        "this machine knows no edition before the one that is live",
        hint: "check out the earlier notes and publish them")
    }
    return (try BuiltSite(path(of: live)), try BuiltSite(path(of: previous)))
  }

  /// Remembers that an edition is live, and keeps it and two before it. The one that is remembered, built once more, is no
  /// edition of its own.
  package func keep(_ site: BuiltSite) throws {
    if let live = builds.live.flatMap({ try? BuiltSite(path(of: $0)) }), live.isSame(as: site) { return }
    let name = site.folder.split(separator: "/").last.map(String.init) ?? ""
    let pointer = folder + "/live"
    try Disk.removeTree(pointer + ".new")
    try Disk.writeFile(Array(name.utf8), to: pointer + ".new")
    try Disk.move(pointer + ".new", pointer)
    for release in builds.superseded(keeping: 3) { try Disk.removeTree(path(of: release)) }
  }

  /// Lets go of an edition that was not published, or that the target keeps itself.
  package func discardUnlessKept(_ site: String) throws {
    if builds.live.map(path) != site { try Disk.removeTree(site) }
  }
}
