import Base
import Foundation
import Testing

@testable import Output

/// What becomes of the files of others, and of what a process that was killed has left beside the output.
@Suite final class RecoveryTests {
  private let base: String
  private var target: String { base + "/site" }
  private var staging: String { Staging(target).path }

  init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("gazette-recovery-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    base = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: base) }

  /// A tree with our files, each with its own path as its text, and files of others.
  private func tree(_ folder: String, ours: [String], foreign: [String: String] = [:]) throws {
    let manifest = Manifest(
      site: "https://example.org/", files: Dictionary(uniqueKeysWithValues: ours.map { ($0, FileTraits(.page)) }))
    for path in ours { try Disk.writeFile(Array(path.utf8), to: folder + "/" + path) }
    for (path, text) in foreign { try Disk.writeFile(Array(text.utf8), to: folder + "/" + path) }
    try Disk.writeFile(manifest.bytes, to: folder + "/" + Manifest.fileName)
  }

  private func take() throws -> OutputLock { try #require(try OutputLock.take(target, patience: 0)) }

  private func text(_ path: String) throws -> String? {
    try Disk.bytes(of: target + "/" + path).map { String(utf8: $0) }
  }

  /// What is beside the output.
  private func beside() throws -> [String] { try Disk.names(in: base).filter { $0 != "site" }.sorted() }

  // MARK: The lock

  @Test func `one process at a time has the lock, and it leaves nothing behind`() throws {
    let first = try take()
    #expect(try OutputLock.take(target, patience: 0) == nil)
    #expect(try beside() == [".site.gazette-lock"])
    first.release()
    #expect(try beside() == [])
    let other = base + "/other"
    let (a, b) = (try take(), try OutputLock.take(other, patience: 0))
    #expect(b != nil, "each output has a lock of its own")
    a.release()
    b?.release()
  }

  @Test func `a lock that is held is waited for, and its holder named`() throws {
    let first = try take()
    var holder: Int32?
    let second = try OutputLock.take(target, patience: 10) {
      holder = $0
      first.release()
    }
    #expect(second != nil && holder == getpid())
    second?.release()
    #expect(try beside() == [])
  }

  @Test func `the lock of a process that was killed clears itself`() throws {
    try Disk.writeFile(Array("999999999\n".utf8), to: base + "/.site.gazette-lock")
    try take().release()
    #expect(try beside() == [])
  }

  // MARK: After a kill

  @Test func `a tree that was set aside comes back, with the files of others`() throws {
    try tree(base + "/.site.gazette-staging-1-old", ours: ["a"], foreign: ["CNAME": "x"])
    try tree(base + "/.site.gazette-staging-1", ours: ["b"])
    try take().release()
    #expect(try text("a") == "a")
    #expect(try text("CNAME") == "x")
    #expect(try beside() == [])
  }

  @Test func `an old tree beside the new one gives back the files of others, and no page`() throws {
    try tree(target, ours: ["new"], foreign: ["CNAME": "old"])
    try tree(base + "/.site.gazette-staging-1-old", ours: ["withdrawn"], foreign: [".git/index": "later"])
    try take().release()
    #expect(try text(".git/index") == "later")
    #expect(try text("CNAME") == "old")
    #expect(try text("withdrawn") == nil)
    #expect(try beside() == [])
  }

  @Test func `a staging folder that was exchanged is an old tree`() throws {
    try tree(target, ours: ["new"])
    try tree(base + "/.site.gazette-staging-1", ours: ["withdrawn"], foreign: ["CNAME": "x"])
    let inode = try #require(try Disk.stamp(target)).inode
    try Disk.writeFile(Array("1\n\(inode)".utf8), to: base + "/.site.gazette-lock")
    try take().release()
    #expect(try text("CNAME") == "x")
    #expect(try text("withdrawn") == nil)
    #expect(try beside() == [])
  }

  @Test(arguments: ["", "1\n12345"])
  func `half a new tree goes`(note: String) throws {
    try tree(target, ours: ["a"])
    try tree(base + "/.site.gazette-staging-1", ours: ["b"], foreign: ["CNAME": "x"])
    try Disk.writeFile(Array(note.utf8), to: base + "/.site.gazette-lock")
    try take().release()
    #expect(try text("CNAME") == nil)
    #expect(try text("b") == nil)
    #expect(try beside() == [])
  }

  @Test func `what is half deleted gives nothing back`() throws {
    try tree(target, ours: ["a"])
    try Disk.writeFile([], to: base + "/.site.gazette-staging-1-gone/withdrawn")
    try take().release()
    #expect(try text("withdrawn") == nil)
    #expect(try beside() == [])
  }

  @Test func `an old tree that cannot be given up stays known as one`() throws {
    try tree(target, ours: ["new"])
    try tree(base + "/.site.gazette-staging-1", ours: ["a"], foreign: ["CNAME": "x"])
    // A name that is not UTF-8 is never lost.
    let strange = Array((base + "/.site.gazette-staging-1/caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    #expect(mkfifo(strange, 0o644) == 0)
    let inode = try #require(try Disk.stamp(target)).inode
    try Disk.writeFile(Array("1\n\(inode)".utf8), to: base + "/.site.gazette-lock")
    for _ in 0..<2 {
      let lock = try take()
      #expect(lock.diagnostics.map(\.id) == [.outputLeftover])
      #expect(lock.diagnostics.first?.message.contains("is not UTF-8") == true)
      lock.release()
      #expect(try beside() == [".site.gazette-staging-1-old"])
    }
  }

  @Test func `the folders above a first output are made for its lock`() throws {
    let deep = base + "/a/b/site"
    let lock = try #require(try OutputLock.take(deep, patience: 0))
    #expect(try OutputLock.take(deep, patience: 0) == nil)
    lock.release()
  }

  // MARK: At the exchange

  /// Exchanges a new tree for the old one, of which `foreign` is carried over; `change` happens in between.
  private func exchange(_ foreign: [String: String], _ change: () throws -> Void) throws {
    try tree(target, ours: ["a"], foreign: foreign)
    try tree(staging, ours: ["b"])
    var carried: [String: Disk.Stamp] = [:]
    for path in foreign.keys {
      try Disk.linkFile(target + "/" + path, staging + "/" + path)
      carried[path] = try Disk.stamp(staging + "/" + path)
    }
    try change()
    let lock = try OutputLockFixture.unrecovered(target)
    #expect(try Staging(target).exchange(carrying: carried, under: lock).isEmpty)
    lock.release()
    #expect(try text("a") == nil)
    #expect(try text("b") == "b")
    #expect(try beside() == [])
  }

  @Test func `a file of others that appears before the exchange stays`() throws {
    try exchange([:]) { try Disk.writeFile(Array("new".utf8), to: target + "/.git/index") }
    #expect(try text(".git/index") == "new")
  }

  @Test func `a file of others that is replaced before the exchange stays as it is then`() throws {
    try exchange([".git/index": "old"]) {
      usleep(20_000)
      try Disk.writeFile(Array("new".utf8), to: target + "/.git/index.lock")
      try Disk.move(target + "/.git/index.lock", target + "/.git/index")
    }
    #expect(try text(".git/index") == "new")
  }

  @Test func `a file of others that is deleted before the exchange does not come back`() throws {
    try exchange([".git/index.lock": "x", "CNAME": "y"]) { try Disk.removeTree(target + "/.git/index.lock") }
    #expect(try text(".git/index.lock") == nil)
    #expect(try text("CNAME") == "y")
  }
}

/// A lock that leaves everything beside the output as it is.
private enum OutputLockFixture {
  static func unrecovered(_ target: String) throws -> OutputLock {
    try #require(try OutputLock.take(target, patience: 0, recovering: false))
  }
}
