import Archive
import Base
import Names
import Notes
import Site
import Templates

/// `actor.mustache`, and `actor-year.mustache` for one year of a long list.
struct ActorContext: PageTemplateContext {
  let site: Site
  let actor: Actor
  /// Nil on the actor's main page.
  let year: YearOfNotes?
  let splitting: Splitting
  let page: PageContext

  /// The most companions that an actor's page shows.
  static let shownCompanions = 30

  init(_ actor: Actor, year: YearOfNotes? = nil, _ site: Site) {
    self.actor = actor
    self.year = year
    self.site = site
    splitting = Splitting(actor.dossier.appearances.map(\.note), in: site.archive)
    page = Self.page(of: actor, year, site)
  }

  private static func page(of actor: Actor, _ year: YearOfNotes?, _ site: Site) -> PageContext {
    let (head, own) = (actor.head, site.addresses.path(actor.id))
    let path = year.map { Addresses.year($0.year, of: own) } ?? own
    let title = year.map { site.strings[.inYear, ["name": head.name, "year": String($0.year)]] } ?? head.name
    let list = site.outline.link(.actors, ActorPages.index)
    let description =
      head.description ?? site.strings[.actorDescription, ["name": head.name, "site": site.archive.settings.title]]
    var page = site.page(
      title, description, at: path, kind: "actor", type: .profile,
      trail: year == nil ? [list] : [list, site.link(actor.id)])
    page.feeds = site.outline.feedLinks(head.name, under: own)
    guard year == nil else { return page }
    page.twin = site.addresses.href(Addresses.twin(of: path))
    page.structured = site.structured(page.breadcrumbs + [site.link(actor.id)]) { actor.describe(on: site, in: &$0) }
    return page
  }

  private var dossier: Dossier { actor.dossier }
  private var isWhole: Bool { year == nil }

  /// The appearances that the page lists, chronological.
  private var shown: [Appearance] {
    if let year { return dossier.appearances.filter { site.archive.day(of: $0.note).year == year.year } }
    return splitting.isSplit ? dossier.appearances.suffix(Splitting.newest) : dossier.appearances
  }

  /// The notes of the page.
  private var notes: [NoteID] { year?.notes ?? dossier.appearances.map(\.note) }

  private func members(_ isCurrent: Bool) -> [MemberContext] {
    isWhole ? dossier.members.filter { $0.isCurrent == isCurrent }.map { MemberContext(site: site, member: $0) } : []
  }

  /// The notes under each of their topics, chronological within it.
  private var byTopic: [GroupContext] {
    guard isWhole, !splitting.isSplit else { return [] }
    var notes: [TopicID: [NoteID]] = [:]
    for appearance in dossier.appearances {
      for topic in site.archive[appearance.note].topics { notes[topic, default: []].append(appearance.note) }
    }
    return notes.sorted { $0.key < $1.key }.map { GroupContext($0.key, $0.value, site) }
  }

  private var shownCompanions: ArraySlice<Companion> {
    isWhole ? dossier.companions.prefix(Self.shownCompanions) : []
  }

  static let shape = ContextShape<Self>(
    page: "actor",
    [
      .text("slug", "The actor's slug.") { $0.actor.head.slug.text },
      .text("name", "The actor's name.") { $0.actor.head.name },
      .text("href", "The link to the actor's page.") { $0.site.addresses.href($0.actor.id) },
      .text("kind", "Person, Organisation, …") { $0.site.label(of: $0.actor.head.kind) },
      .text("description", "The description from the head.") { $0.actor.head.description },
      .html("biography", "The body of the actor's file.") {
        $0.isWhole ? $0.site.html($0.actor.biography, from: $0.actor.head.file.path) : []
      },
      .texts("aliases", "Other names.") { $0.actor.head.aliases.map(\.value) },
      .list("roles", "Offices held, newest first.") { context in
        context.actor.roles.map { RoleContext(site: context.site, held: $0) }
      },
      .list("affiliations", "What the actor belongs to.") { context in
        context.actor.affiliations.map { affiliation in
          affiliation.actor.map { context.site.link($0) } ?? LinkContext(title: affiliation.name, href: "")
        }
      },
      .list("sameAs", "The actor elsewhere on the web.") {
        $0.actor.head.sameAs.map { LinkContext(title: hostName(of: $0), href: $0) }
      },
      .text("count", "How many notes name the actor: 7 notes.") {
        $0.site.strings.counted($0.year?.notes.count ?? $0.dossier.namedIn, .notes)
      },
      .record("firstSeen", "The first note's date.") { context in
        context.dossier.appearances.first.map { context.site.date(of: $0.note) }
      },
      .record("lastSeen", "The last note's date.") { context in
        context.dossier.appearances.last.map { context.site.date(of: $0.note) }
      },
      .text("year", "The year, on the page of one year.") { context in context.year.map { String($0.year) } },
      .record("plot", "The appearances by month.") {
        PlotContext.months(of: $0.notes, named: $0.actor.head.name, $0.site)
      },
      .record("network", "Who appears with the actor, and with whom of them.") {
        $0.isWhole ? PlotContext.circle(around: $0.actor, $0.site) : nil
      },
      .flag("isSplit", "Whether the list is so long that each year has a page; this one shows the newest.") {
        $0.isWhole && $0.splitting.isSplit
      },
      .list("years", "The pages of the years, newest first, where the list is split.") {
        $0.splitting.links(under: $0.site.addresses.path($0.actor.id), $0.site)
      },
      .list("months", "The appearances by month, newest first.") {
        AppearanceGroupContext.byMonth($0.shown.reversed(), $0.site)
      },
      .list("topics", "The notes by topic, where the list is not split.") { $0.byTopic },
      .list("topicCounts", "The topics with counts, most first.") {
        $0.isWhole ? $0.site.rankedTopics(of: $0.notes) : []
      },
      .list("people", "Who belongs to it.") { $0.members(true) },
      .list("formerPeople", "Who belonged to it.") { $0.members(false) },
      .list("companions", "Who appears in the same notes, most often first.") { context in
        context.shownCompanions.map { CompanionContext(site: context.site, actor: context.actor.id, companion: $0) }
      },
      .text("furtherCompanions", "How many more there are: and 12 more.") { context in
        let further = context.dossier.companions.count - context.shownCompanions.count
        return context.isWhole && further > 0 ? context.site.strings.counted(further, .more) : nil
      },
      .list("quotations", "What the actor said, newest first.") { context in
        context.isWhole
          ? context.dossier.quotations.reversed().map {
            QuotationContext(site: context.site, note: context.site.archive[$0.note], quotation: $0)
          } : []
      },
      .list("citations", "The notes that rest on this outlet, newest first.") { context in
        context.isWhole
          ? context.dossier.citations.reversed().map { CitationContext(site: context.site, citation: $0) } : []
      },
      .text("citationCount", "The number of those notes: 7 notes.") {
        $0.site.strings.counted($0.dossier.citations.count, .notes)
      },
      .text("soleCitationCount", "How many rest on it alone: 2 notes; nothing where none does.") {
        let sole = $0.dossier.citations.count(where: \.isSole)
        return sole == 0 ? nil : $0.site.strings.counted(sole, .notes)
      },
    ])
}

/// The host of an address: `www.example.org`.
private func hostName(of url: String) -> String {
  url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init) ?? url
}

extension Phrase {
  static let actorDescription = Phrase("actorDescription")
}
