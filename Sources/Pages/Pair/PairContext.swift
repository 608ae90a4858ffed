import Archive
import Names
import Notes
import Site
import Templates

/// `pair.mustache`: two actors and the notes that name both, as a chronology.
struct PairContext: PageTemplateContext {
  let site: Site
  let pair: Pair
  let page: PageContext

  init(_ pair: Pair, _ site: Site) {
    self.pair = pair
    self.site = site
    let (first, second) = (site.archive[pair.first].head.name, site.archive[pair.second].head.name)
    let count = site.strings.counted(pair.notes.count, .notes)
    page = site.page(
      site.strings[.pairTitle, ["first": first, "second": second]],
      site.strings[.pairDescription, ["count": count, "first": first, "second": second]],
      at: PairPages.path(pair.first, pair.second, site), kind: "pair",
      trail: [site.outline.link(.actors, ActorPages.index), site.link(pair.first)])
  }

  /// What each note says of either of the two: each sentence once, with the names of both marked.
  private var appearances: [Appearance] {
    pair.notes.compactMap { note in
      let own = site.archive[note].appearances.filter { $0.actor == pair.first || $0.actor == pair.second }
      return own.dropFirst().reduce(own.first) { $0?.merged(with: $1) }
    }
  }

  static let shape = ContextShape<Self>(
    page: "pair",
    [
      .record("first", "The actor in whose folder the page is.") { $0.site.link($0.pair.first) },
      .record("second", "The other actor.") { $0.site.link($0.pair.second) },
      .text("count", "How many notes name both: 12 notes.") { $0.site.strings.counted($0.pair.notes.count, .notes) },
      .record("firstSeen", "The first note's date.") { context in
        context.pair.notes.first.map { context.site.date(of: $0) }
      },
      .record("lastSeen", "The last note's date.") { context in
        context.pair.notes.last.map { context.site.date(of: $0) }
      },
      .list("months", "The notes by month, the oldest first.") {
        AppearanceGroupContext.byMonth($0.appearances, $0.site)
      },
      .list("topics", "Their topics with counts, most first.") { $0.site.rankedTopics(of: $0.pair.notes) },
    ])
}

extension Phrase {
  fileprivate static let pairTitle = Phrase("pairTitle")
  fileprivate static let pairDescription = Phrase("pairDescription")
}
