import Foundation
import Testing

/// `gazette preview`, by the real program and a real browser.
@Suite(.serialized) struct PreviewTests {
  static let scenarios = Scenarios("preview.py", after: "What a writer sees")

  @Test(
    .enabled(if: Scenarios.areAvailable, "GAZETTE_TOOLS does not name a folder with playwright"),
    arguments: scenarios.names)
  func preview(scenario: String) throws { try Self.scenarios.run(scenario) }

  @Test func `there are scenarios`() { #expect(Self.scenarios.names.count >= 18) }

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
