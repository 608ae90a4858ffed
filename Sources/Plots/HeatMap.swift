package import Base

/// The days of a year as squares: a column for each week, from Monday, the stronger the more there is.
package struct HeatMap: Sendable {
  /// A day with something.
  package struct Marked: Sendable {
    package let count: Int
    /// Where its square leads, and what is said of it.
    package let href: String
    package let title: String

    package init(count: Int, href: String, title: String) {
      self.count = count
      self.href = href
      self.title = title
    }
  }

  package let year: Int
  /// Days that are not here have none.
  package let days: [Day: Marked]
  /// What stands above the columns and beside the rows: January to December, Monday to Sunday.
  package let months: [String]
  package let weekdays: [String]

  package init(year: Int, days: [Day: Marked], months: [String], weekdays: [String]) {
    self.year = year
    self.days = days
    self.months = months
    self.weekdays = weekdays
  }

  private static let (cell, gap, left, top) = (11.0, 2.0, 34.0, 16.0)
  private static let levels = 4
  private var most: Int { max(1, days.values.map(\.count).max() ?? 1) }

  /// The plot as an `svg` element: seven rows, Monday at the top, up to 54 columns, and what the colours mean.
  package func svg(_ caption: Caption) -> [UInt8] {
    let (cell, gap, left, top) = (Self.cell, Self.gap, Self.left, Self.top)
    let foot = top + 7 * (cell + gap)
    var svg = SVG(width: Int(left + 54 * (cell + gap)), height: Int(foot + 22), caption, hasLinks: true)
    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
      return svg.finished()
    }
    for row in [0, 2, 4, 6] where row < weekdays.count {
      svg.text(weekdays[row], at: Point(x: left - 5, y: top + Double(row) * (cell + gap) + 9), .end)
    }
    var empty = Path()
    var marked = [[(day: Marked, square: Path)]](repeating: [], count: Self.levels)
    for number in first.number...last.number {
      let day = Day(number: number)
      let column = (number - first.number + first.weekday - 1) / 7
      let (x, y) = (left + Double(column) * (cell + gap), top + Double(day.weekday - 1) * (cell + gap))
      if let own = days[day] {
        var square = Path()
        square.bar(x, y, width: cell, height: cell)
        marked[level(of: own.count) - 1].append((own, square))
      } else {
        empty.bar(x, y, width: cell, height: cell)
      }
      if day.civil.day == 1, day.civil.month <= months.count {
        svg.text(months[day.civil.month - 1], at: Point(x: x, y: top - 5))
      }
    }
    svg.path(empty, "heat-0")
    for (squares, style) in zip(marked, Self.styles) where !squares.isEmpty {
      svg.group(style) { svg in
        for (day, square) in squares { svg.link(day.href, day.title, square) }
      }
    }
    legend(at: foot + 6, &svg)
    return svg.finished()
  }

  /// 1 to 4: in which quarter of the highest number a number is.
  private func level(of count: Int) -> Int { min(Self.levels, 1 + (count * Self.levels - 1) / most) }

  private static let styles: [StaticString] = ["heat-1", "heat-2", "heat-3", "heat-4"]

  /// A square for each strength, with the numbers that it stands for.
  private func legend(at y: Double, _ svg: inout SVG) {
    var x = Self.left
    for (index, style) in Self.styles.enumerated() {
      guard let low = (1...most).first(where: { level(of: $0) == index + 1 }),
        let high = (1...most).last(where: { level(of: $0) == index + 1 })
      else { continue }
      var square = Path()
      square.bar(x, y, width: Self.cell, height: Self.cell)
      svg.path(square, style)
      let text = low == high ? String(low) : "\(low)–\(high)"
      svg.text(text, at: Point(x: x + Self.cell + 4, y: y + 9))
      x += Self.cell + 22 + Double(text.count) * 6
    }
  }
}
