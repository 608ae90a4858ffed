import Base
import Testing

@testable import Plots

@Suite struct ChartTests {
  private let caption = Caption(id: "months", title: "A \"title\" <b>", text: "D & E")

  private let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private func chart(_ counts: [Month: Int], years: ClosedRange<Int> = 2025...2025, _ width: BarChart.Width = .wide)
    -> String
  {
    String(utf8: BarChart(years: years, counts: counts, monthNames: names).svg(caption, width))
  }

  private func texts(_ svg: String) -> [String] { svg.matches(of: /<text[^>]*>([^<]*)</).map { String($0.1) } }

  private func bars(_ svg: String) throws -> [(x: Double, height: Double)] {
    let path = try #require(svg.firstMatch(of: /class="bars" d="([^"]*)"/)).1
    return path.matches(of: /M([0-9.]+) [0-9.]+h[0-9.]+v([0-9.]+)h/).map { (Double($0.1) ?? -1, Double($0.2) ?? -1) }
  }

  @Test func `a plot has a description in words`() {
    let svg = chart([Month(year: 2025, month: 10): 3])
    #expect(svg.contains("<title id=\"plot:months:title\">A &quot;title&quot; &lt;b&gt;</title>"))
    #expect(svg.contains("<desc id=\"plot:months:text\">D &amp; E</desc>"))
    #expect(svg.contains("role=\"img\" class=\"wide\""))
    #expect(svg.contains("aria-labelledby=\"plot:months:title plot:months:text\""))
    // The same on a phone, with the same words.
    let narrow = chart([Month(year: 2025, month: 10): 3], .narrow)
    #expect(narrow.contains("aria-labelledby=\"plot:months:title plot:months:text\"") && !narrow.contains("<title"))
  }

  @Test func `bars are as tall as their numbers, and say them`() throws {
    let counts = [4, 2, 0, 1].enumerated().map { (Month(year: 2025, month: $0 + 1), $1) }
    let svg = chart(Dictionary(uniqueKeysWithValues: counts))
    #expect(try bars(svg).map(\.height) == [82, 41, 20.5])
    #expect(texts(svg) == ["4", "2", "1"] + names + ["2025"])
  }

  @Test func `the time axis has all years, so that every chart of a site has the same`() throws {
    let (early, late) = (Month(year: 2024, month: 1), Month(year: 2025, month: 12))
    let (one, other) = (chart([early: 1], years: 2024...2025), chart([late: 1], years: 2024...2025))
    #expect(try bars(one).map(\.x) == [3] && bars(other).map(\.x) == [693])
    #expect(texts(one) == ["1"] + names + names + ["2024", "2025"])
  }

  @Test(arguments: [
    // Years, bars across a page, bars on a phone.
    (1, 12, 12), (2, 24, 24), (3, 36, 12), (7, 84, 28), (17, 204, 17), (18, 72, 18), (60, 60, 60),
  ])
  func `many months become quarters, then years`(years: Int, wide: Int, narrow: Int) throws {
    let range = 2000...1999 + years
    let counts = Dictionary(
      uniqueKeysWithValues: range.flatMap { year in (1...12).map { (Month(year: year, month: $0), 1) } })
    for (width, expected) in [(BarChart.Width.wide, wide), (.narrow, narrow)] {
      let svg = chart(counts, years: range, width)
      let bars = try bars(svg)
      #expect(bars.count == expected && bars.allSatisfy { $0.x >= 0 && $0.x < width.units })
      // Not one label lies over another: each has its own place.
      #expect(texts(svg).filter { $0.count == 4 }.count == Set(texts(svg).filter { $0.count == 4 }).count)
    }
  }

  @Test func `a year's map has a square for each day, the strongest for the most`() throws {
    let day = try #require(Day("2024-02-29"))
    let days = [
      day: HeatMap.Marked(count: 8, href: "/2024/02/29/", title: "29 Feb: 8"),
      day.advanced(by: 1): HeatMap.Marked(count: 1, href: "/2024/03/01/?a&b", title: "1 Mar: 1"),
    ]
    let svg = String(utf8: HeatMap(year: 2024, days: days, months: [], weekdays: []).svg(caption))
    let empty = try #require(svg.firstMatch(of: /class="heat-0" d="([^"]*)"/)).1
    #expect(empty.count { $0 == "z" } == 364)
    #expect(
      svg.contains("<g class=\"heat-4\"><a href=\"/2024/02/29/\" tabindex=\"-1\"><title>29 Feb: 8</title><path d="))
    #expect(svg.contains("<g class=\"heat-1\"><a href=\"/2024/03/01/?a&amp;b\""))
    #expect(!svg.contains("role="))
    // What the colours mean.
    #expect(texts(svg) == ["1–2", "3–4", "5–6", "7–8"])
  }

  @Test(arguments: [
    (1, ["1"]), (2, ["1", "2"]), (5, ["1", "2", "3", "4–5"]), (20, ["1–5", "6–10", "11–15", "16–20"]),
  ])
  func `the legend of a map names each number once`(most: Int, expected: [String]) throws {
    let day = try #require(Day("2024-02-29"))
    let map = HeatMap(year: 2024, days: [day: .init(count: most, href: "/", title: "")], months: [], weekdays: [])
    #expect(texts(String(utf8: map.svg(caption))) == expected)
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
    let svg = chart(Dictionary(uniqueKeysWithValues: (0..<7).map { (Month(year: 2025, month: $0 + 1), $0) }))
    #expect(svg.matches(of: /\.\d\d/).isEmpty)
  }
}
