package import Base

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to write an output folder, which one process has at a time. The lock is a file beside the folder,
/// `.site.gazette-lock`, which is deleted when the lock is given back.
package final class OutputLock: Sendable {
  /// The folder as a person named it.
  package let folder: String
  /// Its real path.
  let target: String
  /// Nil if nothing can be written beside the folder: then nobody can build there either.
  private let lock: FileLock?
  /// What was wrong with what a killed process left.
  package let diagnostics: [Diagnostic]

  private init(_ folder: String, _ target: String, _ lock: FileLock?, _ diagnostics: [Diagnostic]) {
    self.folder = folder
    self.target = target
    self.lock = lock
    self.diagnostics = diagnostics
  }

  /// Takes the lock, and finishes or takes back what a process that was killed had begun. Waits up to `patience`
  /// seconds for a process that has it, after a call of `waiting`; nil if it still has it then.
  package static func take(
    _ folder: String, patience: Int, waiting: (_ holder: Int32?) -> Void = { _ in }
  ) throws(DiskError) -> OutputLock? {
    try take(folder, patience: patience, recovering: true, waiting)
  }

  /// As above; `recovering` is false for tests of one step.
  static func take(
    _ folder: String, patience: Int, recovering: Bool, _ waiting: (_ holder: Int32?) -> Void = { _ in }
  ) throws(DiskError) -> OutputLock? {
    let target = Disk.realPath(folder) ?? folder
    let path = Staging(target).lockFile
    try? Disk.makeFolders(above: path)
    for round in 0...(patience * 10) {
      do {
        switch try FileLock.attempt(path, isShared: true) {
        case .taken(let lock):
          let diagnostics = recovering ? Staging(target).recover(from: lock.left) : []
          lock.write("")
          return OutputLock(folder, target, lock, diagnostics)
        case .held(let holder): if round == 5 { waiting(holder) }
        }
      } catch {
        if error.code == EACCES || error.code == EROFS || error.isAbsence { return OutputLock(folder, target, nil, []) }
        throw error
      }
      if round < patience * 10 { usleep(100_000) }
    }
    return nil
  }

  /// Leaves a note for whoever comes after this process, if it is killed.
  func note(_ text: String) { lock?.write(text) }

  /// Gives the lock back.
  package func release() { lock?.deleteFile() }

  deinit { release() }
}
