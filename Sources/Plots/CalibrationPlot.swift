/// How often what was called so likely proved true: a circle for each range of estimates. A circle on the diagonal says
/// that the estimates were right.
package struct CalibrationPlot: Sendable {
  /// A range of estimates.
  package struct Bin: Sendable {
    /// The mean estimate, and the share that proved true, from 0 to 1.
    package let estimate: Double
    package let share: Double
    /// How many estimates it is made of.
    package let count: Int

    package init(estimate: Double, share: Double, count: Int) {
      self.estimate = estimate
      self.share = share
      self.count = count
    }
  }

  private let bins: [Bin]
  private let axes: (across: String, up: String)

  /// `axes` are the names of the estimates and of the shares.
  package init(_ bins: [Bin], axes: (across: String, up: String)) {
    self.bins = bins
    self.axes = axes
  }

  private static let (size, left, bottom, top, right) = (360.0, 44.0, 40.0, 22.0, 14.0)

  private static func place(_ estimate: Double, _ share: Double) -> Point {
    Point(x: left + estimate * (size - left - right), y: top + (1 - share) * (size - top - bottom))
  }

  /// The plot as an `svg` element, 360 units wide and high.
  package func svg(_ caption: Caption) -> [UInt8] {
    var svg = SVG(width: Int(Self.size), height: Int(Self.size), caption)
    var (grid, axis, diagonal) = (Path(), Path(), Path())
    for step in [0.25, 0.5, 0.75, 1] {
      grid.move(to: Self.place(0, step))
      grid.line(to: Self.place(1, step))
      grid.move(to: Self.place(step, 0))
      grid.line(to: Self.place(step, 1))
    }
    axis.move(to: Self.place(0, 1))
    axis.line(to: Self.place(0, 0))
    axis.line(to: Self.place(1, 0))
    diagonal.move(to: Self.place(0, 0))
    diagonal.line(to: Self.place(1, 1))
    svg.path(grid, "grid")
    svg.path(axis, "axis")
    svg.path(diagonal, "edge-2")
    let steps = [0, 0.25, 0.5, 0.75, 1]
    svg.texts(
      steps.map { ("\(Int($0 * 100))", Point(x: Self.place($0, 0).x, y: Self.size - Self.bottom + 15)) }, .middle)
    svg.texts(steps.map { ("\(Int($0 * 100))", Point(x: Self.left - 6, y: Self.place(0, $0).y + 4)) }, .end)
    svg.text(axes.across, at: Point(x: Self.size - Self.right, y: Self.size - 6), .end)
    svg.text(axes.up, at: Point(x: 2, y: 12))
    let most = Double(max(1, bins.map(\.count).max() ?? 1))
    for bin in bins {
      let radius = 4 + 8 * (Double(bin.count) / most).squareRoot()
      svg.circle(Self.place(bin.estimate, bin.share), radius: radius, "node")
    }
    svg.texts(
      bins.map { bin in
        let place = Self.place(bin.estimate, bin.share)
        return (String(bin.count), Point(x: place.x, y: place.y + 3.5))
      }, .middle, "number")
    return svg.finished()
  }
}
