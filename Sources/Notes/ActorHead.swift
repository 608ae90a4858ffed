package import Base
import FrontMatter

/// An actor's file as typed values, with the biography as its body. A class for the same reason as `Note`.
package final class ActorHead: Sendable {
  package let body: SourceBody
  package let slug: Slug
  package let name: String
  package let kind: ActorKind
  /// The family name of a person, if the file says it.
  package let familyName: String?
  /// Other names, each with its place in the file.
  package let aliases: [Located<String>]
  /// Names that find the actor only in a wiki link, never in prose.
  package let weakAliases: [String]
  /// Whether its names are found only in the same case: `NATO`, not `Nato`.
  package let matchCase: Bool
  /// Whether other forms of its names are found too: case endings, and plural and singular if `matchCase` is false.
  package let inflects: Bool
  /// In the order of the file.
  package let roles: [Role]
  /// The names of the organisations that it belongs to, as written.
  package let affiliations: [String]
  /// In the order of the file.
  package let relations: [Relation]
  package let description: String?
  package let sameAs: [String]
  package let oldAddresses: [Located<SitePath>]
  package let restriction: Restriction
  package let params: Params

  /// The file in content/actors/ that it was read from.
  package var file: SourceFile { body.file }

  /// Every name with which the search finds the actor.
  package var searchNames: [String] { [name] + aliases.map(\.value) + weakAliases }

  /// Nil if the head has an error. `kinds` are all kinds that an actor may have, the site's own among them.
  package static func read(
    _ file: SourceFile, kinds: [ActorKind], _ rules: HeadRules = .init()
  ) -> Diagnosed<ActorHead?> {
    TextFile.read(file, "the actor", finishing: "an actor") { ActorHead(&$0, kinds: kinds, rules) }
  }

  private init?(_ text: inout TextFile, kinds: [ActorKind], _ rules: HeadRules) {
    let name = text.fields.requiredText("name", of: "the actor")
    let kind = Self.kind(&text.fields, kinds)
    let names = text.fields.textsOrOne("aliases")
    oldAddresses = text.oldAddresses(names.filter { $0.value.hasPrefix("/") })
    aliases = names.filter { !$0.value.hasPrefix("/") }
    weakAliases = text.fields.texts("weakAliases").map(\.value)
    matchCase = text.fields.flag("matchCase") ?? true
    inflects = text.fields.flag("inflect") ?? true
    familyName = Self.familyName(&text.fields, of: [name?.value ?? ""] + aliases.map(\.value), kind)
    var roles: [Role] = []
    text.fields.forEachRecord("roles", "a role") { fields in
      if let role = Role.read(&fields) { roles.append(role) }
    }
    self.roles = roles
    affiliations = text.fields.texts("affiliations").map(\.value)
    var relations: [Relation] = []
    text.fields.forEachRecord("relations", "a relation") { relations += Relation.read(&$0, rules) }
    self.relations = relations
    description = text.fields.text("description").map { rules.prose($0.value) }
    sameAs = text.fields.texts("sameAs").compactMap { TextFile.url($0, "an item of sameAs", &text.fields) }
    restriction = Restriction.read(&text.fields, rules)
    let slug = text.slug(default: text.stem)
    params = text.params(of: "an actor", rules)
    guard let name, let kind, let slug else { return nil }
    body = text.body
    self.slug = slug
    self.name = name.value
    self.kind = kind
  }

  /// The actor without the relations that are not seen. It is the same value if nothing is left out.
  package func seen(_ isSeen: (Restriction) -> Bool) -> ActorHead {
    relations.allSatisfy { $0.isSeen(isSeen) } ? self : ActorHead(self, isSeen)
  }

  private init(_ other: ActorHead, _ isSeen: (Restriction) -> Bool) {
    body = other.body
    slug = other.slug
    name = other.name
    kind = other.kind
    familyName = other.familyName
    aliases = other.aliases
    weakAliases = other.weakAliases
    matchCase = other.matchCase
    inflects = other.inflects
    roles = other.roles
    affiliations = other.affiliations
    relations = other.relations.filter { isSeen($0.restriction) }.map { $0.seen(isSeen) }
    description = other.description
    sameAs = other.sameAs
    oldAddresses = other.oldAddresses
    restriction = other.restriction
    params = other.params
  }

  /// The declared family name. It must be part of one of the person's names.
  private static func familyName(_ fields: inout Fields, of names: [String], _ kind: ActorKind?) -> String? {
    guard let family = fields.text("familyName") else { return nil }
    if let kind, !kind.isPerson {
      fields.report(Diagnostic(.actorFamilyName, at: family.location, "only a person has a family name"))
    } else if !names.contains(where: { " \($0) ".contains(" \(family.value) ") }) {
      fields.report(
        Diagnostic(
          .actorFamilyName, at: family.location, "'\(family.value)' is not part of the name '\(names[0])'",
          hint: "write the words of 'name' that are the family name"))
    }
    return family.value
  }

  private static func kind(_ fields: inout Fields, _ kinds: [ActorKind]) -> ActorKind? {
    let names = kinds.map(\.name).joined(separator: ", ")
    let hint = "add 'kind: person' to the head; the kinds are \(names)"
    guard let text = fields.requiredText("kind", of: "the actor", hint: hint) else { return nil }
    if let kind = kinds.first(where: { $0.name == text.value }) { return kind }
    fields.report(
      Diagnostic(
        .actorKind, at: text.location, "there is no kind '\(text.value)'",
        hint: nearest(to: text.value, among: kinds.map(\.name)).map { "did you mean '\($0)'?" }
          ?? "one of \(names); gazette.yml can add more under 'kinds'"))
    return nil
  }
}
