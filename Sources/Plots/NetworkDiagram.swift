/// A whole network: nodes that are connected lie near one another.
package struct NetworkDiagram: Sendable {
  package let graph: Graph

  package init(_ graph: Graph) { self.graph = graph }

  /// The plot as an `svg` element, 960 units wide and 720 high. Names that would overlap others are left out.
  package func svg(_ caption: Caption) -> [UInt8] {
    let (width, height, margin) = (960.0, 720.0, 40.0)
    var svg = SVG(width: Int(width), height: Int(height), caption)
    let points = fitted(ForceLayout(graph).points(), width - 2 * margin, height - 2 * margin).map {
      Point(x: $0.x + margin, y: $0.y + margin)
    }
    svg.edges(graph.edges, between: points)
    let most = Double(max(1, graph.nodes.map(\.weight).max() ?? 1))
    let radii = graph.nodes.map { 2.5 + 11 * (Double($0.weight) / most).squareRoot() }
    for (point, radius) in zip(points, radii) { svg.circle(point, radius: radius, "node") }
    label(points, radii, &svg)
    return svg.finished()
  }

  /// Names, the weightiest first, wherever none stands already.
  private func label(_ points: [Point], _ radii: [Double], _ svg: inout SVG) {
    struct Box {
      let left: Double, right: Double, top: Double, bottom: Double

      func overlaps(_ other: Box) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
      }
    }
    var taken: [Box] = []
    for index in graph.nodes.indices.sorted(by: { (-graph.nodes[$0].weight, $0) < (-graph.nodes[$1].weight, $1) }) {
      let name = shortened(graph.nodes[index].name, 28)
      let half = Double(name.count) * 3.3
      let (x, y) = (min(max(points[index].x, half), 960 - half), points[index].y - radii[index] - 4)
      let box = Box(left: x - half, right: x + half, top: y - 11, bottom: y + 2)
      guard !taken.contains(where: box.overlaps) else { continue }
      taken.append(box)
      svg.text(name, at: Point(x: x, y: y), .middle)
    }
  }

  private func fitted(_ points: [Point], _ width: Double, _ height: Double) -> [Point] {
    guard let first = points.first else { return [] }
    var (low, high) = (first, first)
    for point in points {
      low = Point(x: min(low.x, point.x), y: min(low.y, point.y))
      high = Point(x: max(high.x, point.x), y: max(high.y, point.y))
    }
    let (across, down) = (max(high.x - low.x, 1e-6), max(high.y - low.y, 1e-6))
    guard points.count > 1 else { return [Point(x: width / 2, y: height / 2)] }
    return points.map { Point(x: ($0.x - low.x) / across * width, y: ($0.y - low.y) / down * height) }
  }
}
