import Base
import Build
import Foundation
import Synchronization

@testable import Preview

/// A preview of a folder on the disk that counts what is read of it. The folder goes when its owner does.
final class WatchedSite: Sendable {
  let root: String
  let session: PreviewSession
  /// What is said on the terminal.
  let reports: AsyncStream<PreviewReport>
  private let counts: ReadCounts

  /// How often each file was read, by its path below the folder.
  final class ReadCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func count(_ path: String) { counts.withLock { $0[path, default: 0] += 1 } }

    /// What was read since this was asked last.
    func take() -> [String: Int] {
      counts.withLock { counts in
        defer { counts = [:] }
        return counts
      }
    }
  }

  init(_ files: [String: String]) throws {
    let root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("gazette-preview-\(UUID().uuidString)").path
    let counts = ReadCounts()
    let folder = SiteFolder(root: root) { path, limit in
      counts.count(String(path.dropFirst(root.count + 1)))
      return FileManager.default.contents(atPath: path).flatMap { $0.count <= limit ? [UInt8]($0) : nil }
    }
    let (reports, continuation) = AsyncStream.makeStream(of: PreviewReport.self)
    session = PreviewSession(
      folder, .everything, in: World(now: { 1_761_825_600 }, zone: { _ in nil }),
      editor: EditorAddress(root: root, editor: nil)
    ) { continuation.yield($0) }
    self.root = root
    self.counts = counts
    self.reports = reports
    for (path, text) in files { try write(path, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ path: String, _ text: String) throws {
    let file = URL(fileURLWithPath: root).appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Saves files, lets the session take them in, and waits until they are shown everywhere. Gives what was read
  /// meanwhile.
  func save(_ files: [String: String], losesTrack: Bool = false) async throws -> [String: Int] {
    for (path, text) in files { try write(path, text) }
    _ = counts.take()
    session.take(Change(paths: Set(files.keys), isEverything: losesTrack))
    for await case .shown in reports { break }
    return counts.take()
  }

  /// The text of the page at a path.
  func page(_ path: String) -> String? {
    guard case .page(let data, _) = session.answer(path) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}
