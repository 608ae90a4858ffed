import Base
import Output
import Synchronization

@testable import Publishing

/// A store in memory that remembers each put and each deletion, in order.
final class FakeStore: Store {
  enum Change: Equatable {
    case put([UploadFile])
    case delete([String])
  }

  private let log = Mutex<[Change]>([])
  private let held = Mutex<[String: [UInt8]]>([:])

  var changes: [Change] { log.withLock { $0 } }
  var files: [String: [UInt8]] { held.withLock { $0 } }

  func forgetChanges() { log.withLock { $0 = [] } }

  func list(in folder: String?) async throws -> [String: Int]? {
    let prefix = folder.map { $0 + "/" } ?? ""
    let found = files.filter { $0.key.hasPrefix(prefix) }
    return Dictionary(uniqueKeysWithValues: found.map { (String($0.key.dropFirst(prefix.count)), $0.value.count) })
  }

  func put(_ files: [UploadFile], from folder: String, progress: Progress?) async throws {
    log.withLock { $0.append(.put(files.sorted { $0.path < $1.path })) }
    for file in files { try held.withLock { $0[file.path] = try Disk.bytes(of: folder + "/" + file.path) } }
  }

  func delete(_ paths: [String]) async throws {
    guard !paths.isEmpty else { return }
    log.withLock { $0.append(.delete(paths.sorted())) }
    for path in paths { held.withLock { $0[path] = nil } }
  }

  func fetch(_ paths: [String], into folder: String) async throws {
    for path in paths {
      if let bytes = files[path] { try Disk.writeFile(bytes, to: folder + "/" + path) }
    }
  }

  func identical(_ paths: [String], to folder: String) async throws -> Set<String> {
    Set(try paths.filter { try files[$0] == Disk.bytes(of: folder + "/" + $0) })
  }

  func tidy() async throws {}
  func isLeftover(_ path: String) -> Bool { false }
  func leftover(of path: String) -> String? { nil }
}
