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
    ] + Term.fields { ($0.held.role.from, $0.held.role.until, $0.site) })
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
