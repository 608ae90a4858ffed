package import Base

/// Numbers in time: a bar for each month, the years below.
package struct BarChart: Sendable {
  /// From the first month to the last, none left out.
  package let bars: [(month: Month, count: Int)]

  package init(_ bars: [(month: Month, count: Int)]) { self.bars = bars }

  /// The plot as an `svg` element, 720 units wide and 132 high.
  package func svg(_ caption: Caption) -> [UInt8] {
    let (width, height) = (720.0, 132.0)
    let (left, top, bottom) = (34.0, 10.0, 22.0)
    var svg = SVG(width: Int(width), height: Int(height), caption)
    let most = max(1, bars.map(\.count).max() ?? 1)
    let floor = height - bottom
    let unit = (floor - top) / Double(most)
    // Few bars stay narrow, so that one month does not fill the plot.
    let step = min(28, (width - left) / Double(max(1, bars.count)))
    let gap = step > 3 ? min(3, step / 5) : 0

    var grid = Path()
    grid.move(to: Point(x: left, y: top))
    grid.line(to: Point(x: width, y: top))
    svg.path(grid, "grid")
    svg.text(String(most), at: Point(x: left - 6, y: top + 4), .end)
    svg.text("0", at: Point(x: left - 6, y: floor), .end)

    var path = Path()
    var axis = Path()
    axis.move(to: Point(x: left, y: floor))
    axis.line(to: Point(x: width, y: floor))
    var labelled = -Double.infinity
    for (index, bar) in bars.enumerated() {
      let x = left + Double(index) * step
      if bar.count > 0 {
        let tall = Double(bar.count) * unit
        path.bar(x + gap / 2, floor - tall, width: max(0.5, step - gap), height: tall)
      }
      // A year stands where it begins, as long as the one before it leaves room.
      if bar.month.month == 1 || index == 0, x >= labelled + 36 {
        let next = index == 0 ? bars.firstIndex { $0.month.month == 1 && $0.month != bar.month } : nil
        if let next, Double(next) * step < 36 { continue }
        axis.move(to: Point(x: x, y: floor))
        axis.line(to: Point(x: x, y: floor + 5))
        svg.text(String(bar.month.year), at: Point(x: x, y: height - 4))
        labelled = x
      }
    }
    svg.path(path, "bars")
    svg.path(axis, "axis")
    return svg.finished()
  }
}
