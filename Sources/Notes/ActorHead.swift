package import Base
import FrontMatter

/// An actor's file as typed values, with the biography as its body. A class for the same reason as `Note`.
package final class ActorHead: Sendable {
  package let body: SourceBody
  package let slug: Slug
  package let name: String
  package let kind: ActorKind
  /// Other names, each with its place in the file.
  package let aliases: [Located<String>]
  /// Names that find the actor only in a wiki link, never in prose.
  package let weakAliases: [String]
  /// Whether its names are found only in the same case: `NATO`, not `Nato`.
  package let matchCase: Bool
  /// In the order of the file.
  package let roles: [Role]
  /// The names of the organisations that it belongs to, as written.
  package let affiliations: [String]
  package let description: String?
  package let sameAs: [String]
  package let oldAddresses: [Located<SitePath>]

  /// The file in content/actors/ that it was read from.
  package var file: SourceFile { body.file }

  /// Every name with which the search finds the actor.
  package var searchNames: [String] { [name] + aliases.map(\.value) + weakAliases }

  /// Nil if the head has an error. `kinds` are all kinds that an actor may have, the site's own among them.
  package static func read(_ file: SourceFile, kinds: [ActorKind]) -> Diagnosed<ActorHead?> {
    TextFile.read(file, "the actor", finishing: "an actor") { ActorHead(&$0, kinds: kinds) }
  }

  private init?(_ text: inout TextFile, kinds: [ActorKind]) {
    let name = text.fields.requiredText("name", of: "the actor")
    let kind = Self.kind(&text.fields, kinds)
    let names = text.fields.texts("aliases")
    oldAddresses = text.oldAddresses(names.filter { $0.value.hasPrefix("/") })
    aliases = names.filter { !$0.value.hasPrefix("/") }
    weakAliases = text.fields.texts("weakAliases").map(\.value)
    matchCase = text.fields.flag("matchCase") ?? true
    var roles: [Role] = []
    text.fields.forEachRecord("roles", "a role") { fields in
      if let role = Role.read(&fields) { roles.append(role) }
    }
    self.roles = roles
    affiliations = text.fields.texts("affiliations").map(\.value)
    description = text.fields.text("description")?.value
    sameAs = text.fields.texts("sameAs").compactMap { TextFile.url($0, "an item of sameAs", &text.fields) }
    let slug = text.slug(default: text.stem)
    guard let name, let kind, let slug else { return nil }
    body = text.body
    self.slug = slug
    self.name = name.value
    self.kind = kind
  }

  private static func kind(_ fields: inout Fields, _ kinds: [ActorKind]) -> ActorKind? {
    let names = kinds.map(\.name).joined(separator: ", ")
    guard let text = fields.requiredText("kind", of: "the actor", hint: "one of \(names)") else { return nil }
    if let kind = kinds.first(where: { $0.name == text.value }) { return kind }
    fields.report(
      Diagnostic(
        .actorKind, at: text.location, "there is no kind '\(text.value)'",
        hint: nearest(to: text.value, among: kinds.map(\.name)).map { "did you mean '\($0)'?" }
          ?? "one of \(names); gazette.yml can add more under 'kinds'"))
    return nil
  }
}
