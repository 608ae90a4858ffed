import Foundation
import Testing

/// A script of scenarios in Tests/Scenarios, which drives the real program: a scenario is a function after a comment.
struct Scenarios: Sendable {
  private let script: URL
  /// Each function without arguments after the comment: one that is added there is run.
  let names: [String]

  /// What installs the script's judges puts them here.
  private static let tools = ProcessInfo.processInfo.environment["GAZETTE_TOOLS"]
  static let areAvailable = tools != nil

  init(_ name: String, after comment: String) {
    script = Program.repository.appendingPathComponent("Tests/Scenarios/\(name)")
    let text = (try? String(contentsOf: script, encoding: .utf8)) ?? ""
    let scenarios = text.range(of: "\n# \(comment)\n").map { text[$0.upperBound...] } ?? ""
    names = scenarios.matches(of: /\ndef (\w+)\(\):/).map { String($0.1) }
  }

  /// Runs a scenario, which says what was not so, and fails where it did.
  @discardableResult
  func run(
    _ arguments: String..., environment: [String: String] = [:], at location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let tools = try #require(Self.tools)
    let result = try Program.run(
      [script.path, Program.path] + arguments, in: Program.repository,
      environment: ["HOME": NSTemporaryDirectory(), "GAZETTE_TOOLS": tools].merging(environment) { $1 },
      program: tools + "/venv/bin/python")
    #expect(result.code == 0, "\(result.errors.suffix(3000))", sourceLocation: location)
    return result.output
  }
}
