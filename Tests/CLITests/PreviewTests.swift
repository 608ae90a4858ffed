import Foundation
import Testing

/// `gazette preview`, by the real program and a real browser: Tests/Browser/preview.py has the scenarios.
@Suite(.serialized) struct PreviewTests {
  static let python = ProcessInfo.processInfo.environment["GAZETTE_TOOLS"].map { $0 + "/venv/bin/python" }
  static let script = Program.repository.appendingPathComponent("Tests/Browser/preview.py")

  /// Every scenario of the script: one that is added there is run.
  static let scenarios: [String] = {
    let text = (try? String(contentsOf: script, encoding: .utf8)) ?? ""
    let scenarios = text.split(separator: "# What a writer sees").last ?? ""
    return scenarios.matches(of: /\ndef (\w+)\(\):/).map { String($0.1) }
  }()

  @Test(.enabled(if: python != nil, "GAZETTE_TOOLS does not name a folder with playwright"), arguments: scenarios)
  func preview(scenario: String) throws {
    let result = try Program.run(
      [Self.script.path, Program.path, scenario], in: Program.repository, environment: ["HOME": NSTemporaryDirectory()],
      program: try #require(Self.python))
    #expect(result.code == 0, "\(result.errors.suffix(2000))")
  }

  @Test func `there are scenarios`() { #expect(Self.scenarios.count >= 18) }

  @Test(arguments: [
    (["--port", "0"], "there is no port 0"), (["--port", "70000"], "there is no port 70000"),
    (["--bind", "example.org"], "'example.org' is not an address"), (["--today", "x"], "'x' is not a day"),
    (["extra"], "Unexpected argument"),
  ])
  func `wrong usage is told with exit code 2`(arguments: [String], message: String) throws {
    let folder = try Folder.site()
    let result = try Program.run(["preview"] + arguments, in: folder.url)
    #expect(result.code == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `a folder without a site is told`() throws {
    let folder = try Folder()
    let result = try folder.gazette("serve")
    #expect(result.code == 1)
    #expect(result.errors.contains("there is no gazette.yml here"))
  }
}
