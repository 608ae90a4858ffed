package import Base

/// Numbers in time, month by month over whole years: a bar for each month, each quarter or each year, as there is room.
package struct BarChart: Sendable {
  /// The year of the first month.
  package let firstYear: Int
  /// The number of each month, from January of the first year to December of the last.
  package let counts: [Int]
  /// Short names of the months, January to December.
  package let monthNames: [String]

  package init(years: ClosedRange<Int>, counts: [Month: Int], monthNames: [String]) {
    firstYear = years.lowerBound
    self.counts = years.flatMap { year in (1...12).map { counts[Month(year: year, month: $0)] ?? 0 } }
    self.monthNames = monthNames
  }

  /// Where a chart is shown: across a page, or on a phone.
  package enum Width: Sendable {
    case wide, narrow

    var units: Double { self == .wide ? 720 : 340 }
    /// Bars that are nearer to one another than this become bars of quarters, then of years.
    var leastStep: Double { self == .wide ? 3.5 : 12 }
  }

  /// The plot as an `svg` element, 720 or 340 units wide and 132 high. Alone, it is for screens of every width.
  package func svg(_ caption: Caption, _ width: Width = .wide, isAlone: Bool = false) -> [UInt8] {
    let (height, top, bottom) = (132.0, 16.0, 34.0)
    var svg = SVG(
      width: Int(width.units), height: Int(height), caption, isAlone ? nil : width == .wide ? "wide" : "narrow",
      hasText: isAlone || width == .wide)
    let months = [1, 3, 12].first { width.units / Double(counts.count / $0) >= width.leastStep } ?? 12
    let bars = stride(from: 0, to: counts.count, by: months).map { counts[$0..<$0 + months].reduce(0, +) }
    let step = width.units / Double(bars.count)
    let gap = step > 3 ? min(6, step / 5) : 0
    let floor = height - bottom
    let most = max(1, bars.max() ?? 1)

    var path = Path()
    var numbers: [(String, Point)] = []
    for (index, count) in bars.enumerated() where count > 0 {
      let (x, tall) = (Double(index) * step, Double(count) * (floor - top) / Double(most))
      path.bar(x + gap / 2, floor - tall, width: max(0.5, step - gap), height: tall)
      // Where there is no room for all numbers, the first of the highest has its own.
      if step >= Self.roomForNumber || index == bars.firstIndex(of: most) {
        let half = Self.roomForNumber / 2
        let middle = min(max(x + step / 2, half), width.units - half)
        numbers.append((String(count), Point(x: middle, y: floor - tall - 4)))
      }
    }
    svg.texts(numbers, .middle)
    axis(months, step, floor, width, &svg)
    svg.path(path, "bars")
    return svg.finished()
  }

  /// How wide a number may be, and the name of a month or a year.
  private static let (roomForNumber, roomForMonth, roomForYear) = (20.0, 26.0, 34.0)

  /// The line below the bars; a year stands where it begins, a month below its bar, where there is room.
  private func axis(_ months: Int, _ step: Double, _ floor: Double, _ width: Width, _ svg: inout SVG) {
    var axis = Path()
    axis.move(to: Point(x: 0, y: floor))
    axis.line(to: Point(x: width.units, y: floor))
    let hasMonths = months == 1 && step >= Self.roomForMonth && monthNames.count == 12
    if hasMonths {
      svg.texts(
        counts.indices.map { (monthNames[$0 % 12], Point(x: (Double($0) + 0.5) * step, y: floor + 13)) }, .middle)
    }
    var labelled = -Double.infinity
    for year in 0..<counts.count / 12 {
      let x = Double(year * 12 / months) * step
      guard x >= labelled + Self.roomForYear else { continue }
      axis.move(to: Point(x: x, y: floor))
      axis.line(to: Point(x: x, y: floor + 5))
      svg.text(String(firstYear + year), at: Point(x: min(x, width.units - 26), y: floor + (hasMonths ? 28 : 16)))
      labelled = x
    }
    svg.path(axis, "axis")
  }
}
