import Base
import Output
import Testing

@testable import Publishing

@Suite struct FolderPublisherTests {
  private let folder = temporaryPath()
  private let cache = temporaryPath()

  private func run() throws -> PublishRun {
    let target = try #require(try PublishTarget.read("publish: {t: {kind: folder, to: \(folder)}}").value.first)
    let dialogue = PublishDialogue(show: { _ in }, confirm: { _ in true }, begin: { _ in {} })
    return PublishRun(target, cache: cache, dialogue: dialogue)
  }

  private func publish(_ text: String) async throws -> PublishResult {
    try await run().publish(at: 0) { path in
      try BuiltFolder.make(["index.html": text], traits: ["index.html": FileTraits(.index)], at: path)
    }
  }

  private var manifest: [UInt8]? { try? Disk.bytes(of: folder + "/" + Manifest.fileName) }

  @Test func `the folder's manifest remembers what each file is for`() async throws {
    #expect(try await publish("1").outcome == .published)
    #expect(try await publish("1").outcome == .unchanged)
    #expect(manifest.flatMap { Manifest($0) }?.files == ["index.html": FileTraits(.index)])
  }

  @Test func `a publish that has nothing to change deletes what a killed one left beside the folder`() async throws {
    _ = try await publish("1")
    let parts = folder.split(separator: "/")
    let parent = "/" + parts.dropLast().joined(separator: "/")
    let left = "\(parent)/.\(try #require(parts.last)).gazette-staging-999999999-old-gone"
    try Disk.writeFile([], to: left + "/index.html")
    #expect(try await publish("1").outcome == .unchanged)
    #expect(try Disk.kind(left) == .nothing)
  }

  @Test func `a site that an earlier version published is brought up to date, and can be gone back to`() async throws {
    let old = Array("gazette manifest 2\nhttps://example.org/\n\nindex.html\n".utf8)
    _ = try await publish("1")
    // As an earlier version left the target, and its copy on this machine.
    let cached = try #require(try Disk.list(cache).map(\.path).first { $0.hasSuffix(Manifest.fileName) })
    for path in [folder + "/" + Manifest.fileName, cache + "/" + cached] {
      try Disk.removeTree(path)
      try Disk.writeFile(old, to: path)
    }
    let result = try await publish("2")
    #expect(result.outcome == .published && result.plan.changed == ["index.html"] && result.plan.foreign.isEmpty)
    _ = try await run().rollBack()
    #expect(try Disk.bytes(of: folder + "/index.html") == Array("1".utf8))
  }
}
