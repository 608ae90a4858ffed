import Base
import Output

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock on a file, by flock(2). This process and the programs that it runs hold it until the last of them ends.
final class FileLock: Sendable {
  let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes the lock; nil where a process that is alive has it. Waits up to `patience` seconds for programs that a
  /// killed process left running. With `isShared` other users of the machine can take it too.
  static func take(_ path: String, patience: Int, isShared: Bool = false) async throws -> FileLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, isShared ? 0o666 : 0o600)
    guard descriptor >= 0 else { throw DiskError("open", path) }
    let lock = FileLock(descriptor: descriptor)
    for _ in 0...(patience * 10) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        lock.sign()
        return lock
      }
      if let holder = lock.holder, holder != getpid(), kill(holder, 0) == 0 || errno == EPERM { return nil }
      try await Task.sleep(for: .milliseconds(100))
    }
    return nil
  }

  /// The number of the process that took the lock, which may have ended since.
  private var holder: Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Int32(String(utf8: bytes.prefix(max(0, count))).trimmed)
  }

  private func sign() {
    let text = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, text, text.count, 0)
    // Programs that have it as their standard input must find its end.
    lseek(descriptor, 0, SEEK_END)
  }
}
