import Base

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Disk {
  /// What lies at a path, without following a link.
  package enum Kind: Equatable, Sendable {
    case nothing, file, folder, link, other
  }

  /// What lies at a path.
  package static func kind(_ path: String) throws(DiskError) -> Kind {
    guard let status = try status(of: path) else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Whether there is a folder at a path, or at what a link there leads to.
  package static func isFolder(_ path: String) throws(DiskError) -> Bool {
    var status = stat()
    guard uninterrupted({ stat(path, &status) }) == 0 else {
      let error = DiskError("look at", path)
      if error.isAbsence || error.code == ELOOP { return false }
      throw error
    }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// The size in bytes of a regular file; nil where there is none.
  package static func size(of path: String) throws(DiskError) -> Int? {
    guard let status = try status(of: path), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// A value that changes when a file does.
  package struct Stamp: Sendable, Equatable {
    let size: Int
    let inode: UInt64
    package let seconds: Int
    let nanoseconds: Int

    /// Whether the file was changed after another one.
    func isLater(than other: Stamp) -> Bool { (seconds, nanoseconds) > (other.seconds, other.nanoseconds) }
  }

  /// The stamp of what lies at a path; nil where nothing does.
  package static func stamp(_ path: String) throws(DiskError) -> Stamp? {
    guard let status = try status(of: path) else { return nil }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return Stamp(
      size: Int(status.st_size), inode: UInt64(status.st_ino), seconds: time.tv_sec, nanoseconds: Int(time.tv_nsec))
  }

  private static func status(of path: String) throws(DiskError) -> stat? {
    var status = stat()
    if uninterrupted({ lstat(path, &status) }) == 0 { return status }
    let error = DiskError("look at", path)
    if error.isAbsence { return nil }
    throw error
  }

  // MARK: Folders

  /// The names of everything in a folder, in no order.
  package static func names(in folder: String) throws(DiskError) -> [String] {
    try entries(of: folder).map(\.name)
  }

  /// The names in a folder that begin with a text; what else is there does not matter.
  static func names(in folder: String, beginningWith prefix: String) throws(DiskError) -> [String] {
    try entries(of: folder, isStrict: false).map(\.name).filter { $0.hasPrefix(prefix) }
  }

  /// The names of the folders in one; none where there is no such folder.
  package static func folders(in folder: String) throws(DiskError) -> [String] {
    do {
      return try entries(of: folder).filter { $0.kind == .folder }.map(\.name)
    } catch  where error.isAbsence {
      return []
    }
  }

  /// Everything below a folder that is not a folder, and the folders that hold nothing.
  package static func list(_ root: String) throws(DiskError) -> [(path: String, kind: Kind)] {
    var found: [(path: String, kind: Kind)] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let entries = try entries(of: folder.isEmpty ? root : root + "/" + folder)
      for (name, kind) in entries {
        let below = folder.isEmpty ? name : folder + "/" + name
        if kind == .folder { folders.append(below) } else { found.append((below, kind)) }
      }
      if entries.isEmpty, !folder.isEmpty { found.append((folder, .folder)) }
    }
    return found
  }

  /// `isStrict` is whether a name that is not UTF-8 is an error: Swift could not name the file again.
  private static func entries(
    of folder: String, isStrict: Bool = true
  ) throws(DiskError) -> [(name: String, kind: Kind)] {
    var stream = opendir(folder)
    while stream == nil, errno == EINTR { stream = opendir(folder) }
    guard let stream else { throw DiskError("read the folder", folder) }
    defer { closedir(stream) }
    var entries: [(name: String, kind: Kind)] = []
    while true {
      // Only errno tells the end of a folder from a failure.
      errno = 0
      guard let entry = readdir(stream) else {
        if errno == EINTR { continue }
        guard errno == 0 else { throw DiskError("read the folder", folder) }
        return entries
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        if !isStrict { continue }
        throw DiskError("read the folder", folder, because: "the name '\(String(utf8: bytes))' in it is not UTF-8")
      }
      if name == "." || name == ".." { continue }
      if let kind = kind(entry.pointee.d_type) {
        entries.append((name, kind))
      } else {
        entries.append((name, try kind(folder + "/" + name)))
      }
    }
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
}
