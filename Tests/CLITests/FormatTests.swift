import Testing

/// Feeds, data files and editions, as the programs that read them see them.
@Suite struct FormatTests {
  static let scenarios = Scenarios("formats.py", after: "What programs read")

  @Test(
    .enabled(if: Scenarios.areAvailable, "GAZETTE_TOOLS does not name a folder with feedparser"),
    arguments: scenarios.names)
  func reading(scenario: String) throws { try Self.scenarios.run(scenario) }

  @Test func `there are scenarios`() { #expect(Self.scenarios.names.count >= 14) }
}
