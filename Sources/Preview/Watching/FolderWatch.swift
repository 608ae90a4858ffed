/// Reports what changes in a site's folder, save by save.
package protocol FolderWatch {
  /// Waits for the next change and gives all that belongs to it: what one save, one checkout or one move does.
  mutating func next() -> Change
}

/// The folders of a site that are looked at, and gazette.yml beside them.
let watchedFolders = ["content", "templates"]

/// The best watch that the machine has for a folder: the kernel's, or looking again and again where there is none.
/// `reason` says why it is the latter.
package func watch(_ root: String, polling: Bool) -> (watch: any FolderWatch, reason: String?) {
  if polling { return (PollingWatch(root), nil) }
  #if os(Linux)
    do throws(NotifyingWatch.Fault) {
      return (try NotifyingWatch(root), nil)
    } catch {
      return (PollingWatch(root), error.description)
    }
  #else
    return (PollingWatch(root), nil)
  #endif
}
