import Base
import FrontMatter

/// A kind of actor. Five kinds are built in; gazette.yml can add more under `kinds`.
package struct ActorKind: Sendable, Hashable {
  /// The word in actors' files: `person`.
  package let name: String
  package let label: String
  package let plural: String

  static let outletName = "outlet"
  static let personName = "person"
  static let stateName = "state"
  static let placeName = "place"

  /// Whether it is the built-in kind `outlet`, whose actors can be publishers of sources.
  package var isOutlet: Bool { name == Self.outletName }
  /// Whether it is the built-in kind `person`.
  package var isPerson: Bool { name == Self.personName }
  /// Whether it is the built-in kind `state`.
  package var isState: Bool { name == Self.stateName }
  /// Whether it is the built-in kind `place`.
  package var isPlace: Bool { name == Self.placeName }

  package static let builtIn = [
    ActorKind(name: personName, label: "Person", plural: "People"),
    ActorKind(name: "organisation", label: "Organisation", plural: "Organisations"),
    ActorKind(name: stateName, label: "State", plural: "States"),
    ActorKind(name: placeName, label: "Place", plural: "Places"),
    ActorKind(name: outletName, label: "Outlet", plural: "Outlets"),
  ]

  /// Reads `kinds` of gazette.yml: `concept: {label: Concept, plural: Concepts}`.
  static func read(_ fields: inout Fields) -> [ActorKind] {
    fields.mapping("kinds").compactMap { entry in
      if builtIn.contains(where: { $0.name == entry.key }) {
        fields.report(Diagnostic(.settingsValue, at: entry.keyLocation, "the kind '\(entry.key)' is built in"))
        return nil
      }
      guard Slug(from: entry.key)?.text == entry.key else {
        fields.report(
          Diagnostic(
            .settingsValue, at: entry.keyLocation, "'\(entry.key)' cannot name a kind",
            hint: "lower-case letters, digits and hyphens"))
        return nil
      }
      let inner = Fields.of(entry.value, "a kind")
      inner.diagnostics.forEach { fields.report($0) }
      guard var kind = inner.value else { return nil }
      let label = kind.requiredText("label", of: "the kind '\(entry.key)'")
      let plural = kind.requiredText("plural", of: "the kind '\(entry.key)'")
      kind.finish("a kind").forEach { fields.report($0) }
      guard let label, let plural else { return nil }
      return ActorKind(name: entry.key, label: label.value, plural: plural.value)
    }
  }
}
