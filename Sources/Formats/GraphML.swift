import Base

/// A node in the graph of a network, with the number of notes that name it.
package struct NetworkNode: Sendable {
  package let id: String
  package let label: String
  package let kind: String
  package let notes: Int
  package let url: String

  package init(id: String, label: String, kind: String, notes: Int, url: String) {
    self.id = id
    self.label = label
    self.kind = kind
    self.notes = notes
    self.url = url
  }
}

/// A function that calls its argument with each edge of a graph: the ids of two nodes, and the weight.
package typealias NetworkEdges = (_ edge: (_ from: String, _ to: String, _ weight: Int) -> Void) -> Void

extension [UInt8] {
  /// Appends a graph as GraphML 1.0, which networkx, igraph, Gephi, yEd and Cytoscape read.
  package mutating func appendGraphML(_ nodes: some Sequence<NetworkNode>, edges: NetworkEdges) {
    append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="label" for="node" attr.name="label" attr.type="string"/>
      <key id="kind" for="node" attr.name="kind" attr.type="string"/>
      <key id="notes" for="node" attr.name="notes" attr.type="int"/>
      <key id="url" for="node" attr.name="url" attr.type="string"/>
      <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
      <graph edgedefault="undirected">

      """)
    for node in nodes {
      append("<node id=\"")
      appendXML(node.id)
      append("\"><data key=\"label\">")
      appendXML(node.label)
      append("</data><data key=\"kind\">")
      appendXML(node.kind)
      append("</data><data key=\"notes\">\(node.notes)</data><data key=\"url\">")
      appendXML(node.url)
      append("</data></node>\n")
    }
    edges { from, to, weight in
      append("<edge source=\"")
      appendXML(from)
      append("\" target=\"")
      appendXML(to)
      append("\"><data key=\"weight\">\(weight)</data></edge>\n")
    }
    append("</graph>\n</graphml>\n")
  }
}
