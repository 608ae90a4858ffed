import Base
import Output

/// Publishes to a folder of this machine, which is exchanged for the new one in one step.
struct FolderPublisher: Publisher {
  /// The real path: a link to a folder is followed, and stays a link.
  let folder: String

  init(_ folder: String) { self.folder = Disk.realPath(folder) ?? folder }

  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    let slash = folder.lastIndex(of: "/") ?? folder.startIndex
    try Disk.makeFolders(above: folder)
    // The lock lies beside the folder, so that users of other machines or accounts find the same file.
    let name = folder[folder.index(after: slash)...]
    let short = name.utf8.count > 200 ? contentHash(Array(name.utf8)) : String(name)
    let path = "\(folder[..<slash])/.\(short).gazette-lock"
    guard let lock = try await FileLock.take(path, patience: 0, isShared: true) else {
      throw PublishingError.race("another publisher is at work on \(folder)")
    }
    defer { withExtendedLifetime(lock) {} }
    return try await work()
  }

  func state(comparedWith site: BuiltFolder) async throws -> TargetState {
    guard Disk.kind(folder) != .nothing else { return .nothing }
    let listed = try Disk.list(folder).filter { $0.kind != .folder && $0.path != Manifest.fileName }
    let files = listed.map(\.path)
    let isUnchanged = concurrentMap(files) { [folder] path in
      site.sizes[path].map { Disk.bytes(of: folder + "/" + path, limit: $0) == site.bytes(of: path) } ?? false
    }
    return TargetState(
      manifest: Manifest(of: folder), files: Set(files),
      unchanged: Set(zip(files, isUnchanged).filter(\.1).map(\.0)))
  }

  func push(
    _ site: BuiltFolder, _ plan: PublishPlan, over state: TargetState, progress: Progress
  ) async throws -> [String] {
    progress.begin(site.sizes.count)
    let files = site.manifest.files.sorted { $0.key < $1.key }.map { path, traits in
      OutputFile(path: path, traits: traits) { output in
        guard let bytes = site.bytes(of: path) else { throw DiskError("read", site.file(path)) }
        output += bytes
      }
    }
    try Task.checkCancellation()
    let written = try write(files, of: site.manifest.site ?? "", to: folder, progress: progress)
    if let foreign = written.diagnostics.first { throw PublishingError.refused(foreign.description) }
    return []
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for path in paths { found[path] = Disk.bytes(of: folder + "/" + path) }
    return found
  }
}
