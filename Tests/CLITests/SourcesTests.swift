import Testing

/// `gazette sources`: the real program against servers on this machine that stall, lie and go in circles.
@Suite(.enabled(if: Scenarios.areAvailable)) struct SourcesTests {
  private static let scenarios = Scenarios("sources.py", after: "The scenarios")

  @Test(arguments: scenarios.names)
  func `a scenario holds`(name: String) throws {
    try Self.scenarios.run(name)
  }

  @Test func `there are scenarios`() { #expect(Self.scenarios.names.count >= 6) }
}
