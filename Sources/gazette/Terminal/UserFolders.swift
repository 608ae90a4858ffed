import FoundationEssentials
import Output

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The person's home; nil where the system names none.
func homeFolder() -> String? { ProcessInfo.processInfo.environment["HOME"] }

/// A folder for what may be deleted at any time, by the XDG Base Directory Specification: `$XDG_CACHE_HOME/gazette`,
/// else `~/.cache/gazette`; where there is no home, one of this user alone among the temporary ones.
func cacheFolder() throws -> String {
  if let folder = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
    return folder + "/gazette"
  }
  if let home = homeFolder(), home.hasPrefix("/"), (try? Disk.isFolder(home)) == true {
    return home + "/.cache/gazette"
  }
  let temporary = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
  let folder = "\(temporary)/gazette-\(getuid())"
  // Somebody else may have made a folder or link of that name, to be written through.
  if mkdir(folder, 0o700) != 0 {
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid() else {
      throw DiskError("use the folder", folder)
    }
  }
  return folder
}
