/// A whole network: nodes that are connected lie near one another.
package struct NetworkDiagram: Sendable {
  package let graph: Graph

  package init(_ graph: Graph) { self.graph = graph }

  private static let (width, height, margin) = (960.0, 720.0, 40.0)

  /// The plot as an `svg` element, 960 units wide and 720 high. A name stands above its circle, below it or beside it;
  /// where no place is free it is left out, and pointing at the circle shows it.
  package func svg(_ caption: Caption) -> [UInt8] {
    let (width, height, margin) = (Self.width, Self.height, Self.margin)
    var svg = SVG(width: Int(width), height: Int(height), caption, hasLinks: true)
    let points = fitted(ForceLayout(graph).points(), width - 2 * margin, height - 2 * margin).map {
      Point(x: $0.x + margin, y: $0.y + margin)
    }
    svg.edges(graph.edges, between: points)
    let most = Double(max(1, graph.nodes.map(\.weight).max() ?? 1))
    let radii = graph.nodes.map { 2.5 + 11 * (Double($0.weight) / most).squareRoot() }
    for ((point, radius), node) in zip(zip(points, radii), graph.nodes) {
      svg.link(node.href, node.title, circle: point, radius: radius, "node")
    }
    label(points, radii, &svg)
    return svg.finished()
  }

  private struct Box {
    let left: Double, right: Double, top: Double, bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    var isInside: Bool { left >= 0 && right <= width && top >= 0 && bottom <= height }
  }

  /// Names, the weightiest first, wherever neither a name nor a circle stands already.
  private func label(_ points: [Point], _ radii: [Double], _ svg: inout SVG) {
    var taken = zip(points, radii).map { point, radius in
      Box(left: point.x - radius, right: point.x + radius, top: point.y - radius, bottom: point.y + radius)
    }
    for index in graph.nodes.indices.sorted(by: { (-graph.nodes[$0].weight, $0) < (-graph.nodes[$1].weight, $1) }) {
      let name = shortened(graph.nodes[index].name, 28)
      let (point, radius, length) = (points[index], radii[index], Double(name.count) * 6.6)
      let places: [(Point, SVG.Anchor, left: Double)] = [
        (Point(x: point.x, y: point.y - radius - 4), .middle, point.x - length / 2),
        (Point(x: point.x, y: point.y + radius + 12), .middle, point.x - length / 2),
        (Point(x: point.x + radius + 4, y: point.y + 4), .start, point.x + radius + 4),
        (Point(x: point.x - radius - 4, y: point.y + 4), .end, point.x - radius - 4 - length),
      ]
      for (place, anchor, left) in places {
        let box = Box(left: left, right: left + length, top: place.y - 10, bottom: place.y + 2)
        guard box.isInside, !taken.contains(where: box.overlaps) else { continue }
        taken.append(box)
        svg.text(name, at: place, anchor)
        break
      }
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
