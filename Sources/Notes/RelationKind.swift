import Base
import FrontMatter

/// A kind of relation between two actors. Some are built in; gazette.yml can add more under `relations`.
package struct RelationKind: Sendable, Hashable {
  /// The key in the file of the actor that it begins at: `owns`.
  package let name: String
  /// The key in the other actor's file: `owned by`. The same as `name` if the relation has no direction.
  package let inverse: String
  /// What pages say in English, or in the words of gazette.yml.
  package let label: String
  package let inverseLabel: String

  /// Whether it has no direction.
  package var isSymmetric: Bool { name == inverse }

  init(_ name: String, inverse: String? = nil, label: String? = nil, inverseLabel: String? = nil) {
    self.name = name
    self.inverse = inverse ?? name
    self.label = label ?? name.capitalisedAtStart
    self.inverseLabel = inverseLabel ?? (inverse ?? label ?? name).capitalisedAtStart
  }

  package static let owns = RelationKind("owns", inverse: "owned by")
  package static let directs = RelationKind("directs", inverse: "directed by")
  package static let worksFor = RelationKind("works for", inverse: "employs")
  package static let memberOf = RelationKind("member of", inverse: "has member")
  package static let familyOf = RelationKind("family of")
  package static let allyOf = RelationKind("ally of")
  package static let rivalOf = RelationKind("rival of")

  package static let builtIn = [owns, directs, worksFor, memberOf, familyOf, allyOf, rivalOf]

  /// The keys of a relation that say something else than its kind.
  static let otherKeys = Restriction.keys.union(["from", "until", "source"])

  /// Reads `relations` of gazette.yml: `funds: {inverse: funded by}`; a kind without `inverse` has no direction.
  static func read(_ fields: inout Fields) -> [RelationKind] {
    var known = Set(builtIn.flatMap { [$0.name, $0.inverse] })
    return fields.mapping("relations").compactMap { entry in
      let inner = Fields.of(entry.value, "a kind of relation")
      inner.diagnostics.forEach { fields.report($0) }
      guard var kind = inner.value else { return nil }
      let inverse = kind.text("inverse")
      let label = kind.text("label")?.value
      let inverseLabel = kind.text("inverseLabel")?.value
      kind.finish("a kind of relation").forEach { fields.report($0) }
      let names = [Located(entry.key.trimmed, entry.keyLocation)] + [inverse].compactMap(\.self)
      for name in names {
        if let reason = reason(against: name.value, known) {
          fields.report(Diagnostic(.settingsValue, at: name.location, reason))
          return nil
        }
      }
      known.formUnion(names.map { $0.value.lowercased() })
      return RelationKind(entry.key.trimmed, inverse: inverse?.value, label: label, inverseLabel: inverseLabel)
    }
  }

  /// Why a word cannot be the key of a kind; nil if it can.
  private static func reason(against name: String, _ known: Set<String>) -> String? {
    if name.isEmpty { return "a kind of relation has no name" }
    if known.contains(name.lowercased()) { return "there is a kind of relation '\(name)' already" }
    return otherKeys.contains(name.lowercased())
      ? "'\(name)' cannot name a kind: relations have a key of that name" : nil
  }
}

extension String {
  /// `Member of` of `member of`.
  fileprivate var capitalisedAtStart: String { prefix(1).uppercased() + dropFirst() }
}
