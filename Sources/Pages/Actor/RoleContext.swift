import Archive
import Names
import Notes
import Site
import Templates

/// An office that an actor holds or held.
struct RoleContext: TemplateContext {
  let site: Site
  let held: HeldRole

  static let shape = ContextShape<Self>(
    "role",
    [
      .text("title", "The office.") { $0.held.role.title },
      .text("organisationName", "Where it is held, where that is no actor.") {
        $0.held.organisation == nil ? $0.held.role.organisation : nil
      },
      .record("organisation", "Where it is held.") { context in
        context.held.organisation.map { context.site.link($0) }
      },
      .text("from", "Since when: 2025-10-21, 2025-10 or 2025.") { $0.held.role.from?.text },
      .text("until", "Until when.") { $0.held.role.until?.text },
      .text("fromText", "The same in words: from 21 October 2025.") { context in
        context.held.role.from.map { context.site.strings[.from, ["date": context.site.strings.dates.partial($0)]] }
      },
      .text("untilText", "until 21 October 2025") { context in
        context.held.role.until.map { context.site.strings[.until, ["date": context.site.strings.dates.partial($0)]] }
      },
    ])
}

/// An actor that belongs or belonged to an organisation.
struct MemberContext: TemplateContext {
  let site: Site
  let member: Member

  static let shape = ContextShape<Self>(
    "member",
    [
      .text("title", "The name.") { $0.site.archive[$0.member.actor].head.name },
      .text("href", "The link to the page.") { $0.site.addresses.href($0.member.actor) },
      .list("roles", "The offices held there.") { context in
        context.member.roles.map { RoleContext(site: context.site, held: $0) }
      },
    ])
}

extension Phrase {
  fileprivate static let from = Phrase("from")
  fileprivate static let until = Phrase("until")
}
