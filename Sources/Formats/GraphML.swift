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

/// A relation between two nodes of a network, by their places.
package struct NetworkRelation: Sendable {
  package let from: Int
  package let to: Int
  package let kind: String
  /// The slug of the node that it begins at: readers of an undirected graph may turn an edge round.
  package let subject: String
  /// `2025-10-21`, `2025-10` or `2025`.
  package let since: String?
  package let until: String?

  package init(from: Int, to: Int, kind: String, subject: String, since: String?, until: String?) {
    self.from = from
    self.to = to
    self.kind = kind
    self.subject = subject
    self.since = since
    self.until = until
  }
}

/// A function that calls its argument with each edge of a graph: the places of two nodes, and the weight.
package typealias NetworkEdges = (_ edge: (_ from: Int, _ to: Int, _ weight: Int) -> Void) -> Void

extension [UInt8] {
  /// Appends a graph as GraphML 1.0, which networkx, igraph, Gephi, yEd and Cytoscape read. The id of a node is its
  /// place: there are far more edges than nodes. A relation is an edge from its subject to its object, with the key
  /// `relation` in place of `weight`.
  package mutating func appendGraphML(
    _ nodes: some Sequence<NetworkNode>, edges: NetworkEdges, relations: [NetworkRelation] = []
  ) {
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

      """)
    if !relations.isEmpty {
      for key in ["relation", "subject", "from", "until"] {
        append("<key id=\"\(key)\" for=\"edge\" attr.name=\"\(key)\" attr.type=\"string\"/>\n")
      }
    }
    append("<graph edgedefault=\"undirected\">\n")
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
    for relation in relations {
      append("<edge source=\"\(relation.from)\" target=\"\(relation.to)\"><data key=\"relation\">")
      appendXML(relation.kind)
      append("</data><data key=\"subject\">")
      appendXML(relation.subject)
      append("</data>")
      if let since = relation.since { append("<data key=\"from\">\(since)</data>") }
      if let until = relation.until { append("<data key=\"until\">\(until)</data>") }
      append("</edge>\n")
    }
    append("</graph>\n</graphml>\n")
  }
}
