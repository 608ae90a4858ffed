import Testing

/// Built sites in a real browser.
@Suite(.serialized) struct SiteTests {
  static let scenarios = Scenarios("site.py", after: "What a reader sees")

  @Test(
    .enabled(if: Scenarios.areAvailable, "GAZETTE_TOOLS does not name a folder with playwright"),
    arguments: scenarios.names)
  func reading(scenario: String) throws { try Self.scenarios.run(scenario) }

  @Test func `there are scenarios`() { #expect(Self.scenarios.names.count >= 15) }
}
