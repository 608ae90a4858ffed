/// Places for the nodes of a graph, by forces: all push one another apart, edges pull together.
///
/// T. Fruchterman and E. Reingold, "Graph Drawing by Force-directed Placement" (1991), with a pull towards the middle,
/// so that parts that nothing connects stay in the picture. It begins from a spiral by the nodes' order and uses
/// nothing but the operations that IEEE 754 defines exactly: the same graph gives the same places on every machine.
struct ForceLayout {
  private let graph: Graph
  private static let rounds = 160

  init(_ graph: Graph) { self.graph = graph }

  /// Within a square of about two units around the origin.
  func points() -> [Point] {
    let count = graph.nodes.count
    guard count > 1 else { return graph.nodes.map { _ in Point(x: 0, y: 0) } }
    var (x, y) = spiral(count)
    let ideal = 1.6 / Double(count).squareRoot()
    let most = Double(max(1, graph.edges.map(\.weight).max() ?? 1))
    // Edges that weigh most pull fully, the lightest a third as much.
    let pull = graph.edges.map { edge in
      (edge.from, edge.to, strength: (1.0 / 3 + 2.0 / 3 * (Double(edge.weight) / most).squareRoot()) / ideal)
    }
    var (dx, dy) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for round in 0..<Self.rounds {
      // How far a node may go shrinks to nothing.
      let reach = 0.12 * (1 - Double(round) / Double(Self.rounds))
      push(x, y, &dx, &dy, ideal * ideal)
      for (from, to, strength) in pull {
        let (ax, ay) = (x[from] - x[to], y[from] - y[to])
        let force = (ax * ax + ay * ay).squareRoot() * strength
        dx[from] -= ax * force
        dy[from] -= ay * force
        dx[to] += ax * force
        dy[to] += ay * force
      }
      for node in 0..<count {
        let (fx, fy) = (dx[node] - 0.9 * x[node], dy[node] - 0.9 * y[node])
        let length = (fx * fx + fy * fy).squareRoot()
        guard length > 0 else { continue }
        let step = min(length, reach) / length
        x[node] += fx * step
        y[node] += fy * step
        dx[node] = 0
        dy[node] = 0
      }
    }
    return zip(x, y).map { Point(x: $0, y: $1) }
  }

  /// What pushes two nodes apart falls with their distance.
  private func push(
    _ x: [Double], _ y: [Double], _ dx: inout [Double], _ dy: inout [Double], _ square: Double
  ) {
    let count = x.count
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        dx.withUnsafeMutableBufferPointer { dx in
          dy.withUnsafeMutableBufferPointer { dy in
            for first in 0..<count {
              var (sumX, sumY) = (0.0, 0.0)
              for second in first + 1..<count {
                let (ax, ay) = (x[first] - x[second], y[first] - y[second])
                let force = square / (ax * ax + ay * ay + 1e-6)
                sumX += ax * force
                sumY += ay * force
                dx[second] -= ax * force
                dy[second] -= ay * force
              }
              dx[first] += sumX
              dy[first] += sumY
            }
          }
        }
      }
    }
  }

  /// Each node turned by the golden angle from the one before it, a little further out.
  private func spiral(_ count: Int) -> (x: [Double], y: [Double]) {
    let (cosine, sine) = (-0.737_368_878_078_32, 0.675_490_294_261_524)
    var (x, y): ([Double], [Double]) = ([], [])
    var (a, b) = (1.0, 0.0)
    for index in 0..<count {
      let radius = (Double(index + 1) / Double(count)).squareRoot()
      x.append(a * radius)
      y.append(b * radius)
      (a, b) = (a * cosine - b * sine, a * sine + b * cosine)
    }
    return (x, y)
  }
}
