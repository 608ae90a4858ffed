package import Base
import FrontMatter

/// A relation with another actor, as an actor's file states it: `{member of: NATO, from: 2004}`.
package struct Relation: Sendable {
  package let kind: RelationKind
  /// Whether the file states it from its other end: `owned by`. Never true for a kind without a direction.
  package let isInverse: Bool
  /// The other actor, as written.
  package let other: Located<String>
  package let from: PartialDay?
  package let until: PartialDay?
  /// What says so.
  package let sources: [Source]
  package let restriction: Restriction

  /// Whether all of it is seen, its sources too.
  func isSeen(_ isSeen: (Restriction) -> Bool) -> Bool {
    isSeen(restriction) && sources.allSatisfy { isSeen($0.restriction) }
  }

  /// The relation without the sources that are not seen.
  func seen(_ isSeen: (Restriction) -> Bool) -> Relation {
    Relation(
      kind: kind, isInverse: isInverse, other: other, from: from, until: until,
      sources: sources.filter { isSeen($0.restriction) }, restriction: restriction)
  }

  /// Reads an item of `relations`. The value of its kind can be a list: the rest holds for each of the actors.
  static func read(_ fields: inout Fields, _ rules: HeadRules) -> [Relation] {
    let keys = rules.relations.flatMap { kind in
      [(key: kind.name, kind: kind, isInverse: false)]
        + (kind.isSymmetric ? [] : [(key: kind.inverse, kind: kind, isInverse: true)])
    }
    var ends: [(kind: RelationKind, isInverse: Bool, others: [Located<String>])] = []
    for (key, kind, isInverse) in keys {
      let others = fields.textOrList(key)
      guard fields.isBlank(key) || fields.peek(key) != nil else { continue }
      ends.append((kind, isInverse, others))
    }
    let from = PartialDay.read("from", &fields)
    let until = PartialDay.read("until", &fields)
    if let from, let until, until.last < from.first {
      fields.report(Diagnostic(.fieldValue, at: fields.place("until"), "the relation ends before it begins"))
    }
    let sources = Source.readAny("source", &fields, rules)
    let restriction = Restriction.read(&fields, rules)
    if let empty = ends.first(where: { $0.others.isEmpty }), fields.diagnostics.isEmpty {
      let key = empty.isInverse ? empty.kind.inverse : empty.kind.name
      fields.report(
        Diagnostic(.fieldMissing, at: fields.place(key), "the relation does not say with whom", hint: "'\(key): NATO'"))
    }
    if ends.count > 1 {
      fields.report(
        Diagnostic(
          .fieldValue, at: fields.location, "one item of relations is one kind of relation",
          hint: "begin another item: - \(ends[1].isInverse ? ends[1].kind.inverse : ends[1].kind.name): …"))
    } else if ends.isEmpty, fields.diagnostics.isEmpty, !fields.hasUntaken {
      fields.report(
        Diagnostic(
          .fieldMissing, at: fields.location, "the relation has no kind",
          hint: "it is one of \(keys.map(\.key).joined(separator: ", ")); gazette.yml can add more under 'relations'"))
    }
    return ends.flatMap { end in
      end.others.map {
        Relation(
          kind: end.kind, isInverse: end.isInverse, other: $0, from: from, until: until, sources: sources,
          restriction: restriction)
      }
    }
  }
}
