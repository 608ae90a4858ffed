package import Base

/// Writes a site: whole into a staging folder beside the output, which is then exchanged for the old tree in one step.
/// `site` is its address, by which the manifest tells it from others.
///
/// A file whose bytes did not change is linked from the old tree, not written again; where nothing changed, nothing is
/// touched. Files of others in the old tree are carried over. If anything fails before the exchange, the old tree stays
/// as it was; after it, the new tree stands, and what is left to do is a warning.
package func write(
  _ files: [OutputFile], of site: String, under lock: OutputLock, progress: Progress? = nil
) throws -> Diagnosed<WriteReport> {
  let target = lock.target
  let staging = Staging(target)
  let isFresh = try Disk.kind(target) == .nothing
  let old = try Manifest(of: target) ?? Manifest(site: nil, files: [:])
  let new = Manifest(site: site, files: Dictionary(files.map { ($0.path, $0.traits) }) { $1 })

  do {
    let outcomes = try concurrentMap(files, scratch: { [UInt8]() }) { file, buffer in
      defer { progress?.advance() }
      let standing = isFresh ? Standing.nothing : old.files[file.path] != nil ? .ours : .unknown
      return Result { try place(file, target, staging, standing, &buffer) }
    }.map { try $0.get() }
    let foreign = zip(files, outcomes).filter { $0.1 == .foreign }.map { file, _ in
      Diagnostic(
        .outputForeign, at: SourceLocation(path: lock.folder + "/" + file.path),
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
    report.completed = Fingerprint.now
    guard !report.isUntouched || old != new || isFresh else { return Diagnosed(report) }

    let kept = zip(files, outcomes).filter { $0.1 == .unchanged }.map(\.0.path)
    _ = try concurrentMap(kept) { try Disk.linkFile(target + "/" + $0, staging.path + "/" + $0) }
    let carried = isFresh ? Diagnosed([:]) : try carryOver(from: lock, old, new, staging)
    guard !carried.diagnostics.hasErrors else {
      try staging.remove()
      return Diagnosed(WriteReport(), carried.diagnostics)
    }
    try Disk.writeFile(new.bytes, to: staging.path + "/" + Manifest.fileName)
    report.completed = Fingerprint.now
    return Diagnosed(report, try staging.exchange(carrying: carried.value, under: lock))
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
  let path = target + "/" + file.path
  if case .copied(let source) = file.content {
    if standing != .nothing, try Disk.isSame(source, path) { return .unchanged }
    if standing == .unknown, try Disk.kind(path) != .nothing { return .foreign }
    return .written(bytes: try Disk.copyFile(source, to: staging.path + "/" + file.path))
  }
  bytes.removeAll(keepingCapacity: true)
  if case .made(let make) = file.content { try make(&bytes) }
  if standing != .nothing, let old = try Disk.bytes(of: path, limit: bytes.count), old == bytes { return .unchanged }
  if standing == .unknown, try Disk.kind(path) != .nothing { return .foreign }
  try Disk.writeFile(bytes, to: staging.path + "/" + file.path)
  return .written(bytes: bytes.count)
}

/// Links the files of others into the staging folder, such as a CNAME that somebody put there, or a .git folder.
/// Returns them with their stamps in the staging folder; an error for each that is where a folder of ours belongs, or
/// in a folder where a file of ours does.
private func carryOver(
  from lock: OutputLock, _ old: Manifest, _ new: Manifest, _ staging: Staging
) throws -> Diagnosed<[String: Disk.Stamp]> {
  let target = lock.target
  let newFolders = new.files.keys.reduce(into: Set<Substring>()) { folders, path in
    var rest = path[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      if !folders.insert(rest).inserted { break }
    }
  }
  var diagnostics: [Diagnostic] = []
  // By their bytes: a name in another Unicode form is another file, which Swift takes for the same.
  let earlier = old.paths
  let ours = Set(earlier.union(new.paths).map(ExactPath.init))
  var folders: Set<String> = [""]
  var carried: [String: Disk.Stamp] = [:]
  for (path, kind) in try Disk.list(target) where path != Manifest.fileName {
    if ours.contains(ExactPath(path)) { continue }
    let above = path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
    if (kind != .folder && newFolders.contains(path[...])) || above.contains(where: { new.files[$0] != nil }) {
      diagnostics.append(
        Diagnostic(
          .outputForeign, at: SourceLocation(path: lock.folder + "/" + path),
          "a file or a folder of the site belongs here, but Gazette did not write this file",
          hint: "move the file away"))
      continue
    }
    folders.formUnion(above)
    let destination = staging.path + "/" + path
    // A folder that only held files of ours is empty now because somebody deleted them: it need not stay.
    if kind == .folder {
      if !earlier.contains(where: { $0.hasPrefix(path + "/") }) { try Disk.makeFolder(destination) }
      continue
    }
    guard try Disk.linkIfThere(target + "/" + path, destination) else { continue }
    carried[path] = try Disk.stamp(destination)
  }
  // Folders that hold files of others, and the output itself, stay as open or closed as they were.
  for folder in folders { Disk.copyMode(of: "\(target)/\(folder)", to: "\(staging.path)/\(folder)") }
  return Diagnosed(carried, diagnostics)
}
