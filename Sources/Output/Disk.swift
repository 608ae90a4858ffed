import Base

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The operations on the disk that the program needs, by system calls. What fails is an error with its path and reason,
/// but for the one answer that something is not there. A call that a signal interrupts is repeated.
package enum Disk {
  /// The bytes of a regular file, at most `limit` of them; nil where there is none, or a larger one.
  package static func bytes(of path: String, limit: Int = .max) throws(DiskError) -> [UInt8]? {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard descriptor >= 0 else {
      // ELOOP is a link, ENXIO a socket.
      let error = DiskError("read", path)
      if error.isAbsence || error.code == ELOOP || error.code == ENXIO { return nil }
      throw error
    }
    defer { close(descriptor) }
    var status = stat()
    guard uninterrupted({ fstat(descriptor, &status) }) == 0 else { throw DiskError("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) <= limit else { return nil }
    let size = Int(status.st_size)
    var failure: DiskError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let rest = buffer.baseAddress! + count  // why: count < size, so the buffer is not empty
        let got = uninterrupted { read(descriptor, rest, size - count) }
        if got < 0 { failure = DiskError("read", path) }
        guard got > 0 else { return }
        count += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// The first bytes of a regular file, at most `count` of them; empty where there is no file.
  package static func beginning(of path: String, count: Int) throws(DiskError) -> [UInt8] {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard descriptor >= 0 else {
      let error = DiskError("read", path)
      if error.isAbsence { return [] }
      throw error
    }
    defer { close(descriptor) }
    var failure: DiskError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let start = buffer.baseAddress {
        let got = uninterrupted { read(descriptor, start + filled, count - filled) }
        if got < 0 { failure = DiskError("read", path) }
        guard got > 0 else { return }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes a new file, making the folders that it lies in.
  package static func writeFile(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    // A page has a folder of its own: making it first saves a failing call for nearly every file.
    if path.hasSuffix("/index.html") { try makeFolder(String(path.dropLast(11))) }
    var descriptor = uninterrupted { open(path, flags, 0o644) }
    if descriptor < 0, errno == ENOENT {
      try makeFolders(above: path)
      descriptor = uninterrupted { open(path, flags, 0o644) }
    }
    guard descriptor >= 0 else { throw DiskError("write", path) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = uninterrupted { rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }
      guard count > 0 else {
        let error = DiskError("write", path)
        close(descriptor)
        throw error
      }
      rest = rest.dropFirst(count)
    }
    // Some file systems say only here that there is no room. After an interruption the file is closed all the same.
    guard close(descriptor) == 0 || errno == EINTR else { throw DiskError("write", path) }
  }

  /// Lets those read and write a file who may do so with another one; nothing happens where there is no other one.
  package static func copyFileMode(of other: String, to path: String) throws(DiskError) {
    var facts = stat()
    guard stat(other, &facts) == 0 else { return }
    guard uninterrupted({ chmod(path, facts.st_mode & 0o7777) }) == 0 else { throw DiskError("set the mode of", path) }
  }

  /// Makes a second name for a file, or a copy where the file system has no second names.
  static func linkFile(_ old: String, _ new: String) throws(DiskError) {
    if uninterrupted({ link(old, new) }) == 0 { return }
    if errno == ENOENT {
      try makeFolders(above: new)
      if uninterrupted({ link(old, new) }) == 0 { return }
    }
    let error = DiskError("link", new)
    guard error.code != ENOSPC else { throw error }
    if let target = try linkTarget(of: old) { return try makeLink(new, to: target) }
    guard try kind(old) == .file else { throw error }
    _ = try copyFile(old, to: new)
  }

  /// As `linkFile`; false where the old file is gone.
  static func linkIfThere(_ old: String, _ new: String) throws(DiskError) -> Bool {
    if try kind(old) == .nothing { return false }
    try linkFile(old, new)
    return true
  }

  /// Makes a folder, and those above it; nothing happens where it exists.
  package static func makeFolder(_ path: String) throws(DiskError) {
    if uninterrupted({ mkdir(path, 0o755) }) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw DiskError("make the folder", path) }
    try makeFolders(above: path)
    guard uninterrupted({ mkdir(path, 0o755) }) == 0 || errno == EEXIST else {
      throw DiskError("make the folder", path)
    }
  }

  /// Makes the folders above a path: `/a/b` for `/a/b/c`.
  package static func makeFolders(above path: String) throws(DiskError) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else { return }
    try makeFolder(String(path[..<slash]))
  }

  /// Renames a file or folder on the same file system; a file at the new path is replaced in one step.
  package static func move(_ old: String, _ new: String) throws(DiskError) {
    guard uninterrupted({ rename(old, new) }) == 0 else { throw DiskError("rename \(old) to", new) }
  }

  /// Makes a symbolic link.
  package static func makeLink(_ path: String, to target: String) throws(DiskError) {
    guard uninterrupted({ symlink(target, path) }) == 0 else { throw DiskError("make the link", path) }
  }

  /// Where a symbolic link leads, as it is written; nil for anything else.
  private static func linkTarget(of path: String) throws(DiskError) -> String? {
    guard try kind(path) == .link else { return nil }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = uninterrupted { readlink(path, &buffer, buffer.count) }
    guard count >= 0 else { throw DiskError("read the link", path) }
    return String(utf8: buffer.prefix(count).map { UInt8(bitPattern: $0) })
  }

  /// Gives a folder the mode, and as far as one may the group, of another one.
  static func copyMode(of old: String, to new: String) {
    var status = stat()
    guard stat(old, &status) == 0, (try? isFolder(new)) == true else { return }
    _ = chown(new, uid_t.max, status.st_gid)
    chmod(new, status.st_mode & 0o7777)
  }

  /// Deletes a file, or a folder and all below it, without following links; nothing happens where nothing is.
  package static func removeTree(_ path: String) throws(DiskError) {
    if try kind(path) == .folder {
      for name in try names(in: path) { try removeTree(path + "/" + name) }
      guard uninterrupted({ rmdir(path) }) == 0 || errno == ENOENT else { throw DiskError("delete", path) }
    } else {
      guard uninterrupted({ unlink(path) }) == 0 || errno == ENOENT || errno == ENOTDIR else {
        throw DiskError("delete", path)
      }
    }
  }

  /// Waits for a moment, in which another program may end what it has begun.
  package static func waitForOthers() { usleep(20_000) }

  /// The path without links, `.` and `..`; nil where a part of it does not exist.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
