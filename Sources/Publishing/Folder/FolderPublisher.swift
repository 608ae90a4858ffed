import Base
import Output
import Synchronization

/// Publishes to a folder of this machine, which is exchanged for the new one in one step.
final class FolderPublisher: Publisher {
  /// The real path: a link to a folder is followed, and stays a link.
  let folder: String
  /// The lock while `exclusively` is at work.
  private let lock = Mutex<OutputLock?>(nil)

  init(_ folder: String) { self.folder = Disk.realPath(folder) ?? folder }

  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try Disk.makeFolders(above: folder)
    // The lock lies beside the folder, so that users of other machines or accounts find the same file.
    guard let taken = try OutputLock.take(folder, patience: 0) else {
      throw PublishingError.race("another publisher is at work on \(folder)")
    }
    lock.withLock { $0 = taken }
    defer { lock.withLock { $0 = nil } }
    return try await work()
  }

  /// Taking the lock finishes what a killed run has left beside the folder.
  func recover() async throws { try OutputLock.take(folder, patience: 0)?.release() }

  func state(comparedWith site: BuiltFolder) async throws -> TargetState {
    guard try Disk.kind(folder) != .nothing else { return .nothing }
    let listed = try Disk.list(folder).filter { $0.kind != .folder && $0.path != Manifest.fileName }
    let files = listed.map(\.path)
    let isUnchanged = try concurrentMap(files) { [folder] path in
      guard let size = site.sizes[path] else { return false }
      return try Disk.bytes(of: folder + "/" + path, limit: size) == site.bytes(of: path)
    }
    return TargetState(
      manifest: try Manifest(of: folder), files: Set(files),
      unchanged: Set(zip(files, isUnchanged).filter(\.1).map(\.0)))
  }

  func push(
    _ site: BuiltFolder, _ plan: PublishPlan, over state: TargetState, progress: Progress
  ) async throws -> [String] {
    progress.begin(site.sizes.count)
    let files = site.manifest.files.sorted { $0.key < $1.key }.map { path, traits in
      OutputFile(path: path, traits: traits) { output in
        guard let bytes = try site.bytes(of: path) else {
          throw PublishingError.unverified("\(site.file(path)) is gone")
        }
        output += bytes
      }
    }
    try Task.checkCancellation()
    guard let lock = lock.withLock({ $0 }) else { throw PublishingError.race("nobody has the lock of \(folder)") }
    let written = try write(files, of: site.manifest.site ?? "", under: lock, progress: progress)
    if let foreign = written.diagnostics.first(where: { $0.severity == .error }) {
      throw PublishingError.refused(foreign.description)
    }
    return (lock.diagnostics + written.diagnostics).map(\.description)
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for path in paths { found[path] = try Disk.bytes(of: folder + "/" + path) }
    return found
  }
}
