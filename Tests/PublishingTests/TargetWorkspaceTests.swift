import Base
import Foundation
import Output
import Testing

@testable import Publishing

@Suite struct TargetWorkspaceTests {
  @Test func `one process at a time`() async throws {
    let folder = temporaryPath()
    let first = try await TargetWorkspace.take(folder)
    await #expect(throws: PublishingError.race("another gazette on this machine is publishing to it")) {
      _ = try await TargetWorkspace.take(folder, patience: 0)
    }
    #expect(first.publisher.count == 16)
    try first.noteMark(true)
    #expect(try first.isMarked)
    try first.noteMark(false)
    #expect(try !first.isMarked)
  }

  @Test func `the live site and the two before it are kept`() async throws {
    let workspace = try await TargetWorkspace.take(temporaryPath())
    #expect(throws: PublishingError.self) { try workspace.lastBuilds() }
    var builds: [String] = []
    for text in ["1", "2", "3", "4"] {
      builds.append(try workspace.nextBuild(at: 0))
      try workspace.keep(try BuiltFolder.make(["a": text], at: builds.last ?? ""))
    }
    #expect(try builds.map { try Disk.kind($0) == .folder } == [false, true, true, true])
    #expect(try workspace.lastBuilds().live.folder == builds[3])
    #expect(try workspace.lastBuilds().previous.folder == builds[2])
  }

  @Test func `the same site again is not kept a second time`() async throws {
    let workspace = try await TargetWorkspace.take(temporaryPath())
    for text in ["1", "2", "2"] {
      let path = try workspace.nextBuild(at: 0)
      try workspace.keep(try BuiltFolder.make(["a": text], at: path))
      try workspace.discardUnlessLive(path)
    }
    #expect(try workspace.lastBuilds().previous.bytes(of: "a") == Array("1".utf8))
  }

  @Test func `a build that never became live goes with the next run`() async throws {
    let folder = temporaryPath()
    var workspace: TargetWorkspace? = try await TargetWorkspace.take(folder)
    let path = try #require(workspace).nextBuild(at: 0)
    _ = try BuiltFolder.make(["a": "1"], at: path)
    workspace = nil
    _ = try await TargetWorkspace.take(folder)
    #expect(try Disk.kind(path) == .nothing)
  }
}
