import Output

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Watches by looking: twice a second at what every file's size, number and time of change are.
struct PollingWatch: FolderWatch {
  private let root: String
  private var stamps: [String: Disk.Stamp]

  private static let pause: UInt32 = 500_000

  init(_ root: String) {
    self.root = root
    stamps = Self.stamps(below: root)
  }

  mutating func next() -> Change {
    while true {
      usleep(Self.pause)
      let change = look()
      if !change.isEmpty { return change }
    }
  }

  /// What is not as it was at the last look.
  mutating func look() -> Change {
    let now = Self.stamps(below: root)
    defer { stamps = now }
    var paths = Set(now.filter { stamps[$0.key] != $0.value }.keys)
    paths.formUnion(stamps.keys.filter { now[$0] == nil })
    return Change(paths: paths)
  }

  private static func stamps(below root: String) -> [String: Disk.Stamp] {
    var stamps: [String: Disk.Stamp] = [:]
    for folder in watchedFolders {
      // A folder that goes while it is read shows at the next look.
      for (below, _) in (try? Disk.list(root + "/" + folder)) ?? [] {
        let path = folder + "/" + below
        if Change.matters(path) { stamps[path] = (try? Disk.stamp(root + "/" + path)) ?? nil }
      }
    }
    stamps["gazette.yml"] = (try? Disk.stamp(root + "/gazette.yml")) ?? nil
    return stamps
  }
}
