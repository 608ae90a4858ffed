import Base
import Archive
import Formats
import Names
import Notes
import Site

/// Who appears with whom, as a graph: a node for each actor with how many notes name it, an edge for each two that the
/// same notes name, weighted by how many do.
extension Site {
  var networkNodes: some Sequence<NetworkNode> {
    archive.actors.lazy.map { [addresses] actor in
      NetworkNode(
        id: actor.head.slug.text, label: actor.head.name, kind: actor.head.kind.name, notes: actor.dossier.namedIn,
        url: addresses.url(actor.id))
    }
  }

  /// Each pair of actors once, with how many notes name both.
  func forEachEdge(_ edge: (_ from: String, _ to: String, _ weight: Int) -> Void) {
    for actor in archive.actors {
      for companion in actor.dossier.companions where companion.actor > actor.id {
        edge(actor.head.slug.text, archive[companion.actor].head.slug.text, companion.count)
      }
    }
  }
}
