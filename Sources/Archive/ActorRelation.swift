import Base
package import Names
package import Notes

/// A relation between two actors, as the file of one or of both states it.
package struct ActorRelation: Sendable {
  package let kind: RelationKind
  /// The actor that the relation begins at: it owns, or belongs to, the other. Of a kind without a direction, the first
  /// by slug.
  package let subject: ActorID
  package let object: ActorID
  package let from: PartialDay?
  package let until: PartialDay?
  /// What says so.
  package private(set) var sources: [Source]
  /// Where the files state it.
  private(set) var places: [SourceLocation]

  /// The other actor than one of the two.
  package func other(than actor: ActorID) -> ActorID { actor == subject ? object : subject }

  /// Whether there is a day on which both relations hold, whatever days a month or a year stands for. One that ends on
  /// the day on which another begins has been followed by it.
  func overlaps(_ other: ActorRelation) -> Bool {
    let start = max(from?.last.number ?? .min, other.from?.last.number ?? .min)
    return start < min(until?.first.number ?? .max, other.until?.first.number ?? .max)
  }

  /// Whether both are the same statement: of the same kind between the same two, and with the same days.
  private func isSame(as other: ActorRelation) -> Bool {
    kind == other.kind && subject == other.subject && object == other.object && from == other.from
      && until == other.until
  }

  /// The relations that the files of some actors state: by kind, in the order of the kinds, then by subject and object,
  /// then by time. Two files that state the same from both ends state one relation. An actor that is named there must
  /// be one of `names`, and another one.
  static func all(
    in actors: [ActorHead], kinds: [RelationKind], _ names: Names
  ) -> Diagnosed<[ActorRelation]> {
    var diagnostics: [Diagnostic] = []
    var relations: [ActorRelation] = []
    for (index, head) in actors.enumerated() {
      let own = ActorID(index: index)
      for stated in head.relations {
        guard let other = names.actor(named: stated.other, &diagnostics) else { continue }
        guard other != own else {
          diagnostics.append(
            Diagnostic(
              .relationSelf, at: stated.other.location, "'\(head.name)' has a relation with itself",
              hint: "name the other actor here"))
          continue
        }
        relations.append(ActorRelation(stated, of: own, with: other))
      }
    }
    guard !relations.isEmpty else { return Diagnosed([], diagnostics) }
    let order = Dictionary(kinds.enumerated().map { ($1.name, $0) }) { first, _ in first }
    func key(_ relation: ActorRelation) -> (Int, ActorID, ActorID, String, String) {
      // Days as written sort as days do; no end comes last.
      (
        order[relation.kind.name] ?? kinds.count, relation.subject, relation.object, relation.from?.text ?? "",
        relation.until?.text ?? "~"
      )
    }
    var united: [ActorRelation] = []
    for relation in relations.sorted(by: { key($0) < key($1) }) {
      if let last = united.last, last.isSame(as: relation) {
        united[united.count - 1].take(relation)
      } else {
        united.append(relation)
      }
    }
    return Diagnosed(united, diagnostics)
  }

  private init(_ stated: Relation, of own: ActorID, with other: ActorID) {
    kind = stated.kind
    let isTurned = stated.kind.isSymmetric ? other < own : stated.isInverse
    (subject, object) = isTurned ? (other, own) : (own, other)
    from = stated.from
    until = stated.until
    sources = stated.sources
    places = [stated.other.location]
  }

  /// Adds what another file says of the same relation.
  private mutating func take(_ other: ActorRelation) {
    for source in other.sources {
      guard
        let same = sources.firstIndex(where: { $0.url == source.url && ($0.url != nil || $0.title == source.title) })
      else {
        sources.append(source)
        continue
      }
      // Where one file gives the address alone, its title is only the host.
      if sources[same].title == sources[same].url?.hostOfAddress { sources[same] = source }
    }
    places += other.places
  }
}

extension [ActorRelation] {
  /// The relations of each actor, by the actor's place.
  func byActor(_ count: Int) -> [[ActorRelation]] {
    var relations = [[ActorRelation]](repeating: [], count: count)
    for relation in self {
      relations[relation.subject.index].append(relation)
      relations[relation.object.index].append(relation)
    }
    return relations
  }
}
