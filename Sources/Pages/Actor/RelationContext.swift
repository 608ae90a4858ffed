import Archive
import Base
import Names
import Notes
import Site
import Templates

/// The relations of an actor that have one kind and one direction.
struct RelationGroupContext: TemplateContext {
  let title: String
  let relations: [RelationContext]

  /// The relations of an actor, by kind; those that ended come last.
  static func all(of actor: Actor, _ site: Site) -> [RelationGroupContext] {
    var groups: [(kind: RelationKind, isInverse: Bool, relations: [ActorRelation])] = []
    for relation in actor.relations {
      let isInverse = relation.subject != actor.id && !relation.kind.isSymmetric
      if let place = groups.firstIndex(where: { $0.kind == relation.kind && $0.isInverse == isInverse }) {
        groups[place].relations.append(relation)
      } else {
        groups.append((relation.kind, isInverse, [relation]))
      }
    }
    return groups.map { group in
      let relations = group.relations.enumerated().sorted { a, b in
        let ends = (a.element.until?.last.number ?? .max, b.element.until?.last.number ?? .max)
        return ends.0 == ends.1 ? a.offset < b.offset : ends.0 > ends.1
      }
      return RelationGroupContext(
        title: site.label(of: group.kind, isInverse: group.isInverse),
        relations: relations.map { RelationContext(site: site, actor: actor.id, relation: $0.element) })
    }
  }

  static let shape = ContextShape<Self>(
    "relations",
    [
      .text("title", "The kind: Owns, Owned by, Member of, …") { $0.title },
      .list("relations", "The actors, those of today first.") { $0.relations },
    ])
}

/// A relation of an actor with another one.
struct RelationContext: TemplateContext {
  let site: Site
  let actor: ActorID
  let relation: ActorRelation

  private var other: LinkContext { site.link(relation.other(than: actor)) }

  static let shape = ContextShape<Self>(
    "relation",
    [
      .text("title", "The other actor's name.") { $0.other.title },
      .text("href", "The link to the other actor's page.") { $0.other.href },
      .list("sources", "What says so; a source without an address is no link.") { context in
        context.relation.sources.map { source in
          let date = source.date.map { context.site.strings.dates.long($0.day) }
          let parts = [source.title, source.publisher?.value, date, source.grade].compactMap(\.self)
          return LinkContext(
            title: parts.joined(separator: context.site.strings[Phrase("comma")]),
            href: context.site.link(to: source).url ?? "")
        }
      },
    ] + Term.fields { ($0.relation.from, $0.relation.until, $0.site) })
}

extension Site {
  /// What pages call a kind of relation, as seen from one of its ends.
  func label(of kind: RelationKind, isInverse: Bool) -> String {
    guard let own = strings.relation(kind.name) else { return isInverse ? kind.inverseLabel : kind.label }
    return isInverse ? own.inverse : own.label
  }
}
