import Base
import Output

/// A directory of this machine, exchanged whole.
struct FolderPublisher: Publisher {
  /// By its real path: a link to a folder is followed, and stays.
  let folder: String

  init(_ folder: String) { self.folder = Disk.realPath(folder) ?? folder }

  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    let slash = folder.lastIndex(of: "/") ?? folder.startIndex
    try Disk.makeFolders(above: folder)
    // Beside the folder, as its staging is: a user of another machine or account finds the same file.
    let name = folder[folder.index(after: slash)...]
    let short = name.utf8.count > 200 ? contentHash(Array(name.utf8)) : String(name)
    let path = "\(folder[..<slash])/.\(short).gazette-lock"
    guard let lock = try await FileLock.take(path, patience: 0, isShared: true) else {
      throw PublishingError.race("another publisher is at work on \(folder)")
    }
    defer { withExtendedLifetime(lock) {} }
    return try await work()
  }

  func standing(beside edition: Edition) async throws -> Standing {
    guard Disk.kind(folder) != .nothing else { return .nothing }
    let listed = try Disk.list(folder).filter { $0.kind != .folder && $0.path != Manifest.fileName }
    let files = listed.map(\.path)
    let isUnchanged = concurrentMap(files) { [folder] path in
      edition.sizes[path].map { Disk.bytes(of: folder + "/" + path, limit: $0) == edition.bytes(of: path) } ?? false
    }
    return Standing(
      manifest: Manifest(of: folder), files: Set(files),
      unchanged: Set(zip(files, isUnchanged).filter(\.1).map(\.0)))
  }

  func push(
    _ edition: Edition, _ plan: Plan, over standing: Standing, progress: Progress
  ) async throws -> [String] {
    progress.begin(edition.sizes.count)
    let files = edition.manifest.paths.sorted().map { path in
      OutputFile(path: path) { output in
        guard let bytes = edition.bytes(of: path) else { throw DiskError("read", edition.file(path)) }
        output += bytes
      }
    }
    try Task.checkCancellation()
    let written = try write(files, of: edition.manifest.site ?? "", to: folder, progress: progress)
    if let foreign = written.diagnostics.first { throw PublishingError.refused(foreign.description) }
    return []
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for path in paths { found[path] = Disk.bytes(of: folder + "/" + path) }
    return found
  }
}
