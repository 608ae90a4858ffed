import Base

/// A node in the graph of a network, with the number of notes that name it.
package struct NetworkNode: Sendable {
  /// Its name for programs.
  package let slug: String
  package let label: String
  package let kind: String
  package let notes: Int
  package let url: String

  package init(slug: String, label: String, kind: String, notes: Int, url: String) {
    self.slug = slug
    self.label = label
    self.kind = kind
    self.notes = notes
    self.url = url
  }
}

/// A function that calls its argument with each edge of a graph: the places of two nodes, and the weight.
package typealias NetworkEdges = (_ edge: (_ from: Int, _ to: Int, _ weight: Int) -> Void) -> Void

extension [UInt8] {
  /// Appends a graph as GraphML 1.0, which networkx, igraph, Gephi, yEd and Cytoscape read. The id of a node is its
  /// place: there are far more edges than nodes.
  package mutating func appendGraphML(_ nodes: some Sequence<NetworkNode>, edges: NetworkEdges) {
    append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="slug" for="node" attr.name="slug" attr.type="string"/>
      <key id="label" for="node" attr.name="label" attr.type="string"/>
      <key id="kind" for="node" attr.name="kind" attr.type="string"/>
      <key id="notes" for="node" attr.name="notes" attr.type="int"/>
      <key id="url" for="node" attr.name="url" attr.type="string"/>
      <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
      <graph edgedefault="undirected">

      """)
    for (place, node) in nodes.enumerated() {
      append("<node id=\"\(place)\"><data key=\"slug\">")
      appendXML(node.slug)
      append("</data><data key=\"label\">")
      appendXML(node.label)
      append("</data><data key=\"kind\">")
      appendXML(node.kind)
      append("</data><data key=\"notes\">\(node.notes)</data><data key=\"url\">")
      appendXML(node.url)
      append("</data></node>\n")
    }
    edges { from, to, weight in
      append("<edge source=\"\(from)\" target=\"\(to)\"><data key=\"weight\">\(weight)</data></edge>\n")
    }
    append("</graph>\n</graphml>\n")
  }
}
