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

  package func svg(_ caption: Caption) -> [UInt8] {
    let (width, height, margin, radius) = (720.0, 96.0, 24.0, 9.0)
    var svg = SVG(width: Int(width), height: Int(height), caption)
    let floor = height - 30
    var axis = Path()
    axis.move(to: Point(x: margin, y: floor))
    axis.line(to: Point(x: width - margin, y: floor))
    svg.path(axis, "axis")
    guard let start = days.first, let end = days.last else { return svg.finished() }
    let span = Double(max(1, end.number - start.number))
    // Points that would cover one another are stacked, up to what there is room for.
    var row = 0
    var previous = -Double.infinity
    for (index, day) in days.enumerated() {
      let x = margin + (width - 2 * margin) * Double(day.number - start.number) / span
      row = x - previous < 2 * radius ? (row + 1) % 3 : 0
      if row == 0 { previous = x }
      let point = Point(x: x, y: floor - Double(row) * 20)
      svg.circle(point, radius: radius, "node")
      svg.text(String(index + 1), at: Point(x: point.x, y: point.y + 3.5), .middle, "number")
    }
    svg.text(first, at: Point(x: margin - radius, y: height - 6))
    if start != end { svg.text(last, at: Point(x: width - margin + radius, y: height - 6), .end) }
    return svg.finished()
  }
}
