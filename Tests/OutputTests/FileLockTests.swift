import Foundation
import Testing

@testable import Output

@Suite struct FileLockTests {
  @Test func `a lock ends with its holder, and waits for programs that a killed one left running`() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("gazette-lock-\(UUID().uuidString)").path
    var lock = try await FileLock.take(path, patience: 0)
    #expect(lock != nil)
    lock = nil
    lock = try await FileLock.take(path, patience: 0)
    let descriptor = try #require(lock).descriptor
    // A program that outlives the process that started it: `sleep`, with the lock as its standard input.
    let program = Process()
    program.executableURL = URL(fileURLWithPath: "/bin/sleep")
    program.arguments = ["1"]
    let input = FileHandle(fileDescriptor: dup(descriptor), closeOnDealloc: false)
    program.standardInput = input
    try program.run()
    try input.close()
    lock = nil
    // No process can have this number: the lock's holder is gone.
    try Data("99999999\n".utf8).write(to: URL(fileURLWithPath: path), options: [])
    let start = Date()
    #expect(try await FileLock.take(path, patience: 10) != nil)
    #expect(Date().timeIntervalSince(start) > 0.5)
  }
}
