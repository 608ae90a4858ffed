import Base

extension [UInt8] {
  /// Appends a graph as GEXF 1.2, which Gephi reads.
  package mutating func appendGEXF(_ nodes: some Sequence<NetworkNode>, edges: NetworkEdges) {
    append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
      <graph mode="static" defaultedgetype="undirected">
      <attributes class="node">
      <attribute id="0" title="kind" type="string"/>
      <attribute id="1" title="notes" type="integer"/>
      <attribute id="2" title="url" type="string"/>
      </attributes>
      <nodes>

      """)
    for node in nodes {
      append("<node id=\"")
      appendXML(node.id)
      append("\" label=\"")
      appendXML(node.label)
      append("\"><attvalues><attvalue for=\"0\" value=\"")
      appendXML(node.kind)
      append("\"/><attvalue for=\"1\" value=\"\(node.notes)\"/>")
      append("<attvalue for=\"2\" value=\"")
      appendXML(node.url)
      append("\"/></attvalues></node>\n")
    }
    append("</nodes>\n<edges>\n")
    var number = 0
    edges { from, to, weight in
      append("<edge id=\"\(number)\" source=\"")
      appendXML(from)
      append("\" target=\"")
      appendXML(to)
      append("\" weight=\"\(weight)\"/>\n")
      number += 1
    }
    append("</edges>\n</graph>\n</gexf>\n")
  }
}
