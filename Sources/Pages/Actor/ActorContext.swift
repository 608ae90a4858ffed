import Archive
import Base
import Formats
import Names
import Notes
import Site
import Templates

/// `actor.mustache`, and `actor-year.mustache` for one year or month of a long list.
struct ActorContext: PageTemplateContext {
  let site: Site
  let actor: Actor
  /// Nil on the actor's main page.
  let part: ListPart?
  let splitting: Splitting
  let page: PageContext

  /// The most companions that an actor's page shows.
  static let shownCompanions = 15

  /// An actor with more notes than this has a page for each year.
  private static let longestList = 28
  /// A year with more notes than this has a page for each month: sentences take more room than titles.
  private static let longestYear = 70
  /// Fewer months than these need no links to each.
  private static let fewestJumps = 6

  init(_ actor: Actor, _ splitting: Splitting, on part: ListPart? = nil, _ site: Site) {
    self.actor = actor
    self.part = part
    self.site = site
    self.splitting = splitting
    page = Self.page(of: actor, part, site)
  }

  /// The notes that name an actor or rest on it are one list.
  static func splitting(of actor: Actor, _ site: Site) -> Splitting {
    Splitting(actor.dossier.notes, longest: longestList, longestYear: longestYear, in: site.archive)
  }

  private static func page(of actor: Actor, _ part: ListPart?, _ site: Site) -> PageContext {
    let (head, own) = (actor.head, site.addresses.path(actor.id))
    let path = part?.path(under: own) ?? own
    let title = part?.title(of: head.name, site) ?? head.name
    let list = site.outline.link(.actors, ActorPages.index)
    let description =
      head.description ?? site.strings[.actorDescription, ["name": head.name, "site": site.archive.settings.title]]
    var page = site.page(
      title, description, at: path, kind: "actor", type: .profile,
      trail: part == nil ? [list] : [list, site.link(actor.id)])
    page.feeds = site.outline.feedLinks(head.name, under: own, as: [.atom])
    guard part == nil else { return page }
    page.twin = site.addresses.href(Addresses.twin(of: path))
    page.structured = site.structured(page.breadcrumbs + [site.link(actor.id)]) { actor.describe(on: site, in: &$0) }
    return page
  }

  private var dossier: Dossier { actor.dossier }
  private var isWhole: Bool { part == nil }

  /// The chronological facts that are in notes of the page's list.
  private func listed<Fact>(_ facts: [Fact], _ note: (Fact) -> NoteID) -> ArraySlice<Fact> {
    splitting.isSplit ? facts.slice(splitting.shown(of: dossier.notes, on: part), note) : facts[...]
  }

  /// The notes of the page that name the actor, also those that it does not list.
  private var notes: [NoteID] {
    let own = part.map { dossier.appearances.slice($0.notes, \.note) } ?? dossier.appearances[...]
    return own.map(\.note)
  }

  private func members(_ isCurrent: Bool) -> [MemberContext] {
    isWhole ? dossier.members.filter { $0.isCurrent == isCurrent }.map { MemberContext(site: site, member: $0) } : []
  }

  private var shownCompanions: [Closeness] {
    isWhole ? site.archive.closest(to: actor, most: Self.shownCompanions) : []
  }

