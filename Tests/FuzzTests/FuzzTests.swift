import Foundation
import FuzzTargets
import Testing

/// The targets of `make fuzz`, with the inputs that it begins with: they are compiled and run with every test.
@Suite struct FuzzTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Files of this repository, and halves of them.
  private static let inputs: [[UInt8]] = {
    let files = ["Tests/Golden", "Tests/DraftingTests", "content", "templates"].flatMap { folder in
      FileManager.default.enumerator(atPath: repository.appendingPathComponent(folder).path)?.compactMap { path in
        (path as? String).map { repository.appendingPathComponent("\(folder)/\($0)") }
      } ?? []
    }
    let texts = files.filter { ["md", "html", "mustache", "yml"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }.compactMap { try? Data(contentsOf: $0) }.filter { $0.count < 4096 }
    // Every tenth is enough for a test that everybody runs.
    let some = stride(from: 0, to: texts.count, by: 10).map { Array(texts[$0]) }
    return some + some.map { Array($0.prefix($0.count / 2)) } + [[], [0], [0xFF], Array("/2025/10/21/summit/".utf8)]
  }()

  @Test(arguments: fuzzTargets.keys.sorted())
  func `no target is ended by an input that fuzzing begins with`(name: String) throws {
    let target = try #require(fuzzTargets[name])
    try #require(Self.inputs.count > 100)
    for input in Self.inputs { target(input) }
  }
}
