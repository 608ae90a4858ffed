import Base
import Testing

@testable import Plots

@Suite struct ChartTests {
  private let caption = Caption(id: "months", title: "A \"title\" <b>", text: "D & E")

  @Test func `a plot has a description in words`() {
    let svg = String(utf8: BarChart([(Month(year: 2025, month: 10), 3)]).svg(caption))
    #expect(svg.contains("<title id=\"plot:months:title\">A &quot;title&quot; &lt;b&gt;</title>"))
    #expect(svg.contains("<desc id=\"plot:months:text\">D &amp; E</desc>"))
    #expect(svg.contains("role=\"img\"") && svg.contains("aria-labelledby=\"plot:months:title plot:months:text\""))
  }

  @Test func `bars are as tall as their numbers`() throws {
    let bars = [4, 2, 0, 1].enumerated().map { (month: Month(year: 2025, month: $0 + 1), count: $1) }
    let svg = String(utf8: BarChart(bars).svg(caption))
    let path = try #require(svg.firstMatch(of: /class="bars" d="([^"]*)"/)).1
    let heights = path.matches(of: /v([0-9.]+)h/).compactMap { Double($0.1) }
    #expect(heights == [100, 50, 25])
  }

  @Test func `a year's map has a square for each day, the strongest for the most`() throws {
    let day = try #require(Day("2024-02-29"))
    let map = HeatMap(year: 2024, counts: [day: 8, day.advanced(by: 1): 1], months: [], weekdays: [])
    let svg = String(utf8: map.svg(caption))
    func squares(_ level: Int) throws -> Int {
      try #require(svg.firstMatch(of: try Regex("class=\"heat-\(level)\" d=\"([^\"]*)\""))).output[1].substring?
        .count { $0 == "z" } ?? 0
    }
    #expect(try squares(0) == 364)
    #expect(try squares(1) == 1)
    #expect(try squares(4) == 1)
  }

  @Test func `a story's notes are drawn in their order`() throws {
    let days = try ["2025-10-01", "2025-10-11", "2025-10-21"].map { try #require(Day($0)) }
    let svg = String(utf8: Timeline(days, first: "a", last: "b").svg(caption))
    let places = svg.matches(of: /<circle class="node" cx="([0-9.]+)"/).compactMap { Double($0.1) }
    #expect(places == [24, 360, 696])
  }

  @Test func `no note of a story covers another`() throws {
    let day = try #require(Day("2025-10-01"))
    for (count, shown) in [(1, 1), (4, 4), (6, 6), (7, 5), (40, 5)] {
      let days = [day] + [Day](repeating: day.advanced(by: 30), count: count)
      let svg = String(utf8: Timeline(days, first: "a", last: "b").svg(caption))
      let places = svg.matches(of: /<circle class="node" cx="([^"]+)" cy="([^"]+)"/).map { "\($0.1) \($0.2)" }
      #expect(Set(places).count == places.count)
      #expect(places.count == shown + 1)
      #expect(svg.contains(">+\(count - 5)<") == (count > 6))
      #expect(!svg.contains("y=\"-"))
    }
    #expect(String(utf8: Timeline([], first: "", last: "").svg(caption)).contains("<svg"))
  }

  @Test func `numbers have at most one decimal`() {
    let bars = (0..<7).map { (month: Month(year: 2025, month: $0 + 1), count: $0) }
    #expect(String(utf8: BarChart(bars).svg(caption)).matches(of: /\.\d\d/).isEmpty)
  }
}
