import Testing

@testable import Publishing

@Suite struct ReleasesTests {
  @Test func `names of releases`() {
    #expect(Release(number: 17, instant: 1_763_875_377).name == "17-20251123T052257Z")
    for name in [
      "", "1", "0-20251123T052257Z", "01-20251123T052257Z", "-1-20251123T052257Z", "x-20251123T052257Z", "1-2025",
    ] {
      #expect(Release(name) == nil)
    }
  }

  private func releases(_ numbers: [Int], live: Int?) -> Releases {
    Releases(
      names: numbers.map { Release(number: $0, instant: 0).name } + ["stranger"],
      live: live.map { Release(number: $0, instant: 0).name })
  }

  @Test func `what comes next, came before and may go`() {
    let some = releases([2, 10, 9, 11], live: 10)
    #expect(some.next(at: 0).number == 12)
    #expect(some.previous?.number == 9)
    // 11 was never complete, or was rolled back.
    #expect(some.superseded(keeping: 2).map(\.number) == [2, 11])
    #expect(some.superseded(keeping: .max).map(\.number) == [11])
    #expect(releases([], live: nil).next(at: 0).number == 1)
    #expect(releases([3], live: nil).superseded(keeping: 5).map(\.number) == [3])
    #expect(releases([3], live: 3).previous == nil)
  }
}
