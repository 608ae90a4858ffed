import Archive
import Names
import Notes
import Site
import Templates

/// `pair.mustache`: two actors and the sentences that name both, also for one year or month of a long list.
struct PairContext: PageTemplateContext {
  let site: Site
  let pair: Pair
  /// Nil on the pair's main page.
  let part: ListPart?
  let splitting: Splitting
  let page: PageContext

  /// A pair with more notes than this has a page for each year.
  private static let longestList = 100

  init(_ pair: Pair, _ splitting: Splitting, on part: ListPart? = nil, _ site: Site) {
    self.site = site
    self.pair = pair
    self.part = part
    self.splitting = splitting
    let (first, second) = (site.archive[pair.first].head.name, site.archive[pair.second].head.name)
    let title = site.strings[.pairTitle, ["first": first, "second": second]]
    let count = site.strings.counted(pair.notes.count, .notes)
    let own = PairPages.path(pair.first, pair.second, site)
    page = site.page(
      part?.title(of: title, site) ?? title,
      site.strings[.pairDescription, ["count": count, "first": first, "second": second]],
      at: part?.path(under: own) ?? own, kind: "pair",
      trail: [site.outline.link(.actors, ActorPages.index), site.link(pair.first)]
        + (part == nil ? [] : [LinkContext(title: title, href: site.addresses.href(own))]))
  }

  static func splitting(of pair: Pair, _ site: Site) -> Splitting {
    Splitting(pair.notes, longest: longestList, in: site.archive)
  }

  private var notes: [NoteID] { part?.notes ?? pair.notes }

  /// The notes that the page lists.
  private var shown: Set<NoteID> { Set(splitting.shown(of: pair.notes, on: part)) }

  static let shape = ContextShape<Self>(
    page: "pair",
    [
      .record("first", "The actor in whose folder the page is.") { $0.site.link($0.pair.first) },
      .record("second", "The other actor.") { $0.site.link($0.pair.second) },
      .text("count", "How many notes name both: 12 notes.") { $0.site.strings.counted($0.notes.count, .notes) },
      .record("firstSeen", "The first note's date.") { context in
        context.notes.first.map { context.site.date(of: $0) }
      },
      .record("lastSeen", "The last note's date.") { context in
        context.notes.last.map { context.site.date(of: $0) }
      },
      .list("parts", "The pages of the years, or of a year's months, newest first; this page shows the newest notes.") {
        $0.splitting.links(on: $0.part, under: PairPages.path($0.pair.first, $0.pair.second, $0.site), $0.site)
      },
      .list("months", "The sentences that name both, by month, the oldest first.") { context in
        let shown = context.shown
        return AppearanceGroupContext.byMonth(
          context.pair.appearances.filter { shown.contains($0.note) }, context.site)
      },
      .list("others", "The other notes that name both, the oldest first.") { context in
        let shown = context.shown
        return context.pair.others.filter(shown.contains).map(context.site.teaser)
      },
      .list("topics", "Their topics with counts, most first.") { $0.site.rankedTopics(of: $0.notes) },
    ])
}

extension Phrase {
  fileprivate static let pairTitle = Phrase("pairTitle")
  fileprivate static let pairDescription = Phrase("pairDescription")
}
