import Foundation
import Testing

/// Built sites as readers meet them, in a real browser: Tests/Browser/site.py has the scenarios.
@Suite(.serialized) struct SiteTests {
  static let python = ProcessInfo.processInfo.environment["GAZETTE_TOOLS"].map { $0 + "/venv/bin/python" }
  static let script = Program.repository.appendingPathComponent("Tests/Browser/site.py")

  /// Every scenario of the script: one that is added there is run.
  static let scenarios: [String] = {
    let text = (try? String(contentsOf: script, encoding: .utf8)) ?? ""
    let scenarios = text.split(separator: "# What a reader sees").last ?? ""
    return scenarios.matches(of: /\ndef (\w+)\(\):/).map { String($0.1) }.filter { $0 != "hostile" }
  }()

  @Test(.enabled(if: python != nil, "GAZETTE_TOOLS does not name a folder with playwright"), arguments: scenarios)
  func reading(scenario: String) throws {
    let result = try Program.run(
      [Self.script.path, Program.path, scenario], in: Program.repository, environment: ["HOME": NSTemporaryDirectory()],
      program: try #require(Self.python))
    #expect(result.code == 0, "\(result.errors.suffix(3000))")
  }

  @Test func `there are scenarios`() { #expect(Self.scenarios.count >= 15) }
}
