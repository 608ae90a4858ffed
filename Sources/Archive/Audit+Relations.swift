import Base
import Names
import Notes

/// The relations that cannot all be true: two of a kind between the same actors at the same time, a member of its own
/// member, a person who is owned.
func contradictions(in archive: Archive) -> [Diagnostic] {
  let relations = archive.relations
  var diagnostics = relations.flatMap { archive.misfits($0) }
  let byPair = Dictionary(grouping: relations.indices) { Pair.Key(relations[$0].subject, relations[$0].object) }
  for (index, relation) in relations.enumerated() {
    let others = byPair[Pair.Key(relation.subject, relation.object)] ?? []
    // Each two once, at the one that comes later.
    for other in others.prefix(while: { $0 < index }).map({ relations[$0] }) where other.kind == relation.kind {
      guard relation.overlaps(other) else { continue }
      let isTurned = other.subject != relation.subject
      guard !isTurned || RelationKind.hierarchies.contains(relation.kind) else { continue }
      let (subject, object) = (archive[relation.subject].head.name, archive[relation.object].head.name)
      let place = other.places[0]
      diagnostics.append(
        Diagnostic(
          .relationContradiction, at: relation.places[0],
          isTurned
            ? "'\(subject)' and '\(object)' are in the relation '\(relation.kind.name)' with each other at the same time"
            : "'\(subject)' and '\(object)' have the relation '\(relation.kind.name)' twice at the same time",
          hint:
            "the other is at \(place.path):\(place.line); give both their 'from' and 'until', or remove one of them"))
    }
  }
  return diagnostics
}

extension RelationKind {
  /// The kinds that cannot hold in both directions at the same time.
  fileprivate static let hierarchies: Set<RelationKind> = [owns, directs, worksFor, memberOf]
}

extension Archive {
  /// What the kinds of the two actors do not allow.
  fileprivate func misfits(_ relation: ActorRelation) -> [Diagnostic] {
    let (subject, object) = (self[relation.subject].head, self[relation.object].head)
    func misfit(_ message: String) -> Diagnostic {
      Diagnostic(.relationContradiction, at: relation.places[0], message, hint: "choose another kind of relation")
    }
    switch relation.kind {
    case .familyOf:
      return [subject, object].filter { !$0.kind.isPerson }.map {
        misfit("'\($0.name)' is in the relation 'family of' and is no person")
      }
    case .owns where object.kind.isPerson: return [misfit("'\(object.name)' is a person and cannot be owned")]
    case .worksFor where !subject.kind.isPerson:
      return [misfit("'\(subject.name)' is in the relation 'works for' and is no person")]
    case .memberOf where object.kind.isPerson, .directs where object.kind.isPerson:
      return [misfit("'\(object.name)' is a person and cannot have members or directors")]
    default: return []
    }
  }
}