  static let shape = ContextShape<Self>(
    page: "actor",
    [
      .text("slug", "The actor's slug.") { $0.actor.head.slug.text },
      .text("name", "The actor's name.") { $0.actor.head.name },
      .text("href", "The link to the actor's page.") { $0.site.addresses.href($0.actor.id) },
      .text("kind", "Person, Organisation, …") { $0.site.label(of: $0.actor.head.kind) },
      .text("description", "The description from the head.") { $0.actor.head.description },
      .open("params", "The keys of its head that Gazette does not know.") { $0.actor.head.params.value },
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
      .list("relations", "How it is related to other actors, by kind.") {
        RelationGroupContext.all(of: $0.actor, $0.site)
      },
      .list("sameAs", "The actor elsewhere on the web.") {
        $0.actor.head.sameAs.map { LinkContext(title: $0.hostOfAddress, href: $0) }
      },
      .text("count", "How many notes name the actor: 7 notes.") {
        $0.site.strings.counted($0.notes.count, .notes)
      },
      .record("firstSeen", "The first note's date.") { context in
        context.dossier.appearances.first.map { context.site.date(of: $0.note) }
      },
      .record("lastSeen", "The last note's date.") { context in
        context.dossier.appearances.last.map { context.site.date(of: $0.note) }
      },
      .flag("isPart", "Whether this is the page of one year or month.") { $0.part != nil },
      .record("plot", "The appearances by month; nothing where one month has all of them.") {
        PlotContext.months(of: $0.notes, named: $0.actor.head.name, on: $0.part, $0.site)
      },
      .record("lately", "What has changed in the thirty days up to the newest note, if there was something before.") {
        $0.isWhole ? LatelyContext(of: $0.actor, $0.site) : nil
      },
      .list("parts", "The pages of the years, or of a year's months, newest first; this page shows the newest notes.") {
        $0.splitting.links(on: $0.part, under: $0.site.addresses.path($0.actor.id), $0.site)
      },
      .list("jumps", "Links to the months on the page, where there are six or more.") { context in
        let notes = context.listed(context.dossier.appearances, \.note).map(\.note)
        let months = context.site.archive.sections(of: notes.reversed()) { context.site.archive.day(of: $0).month }
        return months.count < fewestJumps
          ? []
          : months.map { LinkContext(title: context.site.strings.dates.month($0.key), href: "#m\($0.key)") }
      },
      .list("months", "The appearances by month, newest first.") {
        AppearanceGroupContext.byMonth($0.listed($0.dossier.appearances, \.note).reversed(), $0.site)
      },
      .list("topicCounts", "The topics with counts, most first.") {
        $0.isWhole ? $0.site.rankedTopics(of: $0.notes) : []
      },
      .list("people", "Who belongs to it.") { $0.members(true) },
      .list("formerPeople", "Who belonged to it.") { $0.members(false) },
      .list("companions", "Who appears in the same notes, first who does so more often than by chance.") { context in
        context.shownCompanions.map { CompanionContext(site: context.site, actor: context.actor.id, closeness: $0) }
      },
      .text("furtherCompanions", "How many more there are: and 12 more.") { context in
        let further = context.dossier.companions.count - shownCompanions
        return context.isWhole && further > 0 ? context.site.strings.counted(further, .more) : nil
      },
      .list("quotations", "What the actor said in the notes of the list, newest first.") { context in
        context.listed(context.dossier.quotations, \.note).reversed().map {
          QuotationContext(site: context.site, note: context.site.archive[$0.note], quotation: $0)
        }
      },
      .list("claims", "What the actor claims, the newest first.") { context in
        context.isWhole
          ? context.site.archive.judgements.claimed(by: context.actor.id).reversed().map {
            JudgementContext($0, as: $0.latest, context.site)
          } : []
      },
      .list("denials", "What the actor denies, the newest first.") {
        $0.isWhole ? AnswerContext.denials(by: $0.actor.id, $0.site) : []
      },
      .list("citations", "The notes of the list that rest on this outlet, newest first.") { context in
        context.listed(context.dossier.citations, \.note).reversed().map {
          CitationContext(site: context.site, citation: $0)
        }
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

extension Array {
  /// Chronological facts from the first to the last of some chronological notes.
  fileprivate func slice(_ notes: [NoteID], _ note: (Element) -> NoteID) -> ArraySlice<Element> {
    guard let first = notes.first, let last = notes.last else { return [] }
    return self[partitionPoint { note($0) < first }..<partitionPoint { note($0) <= last }]
  }
}

extension Phrase {
  static let actorDescription = Phrase("actorDescription")
}
