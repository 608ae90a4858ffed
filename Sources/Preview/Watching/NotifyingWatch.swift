#if os(Linux)
  import Base
  import Glibc
  import Output

  /// Watches by inotify(7), which tells of folders: a watch on a file would see the first atomic save and no other.
  final class NotifyingWatch: FolderWatch {
    private let root: String
    private var descriptor: Int32
    /// The folder below the root that each watch is on; empty for the root.
    private var folders: [Int32: String] = [:]
    /// How it goes on where the machine has no watches left for a folder that came later.
    private var fallback: PollingWatch?

    /// Why there can be no such watch.
    enum Fault: Error, CustomStringConvertible {
      case noInstances
      case noWatches

      var description: String {
        switch self {
        case .noInstances: "the system allows no more inotify instances (fs.inotify.max_user_instances)"
        case .noWatches: "the system allows no more inotify watches (fs.inotify.max_user_watches)"
        }
      }
    }

    init(_ root: String) throws(Fault) {
      self.root = root
      descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      guard descriptor >= 0 else { throw .noInstances }
      var isComplete = addWatch(on: "")
      for folder in watchedFolders { isComplete = addTree(folder) && isComplete }
      guard isComplete else {
        close(descriptor)
        throw .noWatches
      }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func next() -> Change {
      if fallback != nil { return fallback?.next() ?? Change() }
      var change = Change()
      while change.isEmpty {
        wait(milliseconds: -1)
        take(into: &change)
      }
      // What one save does comes within a few milliseconds. Where a great deal changes, a checkout is under way.
      while true {
        guard fallback == nil else {
          close(descriptor)
          descriptor = -1
          return change
        }
        let isMuch = change.isEverything || change.paths.count > 20
        let quiet: Int32 = isMuch ? 300 : change.mayGoOn || change.paths.count > 1 ? 50 : 4
        guard wait(milliseconds: quiet) else { return change }
        take(into: &change)
      }
    }

    @discardableResult private func wait(milliseconds: Int32) -> Bool {
      var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      while true {
        let count = poll(&poller, 1, milliseconds)
        if count < 0, errno == EINTR { continue }
        return count > 0
      }
    }

    // MARK: Events

    private func take(into change: inout Change) {
      let size = 65_536
      let events = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = max(0, read(descriptor, buffer.baseAddress, size))
      }
      events.withUnsafeBytes { events in
        var offset = 0
        let header = MemoryLayout<inotify_event>.size
        while offset + header <= events.count {
          let event = events.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let start = offset + header
          let name = String(utf8: events[start..<min(events.count, start + Int(event.len))].prefix { $0 != 0 })
          take(event, name, into: &change)
          offset = start + Int(event.len)
        }
      }
    }

    private func take(_ event: inotify_event, _ name: String, into change: inout Change) {
      let mask = event.mask
      if mask & UInt32(IN_Q_OVERFLOW) != 0 {
        // The queue ran over: folders may have come and gone unseen.
        change.isEverything = true
        for folder in watchedFolders where !addTree(folder) { giveUp(&change) }
        return
      }
      if mask & UInt32(IN_IGNORED) != 0 {
        folders[event.wd] = nil
        return
      }
      guard let folder = folders[event.wd], !name.isEmpty else { return }
      let path = folder.isEmpty ? name : folder + "/" + name
      // `content` and `templates` may be links to folders.
      let isFolder = mask & UInt32(IN_ISDIR) != 0 || (folder.isEmpty && watchedFolders.contains(path))
      if folder.isEmpty, isFolder ? !watchedFolders.contains(path) : path != "gazette.yml" { return }
      if isFolder {
        // Two folders may have changed places: what is there now is watched, whatever the event says.
        if mask & UInt32(IN_CREATE) == 0 { removeTree(path) }
        if !addTree(path) { giveUp(&change) }
        change.mayGoOn = true
        if !path.split(separator: "/").dropFirst().contains(where: { $0.hasPrefix(".") }) { change.paths.insert(path) }
      } else if Change.matters(path) {
        change.paths.insert(path)
      }
    }

    private func giveUp(_ change: inout Change) {
      guard fallback == nil else { return }
      fallback = PollingWatch(root)
      folders = [:]
      change.isEverything = true
      change.notice = Fault.noWatches.description
    }

    // MARK: Watches

    private func addWatch(on folder: String) -> Bool {
      let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE) | UInt32(IN_ONLYDIR)
      let watch = inotify_add_watch(descriptor, folder.isEmpty ? root : root + "/" + folder, mask)
      if watch >= 0 {
        folders[watch] = folder
        return true
      }
      // A folder that is gone again, or may not be read, is none to watch.
      return errno != ENOSPC && errno != ENOMEM
    }

    /// Watches a folder and all below it; false where the machine has no watches left. A folder is watched before it is
    /// listed, so that nothing comes into it unseen.
    private func addTree(_ top: String) -> Bool {
      var waiting = [top]
      while let folder = waiting.popLast() {
        guard (try? Disk.isFolder(root + "/" + folder)) == true else { continue }
        guard addWatch(on: folder) else { return false }
        waiting += ((try? Disk.folders(in: root + "/" + folder)) ?? []).map { folder + "/" + $0 }
      }
      return true
    }

    private func removeTree(_ top: String) {
      for (watch, folder) in folders where folder == top || folder.hasPrefix(top + "/") {
        inotify_rm_watch(descriptor, watch)
        folders[watch] = nil
      }
    }
  }
#endif
