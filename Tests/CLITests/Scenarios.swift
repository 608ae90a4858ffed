import Foundation
import Testing

/// A script in Tests/Scenarios that drives the real program. Each function after a certain comment is a scenario.
struct Scenarios: Sendable {
  private let script: URL
  /// The functions without arguments after the comment. A function that is added there runs.
  let names: [String]

  /// The folder into which `make test-setup` installs the programs that the scripts need.
  private static let tools = ProcessInfo.processInfo.environment["GAZETTE_TOOLS"]
  static let areAvailable = tools != nil

  init(_ name: String, after comment: String) {
    script = Program.repository.appendingPathComponent("Tests/Scenarios/\(name)")
    let text = (try? String(contentsOf: script, encoding: .utf8)) ?? ""
    let scenarios = text.range(of: "\n# \(comment)\n").map { text[$0.upperBound...] } ?? ""
    names = scenarios.matches(of: /\ndef (\w+)\(\):/).map { String($0.1) }
  }

  /// Runs a scenario and fails with the scenario's message.
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
