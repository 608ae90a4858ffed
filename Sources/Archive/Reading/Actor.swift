package import Base
import FrontMatter

/// A person, organisation, state, place or outlet that notes mention. The name is the field's word and shadows the
/// Swift protocol on purpose.
package struct Actor: Sendable {
  package let file: SourceFile
  package let body: WrittenBody
  package let slug: Slug
  package let name: String
  package let kind: ActorKind
  package let aliases: [String]
  /// Where each of them stands in the file.
  let aliasLocations: [SourceLocation]
  /// Names that find the actor but are never linked by themselves.
  package let weakAliases: [String]
  /// Whether its names are recognised in just the case that they are written in.
  package let matchCase: Bool
  package let roles: [Role]
  package let affiliations: [String]
  package let description: String?
  package let sameAs: [String]
  package let oldAddresses: [Located<SitePath>]

  static func read(_ file: SourceFile, kinds: [ActorKind]) -> Diagnosed<Actor?> {
    let opened = TextFile.read(file, "the actor")
    guard var text = opened.value else { return Diagnosed(nil, opened.diagnostics) }
    let name = text.fields.requiredText("name", of: "the actor")
    let kind = kind(&text.fields, kinds)
    let aliases = text.fields.texts("aliases")
    let oldAddresses = text.oldAddresses(aliases.filter { $0.value.hasPrefix("/") })
    let otherNames = aliases.filter { !$0.value.hasPrefix("/") }
    let weakAliases = text.fields.texts("weakAliases").map(\.value)
    let matchCase = text.fields.flag("matchCase") ?? true
    var roles: [Role] = []
    text.fields.forEachRecord("roles", "a role") { fields in
      if let role = Role.read(&fields) { roles.append(role) }
    }
    let affiliations = text.fields.texts("affiliations").map(\.value)
    let description = text.fields.text("description")?.value
    let sameAs = text.fields.texts("sameAs").compactMap { TextFile.url($0, "an item of sameAs", &text.fields) }
    let slug = text.slug(default: text.stem)
    let diagnostics = text.fields.finish("an actor")
    guard let name, let kind, let slug, !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
    return Diagnosed(
      Actor(
        file: file, body: text.body, slug: slug, name: name.value, kind: kind,
        aliases: otherNames.map(\.value),
        aliasLocations: otherNames.map(\.location), weakAliases: weakAliases, matchCase: matchCase,
        roles: roles, affiliations: affiliations, description: description, sameAs: sameAs,
        oldAddresses: oldAddresses), diagnostics)
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

/// An office that an actor holds or held.
package struct Role: Sendable {
  package let title: String
  /// As written; an actor's name where it is one.
  package let organisation: String?
  package let from: PartialDay?
  package let until: PartialDay?

  static func read(_ fields: inout Fields) -> Role? {
    let title = fields.requiredText("title", of: "the role")
    let organisation = fields.text("organisation")?.value
    let from = PartialDay.read("from", &fields)
    let until = PartialDay.read("until", &fields)
    if let from, let until, until.last < from.first {
      fields.report(Diagnostic(.fieldValue, at: fields.place("until"), "the role ends before it begins"))
    }
    return title.map { Role(title: $0.value, organisation: organisation, from: from, until: until) }
  }
}

extension [Role] {
  /// The role held on a day: of several, the one that began last. A role without dates is held on any day.
  package func held(on day: Day) -> Role? {
    guard !isEmpty else { return nil }
    return filter { ($0.from?.first ?? day) <= day && day <= ($0.until?.last ?? day) }
      .max { ($0.from?.first.number ?? .min) < ($1.from?.first.number ?? .min) }
  }
}

/// A day, a month or a year: as much of a date as is known.
package struct PartialDay: Sendable, Hashable {
  /// `2025-10-21`, `2025-10` or `2025`.
  package let text: String
  package let first: Day
  package let last: Day

  /// Nil where the text has none of the three forms, or no such day exists.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let sizes = [4, 2, 2]
    guard (1...3).contains(parts.count),
      zip(parts, sizes).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    let month = numbers.count > 1 ? numbers[1] : nil
    let lastMonth = Month(year: numbers[0], month: month ?? 12)
    guard let first = Day(year: numbers[0], month: month ?? 1, day: numbers.count > 2 ? numbers[2] : 1),
      let last = Day(
        year: numbers[0], month: month ?? 12, day: numbers.count > 2 ? numbers[2] : lastMonth.length)
    else { return nil }
    self.text = text
    self.first = first
    self.last = last
  }

  static func read(_ key: String, _ fields: inout Fields) -> PartialDay? {
    guard let text = fields.text(key) else { return nil }
    if let day = PartialDay(text.value) { return day }
    fields.report(
      Diagnostic(
        .dateFormat, at: text.location, "\(key) has to be a day, a month or a year that exists, not '\(text.value)'",
        hint: "2025-10-21, 2025-10 or 2025"))
    return nil
  }
}
