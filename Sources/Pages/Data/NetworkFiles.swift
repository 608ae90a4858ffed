import Archive
import Base

/// Who appears with whom, as a graph: a node for each actor with how many notes name it, an edge for each two that the
/// same notes name, weighted by how many do.
extension Site {
  /// Each pair of actors once, with how many notes name both.
  private func forEachEdge(_ body: (_ from: ActorEntry, _ to: ActorEntry, _ notes: Int) -> Void) {
    for entry in archive.actors {
      for companion in entry.companions where companion.actor > entry.id {
        body(entry, archive[companion.actor], companion.count)
      }
    }
  }

  /// GraphML 1.0, as networkx, igraph, Gephi, yEd and Cytoscape read it.
  func appendGraphML(to output: inout [UInt8]) {
    output.append(
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
    for entry in archive.actors {
      output.append("<node id=\"")
      output.appendXML(entry.actor.slug.text)
      output.append("\"><data key=\"label\">")
      output.appendXML(entry.actor.name)
      output.append("</data><data key=\"kind\">")
      output.appendXML(entry.actor.kind.name)
      output.append("</data><data key=\"notes\">\(entry.appearances.count)</data><data key=\"url\">")
      output.appendXML(addresses.url(entry.id))
      output.append("</data></node>\n")
    }
    forEachEdge { from, to, notes in
      output.append("<edge source=\"")
      output.appendXML(from.actor.slug.text)
      output.append("\" target=\"")
      output.appendXML(to.actor.slug.text)
      output.append("\"><data key=\"weight\">\(notes)</data></edge>\n")
    }
    output.append("</graph>\n</graphml>\n")
  }

  /// GEXF 1.2, as Gephi reads it.
  func appendGEXF(to output: inout [UInt8]) {
    output.append(
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
    for entry in archive.actors {
      output.append("<node id=\"")
      output.appendXML(entry.actor.slug.text)
      output.append("\" label=\"")
      output.appendXML(entry.actor.name)
      output.append("\"><attvalues><attvalue for=\"0\" value=\"")
      output.appendXML(entry.actor.kind.name)
      output.append("\"/><attvalue for=\"1\" value=\"\(entry.appearances.count)\"/>")
      output.append("<attvalue for=\"2\" value=\"")
      output.appendXML(addresses.url(entry.id))
      output.append("\"/></attvalues></node>\n")
    }
    output.append("</nodes>\n<edges>\n")
    var number = 0
    forEachEdge { from, to, notes in
      output.append("<edge id=\"\(number)\" source=\"")
      output.appendXML(from.actor.slug.text)
      output.append("\" target=\"")
      output.appendXML(to.actor.slug.text)
      output.append("\" weight=\"\(notes)\"/>\n")
      number += 1
    }
    output.append("</edges>\n</graph>\n</gexf>\n")
  }
}
