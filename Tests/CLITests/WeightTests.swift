import Testing

/// How heavy a large site is, and how much of it one more note changes.
@Suite struct WeightTests {
  static let scenarios = Scenarios("weight.py", after: "Light")

  @Test(
    .enabled(if: Scenarios.areAvailable, "GAZETTE_TOOLS does not name a folder with Python"),
    arguments: scenarios.names)
  func weighing(scenario: String) throws { try Self.scenarios.run(scenario) }

  @Test func `there are scenarios`() { #expect(Self.scenarios.names.count == 2) }
}
