/// Who is connected with whom, and how strongly.
package struct Graph: Sendable {
  /// A node; the larger its weight, the larger its circle.
  package struct Node: Sendable {
    package let name: String
    package let weight: Int
    /// Where it leads, and what is said of it.
    package let href: String
    package let title: String

    package init(name: String, weight: Int, href: String, title: String) {
      self.name = name
      self.weight = weight
      self.href = href
      self.title = title
    }
  }

  /// A line between two nodes; the larger its weight, the stronger the line.
  package struct Edge: Sendable {
    /// Places among the nodes.
    package let from: Int
    package let to: Int
    package let weight: Int
    /// Whether it is a relation that somebody stated, not a number that was counted; its weight is 1 then.
    package let isStated: Bool

    package init(from: Int, to: Int, weight: Int, isStated: Bool = false) {
      self.from = from
      self.to = to
      self.weight = weight
      self.isStated = isStated
    }
  }

  package let nodes: [Node]
  package let edges: [Edge]

  package init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }
}

extension SVG {
  /// The edges between points in three strengths, the weakest below, and the stated ones above them.
  mutating func edges(_ edges: [Graph.Edge], between points: [Point]) {
    let most = Double(max(1, edges.map(\.weight).max() ?? 1))
    var paths = [Path](repeating: Path(), count: 4)
    for edge in edges {
      let share = (Double(edge.weight) / most).squareRoot()
      let strength = edge.isStated ? 3 : share < 0.4 ? 0 : share < 0.75 ? 1 : 2
      paths[strength].move(to: points[edge.from])
      paths[strength].line(to: points[edge.to])
    }
    path(paths[0], "edge-1")
    path(paths[1], "edge-2")
    path(paths[2], "edge-3")
    path(paths[3], "edge-stated")
  }
}

/// A name as a diagram has room for it.
func shortened(_ name: String, _ most: Int) -> String {
  name.count <= most ? name : name.prefix(most - 1) + "…"
}
