#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An operation on the disk that failed.
package struct DiskError: Error, CustomStringConvertible {
  /// What failed, with the path and the system's reason: `cannot read site/a: Input/output error`.
  package let description: String
  /// The system's number for it.
  package let code: Int32

  /// The error of the system call that just failed: `DiskError("write", path)`.
  package init(_ verb: String, _ path: String) {
    code = errno
    description = "cannot \(verb) \(path): \(String(cString: strerror(code)))"
  }

  /// Something that no system call says.
  init(_ verb: String, _ path: String, because reason: String) {
    code = 0
    description = "cannot \(verb) \(path): \(reason)"
  }

  /// Whether there is nothing at the path, or nothing can be there.
  package var isAbsence: Bool { [ENOENT, ENOTDIR, ENAMETOOLONG].contains(code) }
}

/// Repeats a system call that a signal interrupted.
func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
