/// One in the middle, and around it those that it is connected with: the first node of the graph and the others,
/// clockwise from the top.
package struct CircleDiagram: Sendable {
  package let graph: Graph

  package init(_ graph: Graph) { self.graph = graph }

  /// The plot as an `svg` element, 420 units wide and 290 high.
  package func svg(_ caption: Caption) -> [UInt8] {
    let (width, height, radius) = (420.0, 290.0, 96.0)
    var svg = SVG(width: Int(width), height: Int(height), caption)
    let centre = Point(x: width / 2, y: height / 2)
    let count = max(1, graph.nodes.count - 1)
    var points = [centre]
    for index in 0..<max(0, graph.nodes.count - 1) {
      let (sine, cosine) = sineAndCosine(ofTurn: Double(index) / Double(count))
      points.append(Point(x: centre.x + radius * sine, y: centre.y - radius * cosine))
    }
    svg.edges(graph.edges, between: points)
    let most = Double(max(1, graph.nodes.dropFirst().map(\.weight).max() ?? 1))
    for (index, (node, point)) in zip(graph.nodes, points).enumerated() {
      guard index > 0 else {
        svg.circle(point, radius: 9, "node centre")
        continue
      }
      svg.circle(point, radius: 3 + 4 * (Double(node.weight) / most).squareRoot(), "node")
      let (dx, dy) = ((point.x - centre.x) / radius, (point.y - centre.y) / radius)
      let anchor: SVG.Anchor = dx > 0.05 ? .start : dx < -0.05 ? .end : .middle
      svg.text(
        shortened(node.name, anchor == .middle ? 24 : 17),
        at: Point(x: point.x + 11 * dx, y: point.y + 14 * dy + 4), anchor)
    }
    return svg.finished()
  }
}

/// Sine and cosine of a part of a full turn, by their series: to the last bit the same on every machine, which those of
/// the C library are not.
private func sineAndCosine(ofTurn part: Double) -> (Double, Double) {
  let angle = 2 * Double.pi * (part > 0.5 ? part - 1 : part)
  var (sine, cosine, term) = (0.0, 0.0, 1.0)
  for power in 0..<30 {
    let sign = power % 4 < 2 ? 1.0 : -1.0
    if power.isMultiple(of: 2) { cosine += sign * term } else { sine += sign * term }
    term *= angle / Double(power + 1)
  }
  return (sine, cosine)
}
