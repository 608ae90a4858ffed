import Base

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock on a file, by flock(2). This process and the programs that it runs hold it until the last of them ends, so
/// the lock of a process that was killed clears itself.
package final class FileLock: Sendable {
  package let descriptor: Int32
  /// What the file says when the lock is taken: the note of a process that was killed, if it left one.
  let left: String
  private let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    left = Self.text(of: descriptor)
  }

  deinit { close(descriptor) }

  /// Takes the lock; nil where a process that is alive has it. Waits up to `patience` seconds for programs that a
  /// killed process left running. With `isShared` other users of the machine can take it too.
  package static func take(_ path: String, patience: Int, isShared: Bool = false) async throws -> FileLock? {
    for _ in 0...(patience * 10) {
      switch try attempt(path, isShared: isShared) {
      case .taken(let lock):
        lock.write("")
        return lock
      case .held(let holder):
        if let holder, holder != getpid(), kill(holder, 0) == 0 || errno == EPERM { return nil }
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    return nil
  }

  enum Attempt {
    case taken(FileLock)
    /// By the number of the process that has it, if the file says one.
    case held(by: Int32?)
  }

  /// Takes the lock if nobody has it, and leaves what the file says. A file system without locks gives it to everybody.
  static func attempt(_ path: String, isShared: Bool) throws(DiskError) -> Attempt {
    while true {
      var descriptor = uninterrupted {
        open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, isShared ? 0o666 : 0o600)
      }
      // The file of another user can be locked all the same.
      if descriptor < 0, isShared, errno == EACCES || errno == EROFS {
        let reason = errno
        descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
        if descriptor < 0 { errno = reason }
      } else if descriptor >= 0, isShared {
        fchmod(descriptor, 0o666)
      }
      guard descriptor >= 0 else { throw DiskError("open", path) }
      if uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0, errno == EWOULDBLOCK {
        defer { close(descriptor) }
        return .held(by: Int32(text(of: descriptor).prefix { $0 != "\n" }))
      }
      let lock = FileLock(descriptor: descriptor, path: path)
      // Its owner may have deleted the file between the two calls: then somebody else has another file of this name.
      guard lock.isAtItsPath else { continue }
      return .taken(lock)
    }
  }

  /// Leaves a note for whoever takes the lock after this process was killed. The number of the process is before it.
  func write(_ note: String) {
    let text = Array("\(getpid())\n\(note)".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, text, text.count, 0)
    // Programs that have it as their standard input must find its end.
    lseek(descriptor, 0, SEEK_END)
  }

  /// Deletes the file, so that nothing stays beside what was locked. The lock itself ends with this value.
  func deleteFile() { if isAtItsPath { unlink(path) } }

  private var isAtItsPath: Bool {
    var (own, other) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && lstat(path, &other) == 0 && own.st_ino == other.st_ino
      && own.st_dev == other.st_dev
  }

  private static func text(of descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(utf8: bytes.prefix(max(0, count)))
  }
}
