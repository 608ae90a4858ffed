import Foundation
import Testing

/// Builds with system calls that fail, are interrupted, or at which the program is killed: `make soak` tries each call.
@Suite struct FaultTests {
  static let script = Scenarios("faults.py", after: "")

  /// `GAZETTE_FAULTS` and `GAZETTE_SEED`, for a long run or one like an earlier one.
  private static let settings = ProcessInfo.processInfo.environment.filter {
    ["GAZETTE_FAULTS", "GAZETTE_SEED"].contains($0.key)
  }

  @Test(
    .enabled(if: Scenarios.areAvailable, "GAZETTE_TOOLS does not name a folder with Python"),
    arguments: [
      "errors", "interruptions", "kills", "kills_without_exchange", "leftovers", "random_kills", "mutations",
    ])
  func fault(scenario: String) throws {
    print(try Self.script.run(scenario, environment: Self.settings), terminator: "")
  }
}
