import Base

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the file system says of some files without reading them: a value that changes when one of them does.
package struct Fingerprint: Sendable, Equatable {
  /// A hash of the path, the size, the inode and the times of each file.
  package let hash: String
  /// When a file was last changed, in nanoseconds since 1970-01-01T00:00:00Z.
  package let newest: Int

  package init(hash: String, newest: Int) {
    self.hash = hash
    self.newest = newest
  }

  /// The fingerprint of files by their absolute paths, in any order; one that is missing counts too.
  ///
  /// `countsChanges` says whether the time at which the file system last changed anything about a file counts: a person
  /// cannot set it, but it also changes when a link to the file is deleted.
  package init(of paths: [String], countsChanges: Bool) throws(DiskError) {
    let sorted = paths.sorted()
    let results = concurrentMap(sorted) { path in Result { () throws(DiskError) in try Self.line(path, countsChanges) }
    }
    var text: [UInt8] = []
    var newest = 0
    for result in results {
      let (line, time) = try result.get()
      text += line
      newest = max(newest, time)
    }
    hash = contentHash(text)
    self.newest = newest
  }

  /// The fingerprint of a site's folder: of gazette.yml, `content` and `templates`.
  package static func site(_ root: String) throws(DiskError) -> Fingerprint {
    var paths = [root + "/gazette.yml"]
    for folder in ["content", "templates"].map({ root + "/" + $0 }) {
      paths.append(folder)
      if try Disk.kind(folder) == .folder { paths += try Disk.list(folder).map { folder + "/" + $0.path } }
    }
    return try Fingerprint(of: paths, countsChanges: true)
  }

  /// The fingerprint of the files in an output folder that its manifest lists, and of the manifest; nil if there is
  /// none.
  package static func output(_ target: String) throws(DiskError) -> Fingerprint? {
    guard let manifest = try Manifest(of: target) else { return nil }
    let paths = manifest.files.keys.map { target + "/" + $0 } + [target + "/" + Manifest.fileName]
    return try Fingerprint(of: paths, countsChanges: false)
  }

  private static func line(_ path: String, _ countsChanges: Bool) throws(DiskError) -> (text: [UInt8], time: Int) {
    var status = stat()
    guard uninterrupted({ lstat(path, &status) }) == 0 else {
      let error = DiskError("look at", path)
      if error.isAbsence { return (Array(path.utf8) + [0, 0], 0) }
      throw error
    }
    #if canImport(Glibc)
      let (modified, changed) = (nanoseconds(status.st_mtim), nanoseconds(status.st_ctim))
    #else
      let (modified, changed) = (nanoseconds(status.st_mtimespec), nanoseconds(status.st_ctimespec))
    #endif
    var line = Array(path.utf8) + [0, 1]
    for fact in [Int(status.st_mode), Int(status.st_size), Int(status.st_ino), modified, countsChanges ? changed : 0] {
      withUnsafeBytes(of: fact.littleEndian) { line.append(contentsOf: $0) }
    }
    return (line, countsChanges ? max(modified, changed) : modified)
  }

  private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + Int(time.tv_nsec) }

  /// Now, in nanoseconds since 1970-01-01T00:00:00Z. No file that was written before has a later time.
  package static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}
