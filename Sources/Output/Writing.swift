package import Base
import CExchange

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a site: whole into a staging folder beside the output, which is then exchanged for the old tree in one step.
/// `site` is its address, by which the manifest tells it from others.
///
/// A file whose bytes did not change is linked from the old tree, not written again; where nothing changed, nothing is
/// touched. Files of others in the old tree are carried over. If anything fails before the exchange, the old tree stays
/// as it was.
package func write(
  _ files: [OutputFile], of site: String, to folder: String, progress: Progress? = nil
) throws -> Diagnosed<WriteReport> {
  let target = Disk.realPath(folder) ?? folder
  let staging = Staging(target)
  staging.removeStale()
  let old = Manifest(of: target) ?? Manifest(site: nil, files: [:])
  let new = Manifest(site: site, files: Dictionary(files.map { ($0.path, $0.traits) }) { $1 })

  do {
    let isFresh = Disk.kind(target) == .nothing
    let outcomes = try concurrentMap(files, scratch: { [UInt8]() }) { file, buffer in
      defer { progress?.advance() }
      let standing = isFresh ? Standing.nothing : old.files[file.path] != nil ? .ours : .unknown
      return Result { try place(file, target, staging, standing, &buffer) }
    }.map { try $0.get() }
    let foreign = zip(files, outcomes).filter { $0.1 == .foreign }.map { file, _ in
      Diagnostic(
        .outputForeign, at: SourceLocation(path: folder + "/" + file.path),
        "a page belongs here, but Gazette did not write this file", hint: "move the file away")
    }
    guard foreign.isEmpty else {
      try staging.remove()
      return Diagnosed(WriteReport(), foreign)
    }
    var report = WriteReport(deleted: old.paths.subtracting(new.paths).count)
    for outcome in outcomes {
      if case .written(let bytes) = outcome {
        report.written += 1
        report.bytes += bytes
      } else {
        report.unchanged += 1
      }
    }
    guard !report.isUntouched || old != new || Disk.kind(target) == .nothing else { return Diagnosed(report) }

    let kept = zip(files, outcomes).filter { $0.1 == .unchanged }.map(\.0.path)
    _ = try concurrentMap(kept) { try Disk.linkFile(target + "/" + $0, staging.path + "/" + $0) }
    if Disk.kind(target) == .folder { try carryOver(from: target, old, new, staging) }
    try Disk.writeFile(new.bytes, to: staging.path + "/" + Manifest.fileName)
    try staging.exchange()
    return Diagnosed(report)
  } catch {
    try? staging.remove()
    throw error
  }
}

private enum Outcome: Equatable {
  case unchanged
  case written(bytes: Int)
  /// A file of others is in the file's place.
  case foreign
}

/// Whether a path of the old tree is known to be ours.
private enum Standing {
  case nothing, ours, unknown
}

/// Makes a file's bytes and writes them into the staging folder, unless the old tree holds the same.
private func place(
  _ file: OutputFile, _ target: String, _ staging: Staging, _ standing: Standing, _ bytes: inout [UInt8]
) throws -> Outcome {
  bytes.removeAll(keepingCapacity: true)
  try file.content(&bytes)
  let path = target + "/" + file.path
  if standing != .nothing, let old = Disk.bytes(of: path, limit: bytes.count), old == bytes { return .unchanged }
  if standing == .unknown, Disk.kind(path) != .nothing { return .foreign }
  try Disk.writeFile(bytes, to: staging.path + "/" + file.path)
  return .written(bytes: bytes.count)
}

/// Links the files of others into the staging folder, such as a CNAME that somebody put there, or a .git folder.
private func carryOver(from target: String, _ old: Manifest, _ new: Manifest, _ staging: Staging) throws {
  // By their bytes: a name in another Unicode form is another file, which Swift takes for the same.
  let earlier = old.paths
  let ours = Set(earlier.union(new.paths).map(ExactPath.init))
  var folders: Set<String> = [""]
  for (path, kind) in try Disk.list(target) where path != Manifest.fileName {
    if ours.contains(ExactPath(path)) { continue }
    folders.formUnion(path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) })
    let destination = staging.path + "/" + path
    // A folder that only held files of ours is empty now because somebody deleted them: it need not stay.
    if kind == .folder {
      if !earlier.contains(where: { $0.hasPrefix(path + "/") }) { try Disk.makeFolder(destination) }
    } else {
      try Disk.linkFile(target + "/" + path, destination)
    }
  }
  // Folders that hold files of others, and the output itself, stay as open or closed as they were.
  for folder in folders { Disk.copyMode(of: "\(target)/\(folder)", to: "\(staging.path)/\(folder)") }
}

/// The folder beside the output in which the new tree is put together.
private struct Staging: Sendable {
  let target: String
  /// `…/.site.gazette-staging-4711`, by the number of the process that owns it.
  let path: String
  private let parent: String
  private let prefix: String

  init(_ target: String) {
    self.target = target
    let slash = target.lastIndex(of: "/") ?? target.startIndex
    parent = String(target[..<slash])
    prefix = ".\(target[slash...].dropFirst()).gazette-staging-"
    path = "\(parent)/\(prefix)\(getpid())"
  }

  /// Deletes the staging folders of builds that were killed.
  func removeStale() {
    for name in (try? Disk.names(in: parent.isEmpty ? "/" : parent)) ?? [] where name.hasPrefix(prefix) {
      let number = name.dropFirst(prefix.count)
      // An old tree that was set aside is the only one there is, as long as no other stands in its place.
      if number.hasSuffix("-old"), Disk.kind(target) == .nothing { continue }
      guard let owner = Int32(number.prefix { $0 != "-" }) else { continue }
      if owner == getpid() || (kill(owner, 0) != 0 && errno == ESRCH) { try? Disk.removeTree(parent + "/" + name) }
    }
  }

  func remove() throws { try Disk.removeTree(path) }

  /// Exchanges the old tree for the new one in one step, and deletes the old one.
  func exchange() throws {
    guard Disk.kind(target) != .nothing else { return try Disk.move(path, target) }
    if gazette_exchange(path, target) == 0 { return try remove() }
    let error = DiskError("exchange \(path) for", target)
    // A file system without the exchange: the gap between two renames is as short as it gets.
    guard error.code == EINVAL || error.code == ENOSYS || error.code == ENOTSUP else { throw error }
    let aside = path + "-old"
    try Disk.move(target, aside)
    do { try Disk.move(path, target) } catch {
      try Disk.move(aside, target)
      throw error
    }
    try Disk.removeTree(aside)
  }
}
