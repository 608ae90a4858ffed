package import Base

/// Things that happened one after another, on a line in time, numbered.
package struct Timeline: Sendable {
  /// Chronological.
  package let days: [Day]
  /// What stands at the two ends of the line.
  package let first: String
  package let last: String

  package init(_ days: [Day], first: String, last: String) {
    self.days = days
    self.first = first
    self.last = last
  }

  /// The most points that stand above one another; a further one says how many more there are.
  private static let mostRows = 6

  /// The plot as an `svg` element, 720 units wide; the most points above one another decide its height.
  package func svg(_ caption: Caption) -> [UInt8] {
    let (width, margin, radius, rise) = (720.0, 24.0, 9.0, 20.0)
    let columns = columns(from: margin, to: width - margin, apart: 2 * radius)
    let rows = min(Self.mostRows, columns.map(\.items.count).max() ?? 1)
    let floor = Double(rows) * rise + 6
    let height = floor + 30
    var svg = SVG(width: Int(width), height: Int(height), caption)
    var axis = Path()
    axis.move(to: Point(x: margin, y: floor))
    axis.line(to: Point(x: width - margin, y: floor))
    svg.path(axis, "axis")
    for (x, items) in columns {
      let isCut = items.count > Self.mostRows
      for (row, item) in items.prefix(Self.mostRows).enumerated() {
        let point = Point(x: x, y: floor - Double(row) * rise)
        let isLast = isCut && row == Self.mostRows - 1
        if !isLast { svg.circle(point, radius: radius, "node") }
        svg.text(
          isLast ? "+\(items.count - row)" : String(item + 1), at: Point(x: point.x, y: point.y + 3.5), .middle,
          isLast ? "label" : "number")
      }
    }
    svg.text(first, at: Point(x: margin - radius, y: height - 6))
    if days.first != days.last { svg.text(last, at: Point(x: width - margin + radius, y: height - 6), .end) }
    return svg.finished()
  }

  /// Where things stand by their day: those that would cover one another share the place of the first.
  private func columns(from left: Double, to right: Double, apart: Double) -> [(x: Double, items: [Int])] {
    guard let start = days.first, let end = days.last else { return [] }
    let span = Double(max(1, end.number - start.number))
    var columns: [(x: Double, items: [Int])] = []
    for (index, day) in days.enumerated() {
      let x = left + (right - left) * Double(day.number - start.number) / span
      if let last = columns.last, x - last.x < apart {
        columns[columns.count - 1].items.append(index)
      } else {
        columns.append((x, [index]))
      }
    }
    return columns
  }
}
