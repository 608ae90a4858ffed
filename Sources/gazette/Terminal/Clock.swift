import Base
import Build
import FoundationEssentials
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine's clock and its time zones: what the stages are handed, since none of them asks by itself.
enum Clock {
  /// Seconds since 1970-01-01T00:00:00Z.
  static var now: Int { time(nil) }

  /// Seconds from a clock that only goes forward, for durations.
  static var monotonic: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// A time zone of the machine's data; nil where there is none of the name. The C library keeps one zone for the
  /// process: a build asks once, before it starts a thread, preview again only where gazette.yml names another zone.
  static func zone(_ name: String) -> Zone? {
    if ["UTC", "Etc/UTC", "GMT", "Z"].contains(name) { return Zone(name: name) { _ in 0 } }
    // Asked again for the zone that it keeps, as preview does, nothing of the process is touched.
    if let kept = kept.withLock({ $0 }), kept.name == name { return kept }
    let folder = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
    let isPlain = name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "_+-/".utf8.contains($0) }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/"), FileManager.default.isReadableFile(atPath: "\(folder)/\(name)"),
      !isFolder("\(folder)/\(name)")
    else { return nil }
    setenv("TZ", ":\(folder)/\(name)", 1)
    tzset()
    let zone = Zone(name: name) { instant in
      var seconds = time_t(instant)
      var parts = tm()
      localtime_r(&seconds, &parts)
      return parts.tm_gmtoff
    }
    kept.withLock { $0 = zone }
    return zone
  }

  private static let kept = Mutex<Zone?>(nil)

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

extension World {
  /// This machine, by its clock and its time zones.
  static let machine = World(now: { Clock.now }, zone: Clock.zone, pictures: VipsThumbnail())
}
