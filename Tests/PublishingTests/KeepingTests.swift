import Foundation
import Testing

@testable import Publishing

@Suite struct KeepingTests {
  @Test func `names of releases`() {
    #expect(Release(number: 17, instant: 1_763_875_377).name == "17-20251123T052257Z")
    for name in [
      "", "1", "0-20251123T052257Z", "01-20251123T052257Z", "-1-20251123T052257Z", "x-20251123T052257Z", "1-2025",
    ] {
      #expect(Release(name) == nil)
    }
  }

  private func releases(_ numbers: [Int], live: Int?) -> Releases {
    Releases(
      names: numbers.map { Release(number: $0, instant: 0).name } + ["stranger"],
      live: live.map { Release(number: $0, instant: 0).name })
  }

  @Test func `what comes next, came before and may go`() {
    let some = releases([2, 10, 9, 11], live: 10)
    #expect(some.next(at: 0).number == 12)
    #expect(some.previous?.number == 9)
    // 11 was never whole, or was gone back from.
    #expect(some.superseded(keeping: 2).map(\.number) == [2, 11])
    #expect(some.superseded(keeping: .max).map(\.number) == [11])
    #expect(releases([], live: nil).next(at: 0).number == 1)
    #expect(releases([3], live: nil).superseded(keeping: 5).map(\.number) == [3])
    #expect(releases([3], live: 3).previous == nil)
  }

  private func scratch() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("gazette-keeping-\(UUID().uuidString)").path
  }

  @Test func `one process at a time`() async throws {
    let folder = scratch()
    let first = try await TargetWorkspace.take(folder)
    await #expect(throws: PublishingError.race("another gazette on this machine is publishing to it")) {
      _ = try await TargetWorkspace.take(folder, patience: 0)
    }
    #expect(first.publisher.count == 16)
    try first.noteMark(true)
    #expect(first.isMarked)
    try first.noteMark(false)
    #expect(!first.isMarked)
  }

  @Test func `a lock goes with its holder, and waits for what a killed one left running`() async throws {
    let path = scratch()
    var lock = try await FileLock.take(path, patience: 0)
    #expect(lock != nil)
    lock = nil
    lock = try await FileLock.take(path, patience: 0)
    let descriptor = try #require(lock).descriptor
    // A program that outlives whoever started it: `sleep`, which has the lock for its standard input.
    let program = Process()
    program.executableURL = URL(fileURLWithPath: "/bin/sleep")
    program.arguments = ["1"]
    let input = FileHandle(fileDescriptor: dup(descriptor), closeOnDealloc: false)
    program.standardInput = input
    try program.run()
    try input.close()
    lock = nil
    // The number of a process that there cannot be: its holder is gone.
    try Data("99999999\n".utf8).write(to: URL(fileURLWithPath: path), options: [])
    let start = Date()
    #expect(try await FileLock.take(path, patience: 10) != nil)
    #expect(Date().timeIntervalSince(start) > 0.5)
  }
}
