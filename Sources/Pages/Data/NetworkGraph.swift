import Archive
import Base
import Formats
import Names
import Notes
import Site

/// A graph of all actors. The weight of a node is the number of notes that name the actor. There is an edge between two
/// actors that the same notes name, and its weight is the number of those notes. The relations that actors' files state
/// are edges of their own.
extension Site {
  var networkNodes: some Sequence<NetworkNode> {
    archive.actors.lazy.map { [addresses] actor in
      NetworkNode(
        slug: actor.head.slug.text, label: actor.head.name, kind: actor.head.kind.name, notes: actor.dossier.namedIn,
        url: addresses.url(actor.id))
    }
  }

  var networkRelations: [NetworkRelation] {
    archive.relations.map {
      NetworkRelation(
        from: $0.subject.index, to: $0.object.index, kind: $0.kind.name,
        subject: archive[$0.subject].head.slug.text, since: $0.from?.text, until: $0.until?.text)
    }
  }

  /// Each two actors once, with the number of notes that name both.
  func forEachEdge(_ edge: (_ from: Int, _ to: Int, _ weight: Int) -> Void) {
    for actor in archive.actors {
      for companion in actor.dossier.companions where companion.actor > actor.id {
        edge(actor.id.index, companion.actor.index, companion.count)
      }
    }
  }
}
