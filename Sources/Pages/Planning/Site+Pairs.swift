import Archive
import Base
import Templates

extension Site {
  /// A page for each pair of actors that enough notes name together.
  func pairPages() -> [Page] {
    archive.pairs.map { pair in
      Page(
        path: addresses.path(pair), content: .rendered("pair") { [self] in pairPage(pair) }, origin: nil,
        sitemap: .present(lastModified: pair.notes.last.map { archive[$0].day }))
    }
  }

  private func pairPage(_ pair: Pair) -> PairPage {
    let (first, second) = (archive[pair.first].actor.name, archive[pair.second].actor.name)
    let count = strings.counted(pair.notes.count, .notes)
    return PairPage(
      site: common,
      page: page(
        strings[.pairTitle, ["first": first, "second": second]],
        strings[.pairDescription, ["count": count, "first": first, "second": second]], addresses.path(pair),
        kind: "pair",
        trail: [
          LinkContext(title: strings[.actors], href: addresses.href(Addresses.actors)), link(pair.first),
        ]),
      first: link(pair.first), second: link(pair.second), count: count,
      firstSeen: pair.notes.first.map { date(archive[$0].timestamp) },
      lastSeen: pair.notes.last.map { date(archive[$0].timestamp) },
      months: appearancesByMonth(pair.notes.map { together(pair, in: $0) }),
      topics: rankedTopics(of: pair.notes))
  }

  /// What a note says of either of two actors: each sentence once, with the names of both marked.
  private func together(_ pair: Pair, in note: NoteID) -> Appearance {
    let appearances = archive[note].appearances.filter { $0.actor == pair.first || $0.actor == pair.second }
    return appearances.dropFirst().reduce(appearances[0]) { $0.merged(with: $1) }
  }
}
