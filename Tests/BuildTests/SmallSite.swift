import Base
import Build
import Foundation
import Synchronization

/// A site in a temporary folder that goes when its owner does.
final class SmallSite {
  let root: String
  /// How often each file was read, by its path below the folder.
  private let counts = Mutex<[String: Int]>([:])

  init(_ files: [String: String] = [:]) throws {
    root =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("gazette-build-\(UUID().uuidString)").path
    try write("gazette.yml", "title: Test\nurl: https://example.org/briefs/\n")
    for (path, text) in files { try write(path, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ path: String, _ text: String) throws {
    let file = URL(fileURLWithPath: root).appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: root + "/" + path) }

  /// The folder, read by a reader that counts.
  var folder: SiteFolder {
    SiteFolder(root: root) { [self] path, limit in
      counts.withLock { $0[String(path.dropFirst(root.count + 1)), default: 0] += 1 }
      return FileManager.default.contents(atPath: path).flatMap { $0.count <= limit ? [UInt8]($0) : nil }
    }
  }

  /// What was read since this was asked last.
  func takeCounts() -> [String: Int] {
    counts.withLock { counts in
      defer { counts = [:] }
      return counts
    }
  }
}

extension SmallSite: @unchecked Sendable {}  // why: all that changes is behind the mutex

/// A note's file.
func note(_ body: String = "Text.\n", title: String = "A note", date: String = "2025-10-21", head: String = "")
  -> String
{
  "---\ntitle: \(title)\ndate: \(date)\ntopics: [diplomacy]\n\(head)---\n\(body)"
}

extension World {
  /// A world whose clock stands still, with one time zone five hours east of UTC.
  static func standing(at now: Int) -> World {
    World(now: { now }) { $0 == "Test/East" ? Zone(name: $0) { _ in 5 * 3600 } : nil }
  }

  /// 2025-10-30, noon in UTC.
  static let october = World.standing(at: 1_761_825_600)
}
