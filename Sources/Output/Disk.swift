import Base
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The operations on the disk that the program needs. Those for every file use system calls, the others Foundation.
package enum Disk {
  /// The bytes of a regular file, at most `limit` of them; nil where there is none, or a larger one.
  package static func bytes(of path: String, limit: Int = .max) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) <= limit else {
      return nil
    }
    let size = Int(status.st_size)
    let result = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress! + count, size - count)  // why: count < size, so not empty
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
    }
    return result.count == size ? result : nil
  }

  /// Writes a new file, making the folders that it lies in.
  package static func writeFile(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    // A page has a folder of its own: making it first saves a failing call for nearly every file.
    if path.hasSuffix("/index.html") { try makeFolder(String(path.dropLast(11))) }
    var descriptor = open(path, flags, 0o644)
    if descriptor < 0, errno == ENOENT {
      try makeFolders(above: path)
      descriptor = open(path, flags, 0o644)
    }
    guard descriptor >= 0 else { throw DiskError("write", path) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = DiskError("write", path)
        close(descriptor)
        throw error
      }
      rest = rest.dropFirst(count)
    }
    // Some file systems say only here that there is no room.
    guard close(descriptor) == 0 else { throw DiskError("write", path) }
  }

  /// Makes a second name for a file, or a copy where the file system has no second names.
  static func linkFile(_ old: String, _ new: String) throws(DiskError) {
    if link(old, new) == 0 { return }
    if errno == ENOENT {
      try makeFolders(above: new)
      if link(old, new) == 0 { return }
    }
    let error = DiskError("link", new)
    guard error.code != ENOSPC, let bytes = bytes(of: old) else { throw error }
    try writeFile(bytes, to: new)
  }

  /// Makes a folder, and those above it; nothing happens where it exists.
  package static func makeFolder(_ path: String) throws(DiskError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw DiskError("make the folder", path) }
    try makeFolders(above: path)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw DiskError("make the folder", path) }
  }

  /// Makes the folders above a path: `/a/b` for `/a/b/c`.
  package static func makeFolders(above path: String) throws(DiskError) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else { return }
    try makeFolder(String(path[..<slash]))
  }

  /// Renames a file or folder on the same file system; a file at the new path is replaced in one step.
  package static func move(_ old: String, _ new: String) throws(DiskError) {
    guard rename(old, new) == 0 else { throw DiskError("rename \(old) to", new) }
  }

  /// Makes a symbolic link.
  package static func makeLink(_ path: String, to target: String) throws(DiskError) {
    guard symlink(target, path) == 0 else { throw DiskError("make the link", path) }
  }

  /// Gives a folder the mode, and as far as one may the group, of another one.
  static func copyMode(of old: String, to new: String) {
    var status = stat()
    guard stat(old, &status) == 0, Disk.isFolder(new) else { return }
    _ = chown(new, uid_t.max, status.st_gid)
    chmod(new, status.st_mode & 0o7777)
  }

  /// The size in bytes of a regular file; nil where there is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// What lies at a path, without following a link.
  package enum Kind: Equatable, Sendable {
    case nothing, file, folder, link, other
  }

  /// What lies at a path.
  package static func kind(_ path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Whether there is a folder at a path, or at what a link there leads to.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of the folders in one; none where it cannot be read.
  package static func folders(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(utf8: $0.prefix { $0 != 0 }) }
      if name == "." || name == ".." { continue }
      if (kind(entry.pointee.d_type) ?? kind(folder + "/" + name)) == .folder { names.append(name) }
    }
    return names
  }

  /// A value that changes when a file does.
  package struct Stamp: Sendable, Equatable {
    let size: Int
    let inode: UInt64
    let seconds: Int
    let nanoseconds: Int
  }

  /// The stamp of what lies at a path; nil where nothing does.
  package static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return Stamp(
      size: Int(status.st_size), inode: UInt64(status.st_ino), seconds: time.tv_sec, nanoseconds: Int(time.tv_nsec))
  }

  /// The names of everything in a folder, in no order.
  package static func names(in folder: String) throws(DiskError) -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw DiskError("read the folder", folder, error)
    }
  }

  /// Everything below a folder that is not a folder, and the folders that hold nothing.
  package static func list(_ root: String) throws(DiskError) -> [(path: String, kind: Kind)] {
    var found: [(path: String, kind: Kind)] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let path = folder.isEmpty ? root : root + "/" + folder
      guard let stream = opendir(path) else { throw DiskError("read the folder", path) }
      defer { closedir(stream) }
      var isEmpty = true
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(utf8: $0.prefix { $0 != 0 }) }
        if name == "." || name == ".." { continue }
        isEmpty = false
        let below = folder.isEmpty ? name : folder + "/" + name
        let kind = kind(entry.pointee.d_type) ?? kind(root + "/" + below)
        if kind == .folder { folders.append(below) } else { found.append((below, kind)) }
      }
      if isEmpty, !folder.isEmpty { found.append((folder, .folder)) }
    }
    return found
  }

  /// The kind by a folder's entry; nil where the file system does not say.
  private static func kind(_ type: UInt8) -> Kind? {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .other
    }
  }

  /// Deletes a folder and all below it, without following links.
  package static func removeTree(_ root: String) throws(DiskError) {
    guard kind(root) != .nothing else { return }
    do { try FileManager.default.removeItem(atPath: root) } catch { throw DiskError("delete", root, error) }
  }

  /// The path without links, `.` and `..`; nil where a part of it does not exist.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// An operation on the disk that failed.
package struct DiskError: Error, CustomStringConvertible {
  /// What failed, with the path and the system's reason.
  package let description: String
  /// The system's number for it; 0 where it gave none.
  let code: Int32

  /// The error of the system call that just failed: `DiskError("write", path)`.
  package init(_ verb: String, _ path: String) {
    code = errno
    description = "cannot \(verb) \(path): \(String(cString: strerror(code)))"
  }

  init(_ verb: String, _ path: String, _ error: any Error) {
    code = 0
    description = "cannot \(verb) \(path): \(error)"
  }
}
