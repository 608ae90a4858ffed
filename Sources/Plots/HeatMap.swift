package import Base

/// The days of a year as squares: a column for each week, from Monday, the stronger the more there is.
package struct HeatMap: Sendable {
  package let year: Int
  /// Days that are not here have none.
  package let counts: [Day: Int]
  /// What stands above the columns and beside the rows: January to December, Monday to Sunday.
  package let months: [String]
  package let weekdays: [String]

  package init(year: Int, counts: [Day: Int], months: [String], weekdays: [String]) {
    self.year = year
    self.counts = counts
    self.months = months
    self.weekdays = weekdays
  }

  /// The plot as an `svg` element: seven rows, Monday at the top, and up to 54 columns.
  package func svg(_ caption: Caption) -> [UInt8] {
    let (cell, gap, left, top) = (11.0, 2.0, 34.0, 16.0)
    var svg = SVG(width: Int(left + 54 * (cell + gap)), height: Int(top + 7 * (cell + gap)), caption)
    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
      return svg.finished()
    }
    for row in [0, 2, 4, 6] where row < weekdays.count {
      svg.text(weekdays[row], at: Point(x: left - 5, y: top + Double(row) * (cell + gap) + 9), .end)
    }
    let most = max(1, counts.values.max() ?? 1)
    // One path for each strength: none, then four steps up to the most.
    var paths = [Path](repeating: Path(), count: 5)
    for number in first.number...last.number {
      let day = Day(number: number)
      let column = (number - first.number + first.weekday - 1) / 7
      let (x, y) = (left + Double(column) * (cell + gap), top + Double(day.weekday - 1) * (cell + gap))
      let count = counts[day] ?? 0
      let level = count == 0 ? 0 : 1 + (count * 4 - 1) / most
      paths[min(4, level)].bar(x, y, width: cell, height: cell)
      if day.civil.day == 1, day.civil.month <= months.count {
        svg.text(months[day.civil.month - 1], at: Point(x: x, y: top - 5))
      }
    }
    svg.path(paths[0], "heat-0")
    svg.path(paths[1], "heat-1")
    svg.path(paths[2], "heat-2")
    svg.path(paths[3], "heat-3")
    svg.path(paths[4], "heat-4")
    return svg.finished()
  }
}
