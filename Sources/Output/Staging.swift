import Base
import CExchange

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder beside the output in which a new tree is put together.
///
/// The new tree takes the place of the old one in one step, where the file system can do that. From then on the old
/// tree has the staging folder's name, until it is renamed to `…-old`. Once the files of others are taken from it, it
/// is renamed to `…-gone` and deleted. If the process is killed at any of these moments, `recover` does the rest for
/// the next one: a folder with `-old` is an old tree; so is a staging folder that is not the one that the lock's note
/// names, since the two were exchanged; one with `-gone` is half deleted; every other one is half a new tree.
struct Staging: Sendable {
  let target: String
  /// `…/.site.gazette-staging-4711`, by the number of the process that owns it.
  let path: String
  /// Where the old tree is, between the exchange and its deletion.
  private let aside: String
  private let parent: String
  private let name: Substring

  init(_ target: String) {
    self.target = target
    let slash = target.lastIndex(of: "/") ?? target.startIndex
    parent = String(target[..<slash])
    name = target[slash...].dropFirst()
    path = "\(parent)/\(Self.prefix(name))\(getpid())"
    aside = path + Self.oldEnding
  }

  private static let oldEnding = "-old"
  private static let goneEnding = "-gone"
  private static func prefix(_ name: Substring) -> String { ".\(shortened(name)).gazette-staging-" }

  /// A name that leaves room for more: file systems allow 255 bytes.
  private static func shortened(_ name: Substring) -> String {
    name.utf8.count > 200 ? contentHash(Array(name.utf8)) : String(name)
  }

  /// The file that says who writes the output.
  var lockFile: String { "\(parent)/.\(Self.shortened(name)).gazette-lock" }

  func remove() throws(DiskError) { try Disk.removeTree(path) }

  // MARK: The exchange

  /// Puts the new tree in the place of the old one, moves files of others that were written meanwhile, and deletes the
  /// old tree. `carried` are the files of others in the new tree, with their stamps. After the exchange nothing throws:
  /// the new tree stands, and the diagnostics say what is left to do.
  func exchange(carrying carried: [String: Disk.Stamp], under lock: OutputLock) throws(DiskError) -> [Diagnostic] {
    guard try Disk.kind(target) != .nothing else {
      try Disk.move(path, target)
      return []
    }
    lock.note(try note())
    var old = aside
    if uninterrupted({ gazette_exchange(path, target) }) == 0 {
      // Without another name it is still known as an old tree by the lock's note.
      if (try? Disk.move(path, aside)) == nil { old = path }
    } else {
      let error = DiskError("exchange \(path) for", target)
      // A file system without the exchange: the gap between two renames is as short as it gets.
      guard [EINVAL, ENOSYS, ENOTSUP].contains(error.code) else { throw error }
      try Disk.move(target, aside)
      do { try Disk.move(path, target) } catch {
        try Disk.move(aside, target)
        throw error
      }
    }
    return finish(old, carried)
  }

  /// What tells a staging folder from an old tree after the exchange.
  private func note() throws(DiskError) -> String {
    guard let stamp = try Disk.stamp(path) else { throw DiskError("look at", path) }
    return "\(stamp.inode)"
  }

  // MARK: After it

  /// Does what is left once the new tree stands: keeps the files of others, and deletes the old tree.
  private func finish(_ old: String, _ carried: [String: Disk.Stamp]) -> [Diagnostic] {
    do { try keepForeignFiles(of: old, carried) } catch {
      return [leftover(old, "files of others may be only there: \(error)")]
    }
    // What is half deleted has lost its manifest, so nobody could tell our files from those of others.
    let gone = path + Self.goneEnding
    do {
      try Disk.move(old, gone)
    } catch {
      return [leftover(old, "\(error)")]
    }
    return delete(gone)
  }

  private func delete(_ folder: String) -> [Diagnostic] {
    do { try Disk.removeTree(folder) } catch { return [leftover(folder, "\(error)")] }
    return []
  }

  private func leftover(_ old: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .outputLeftover, at: SourceLocation(path: old),
      "the site is written, but the folder of the earlier one could not be removed: \(reason)",
      hint: "the next build tries again; or delete the folder yourself")
  }

  /// Moves files that are not ours out of an old tree into the new one, if they were written there since the new tree
  /// was put together, and removes those from the new tree that were deleted from the old one.
  private func keepForeignFiles(of old: String, _ carried: [String: Disk.Stamp]) throws(DiskError) {
    let ours = try Set((Manifest.paths(of: old) + Manifest.paths(of: target)).map(ExactPath.init))
    var there: Set<String> = []
    for (path, kind) in try Disk.list(old) where kind != .folder && path != Manifest.fileName {
      if ours.contains(ExactPath(path)) { continue }
      there.insert(path)
      let (before, now) = (old + "/" + path, target + "/" + path)
      guard let stamp = try Disk.stamp(before) else { continue }
      guard let standing = try Disk.stamp(now) else {
        try Disk.makeFolders(above: now)
        try Disk.move(before, now)
        continue
      }
      if stamp.inode != standing.inode, stamp.isLater(than: standing), try !Disk.isSame(before, now) {
        try Disk.move(before, now)
      }
    }
    for (path, stamp) in carried where !there.contains(path) {
      let now = target + "/" + path
      if try Disk.stamp(now)?.inode == stamp.inode { try Disk.removeTree(now) }
    }
  }

  // MARK: After a process that was killed

  /// Finishes or takes back what processes that were killed had begun. `left` is the note in the lock. Nobody else
  /// writes here now, since this process has the lock.
  func recover(from left: String) -> [Diagnostic] {
    let prefix = Self.prefix(name)
    guard let names = try? Disk.names(in: parent.isEmpty ? "/" : parent, beginningWith: prefix) else { return [] }
    let found = names.sorted().map { "\(parent)/\($0)" }
    let new = left.split(separator: "\n").dropFirst().first.flatMap { UInt64($0) }
    var diagnostics: [Diagnostic] = []
    for folder in found where folder.hasSuffix(Self.goneEnding) { diagnostics += delete(folder) }
    for folder in found where folder.hasSuffix(Self.oldEnding) {
      // Set aside, and nothing in its place: the old tree is the site.
      if (try? Disk.kind(target)) == .nothing, (try? Disk.move(folder, target)) != nil { continue }
      diagnostics += finish(folder, [:])
    }
    for folder in found where ![Self.oldEnding, Self.goneEnding].contains(where: folder.hasSuffix) {
      if let new, let stamp = try? Disk.stamp(folder), stamp.inode != new, (try? Disk.stamp(target))?.inode == new {
        // Known as an old tree even if this process is killed too.
        let old = folder + Self.oldEnding
        diagnostics += finish((try? Disk.move(folder, old)) == nil ? folder : old, [:])
      } else {
        diagnostics += delete(folder)
      }
    }
    return diagnostics
  }
}
