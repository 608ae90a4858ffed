import Base
import Testing

@testable import Plots

@Suite struct ForceLayoutTests {
  private let caption = Caption(id: "test", title: "T", text: "D")

  @Test func `connected nodes are nearest to each other`() {
    // Two groups of eight: all nodes of a group are connected, and one edge connects the groups.
    let nodes = (0..<16).map { Graph.Node(name: "\($0)", weight: 1, href: "/", title: "") }
    var edges: [Graph.Edge] = []
    for group in [0..<8, 8..<16] {
      for first in group {
        for second in group where second > first { edges.append(.init(from: first, to: second, weight: 3)) }
      }
    }
    edges.append(.init(from: 0, to: 8, weight: 1))
    let points = ForceLayout(Graph(nodes: nodes, edges: edges)).points()
    func distance(_ a: Int, _ b: Int) -> Double {
      let (x, y) = (points[a].x - points[b].x, points[a].y - points[b].y)
      return (x * x + y * y).squareRoot()
    }
    for node in 0..<16 {
      let nearest = (0..<16).filter { $0 != node }.min { distance(node, $0) < distance(node, $1) }
      #expect((nearest ?? 0) / 8 == node / 8)
    }
  }

  @Test func `no node covers another`() {
    let nodes = (0..<300).map { Graph.Node(name: "\($0)", weight: 300 - $0, href: "/", title: "") }
    let edges = (1..<300).map { Graph.Edge(from: $0 / 3, to: $0, weight: 1 + $0 % 5) }
    let points = ForceLayout(Graph(nodes: nodes, edges: edges)).points()
    #expect(Set(points.map { "\(($0.x * 1000).rounded()),\(($0.y * 1000).rounded())" }).count == 300)
    #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  @Test func `the same graph gives the same bytes`() {
    let graph = Graph(
      nodes: (0..<40).map { .init(name: "N\($0)", weight: $0, href: "/", title: "<&>") },
      edges: (1..<40).map { .init(from: 0, to: $0, weight: $0) })
    #expect(NetworkDiagram(graph).svg(caption) == NetworkDiagram(graph).svg(caption))
  }

  @Test(arguments: [0, 1, 2]) func `a graph with very few nodes is drawn`(count: Int) {
    let graph = Graph(nodes: (0..<count).map { .init(name: "<&>", weight: $0, href: "/", title: "<&>") }, edges: [])
    for svg in [NetworkDiagram(graph).svg(caption)] {
      let text = String(utf8: svg)
      #expect(text.hasPrefix("<svg") && text.hasSuffix("</svg>") && !text.contains("nan") && !text.contains("<&>"))
    }
  }

  @Test func `names lie over neither circles nor other names`() {
    let nodes = (0..<60).map { Graph.Node(name: "Name of \($0)", weight: 60 - $0, href: "/a/\($0)/", title: "N\($0)") }
    let edges = (1..<60).map { Graph.Edge(from: $0 / 3, to: $0, weight: 1 + $0 % 5) }
    let svg = String(utf8: NetworkDiagram(Graph(nodes: nodes, edges: edges)).svg(caption))
    typealias Box = (left: Double, right: Double, top: Double, bottom: Double)
    let circles = svg.matches(of: /cx="([^"]+)" cy="([^"]+)" r="([^"]+)"/).map { match -> Box in
      let (x, y, r) = (Double(match.1) ?? 0, Double(match.2) ?? 0, Double(match.3) ?? 0)
      return (x - r, x + r, y - r, y + r)
    }
    let names = svg.matches(of: /<text class="label" x="([^"]+)" y="([^"]+)"(?: text-anchor="(\w+)")?>([^<]+)</).map {
      match -> Box in
      let (x, y, length) = (Double(match.1) ?? 0, Double(match.2) ?? 0, Double(match.4.count) * 6.6)
      let left = match.3 == "middle" ? x - length / 2 : match.3 == "end" ? x - length : x
      return (left, left + length, y - 10, y + 2)
    }
    #expect(circles.count == 60 && names.count > 40)
    let overlap = { (a: Box, b: Box) in
      a.left < b.right - 0.2 && b.left < a.right - 0.2 && a.top < b.bottom - 0.2 && b.top < a.bottom - 0.2
    }
    for (index, name) in names.enumerated() {
      #expect(!circles.contains { overlap(name, $0) })
      #expect(!names[..<index].contains { overlap(name, $0) })
    }
    #expect(svg.matches(of: /<a href="\/a\/[0-9]+\/" tabindex="-1"><title>N[0-9]+<\/title><circle/).count == 60)
  }
}
