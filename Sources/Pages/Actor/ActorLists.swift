import Archive
import Base
import Names
import Notes
import Site

/// The lists of all actors: `/actors/`, and in a large archive a page for each first letter, `/actors/index/a/`.
extension ActorPages {
  /// Beyond this many actors, each letter has a page.
  private static let longestList = 300

  static func lists(of site: Site) -> [SiteFile] {
    let actors = site.archive.actors
    guard actors.count > longestList else { return [list(site) { groups(of: actors, site) }] }
    let letters = Dictionary(grouping: actors, by: letter).sorted { $0.key < $1.key }
    let links = letters.map { letter, actors in
      EntryContext(
        title: letter.uppercased(), href: site.addresses.href(path(of: letter)),
        count: site.strings.counted(actors.count, .actors))
    }
    return [list(site) { [EntryGroupContext(title: nil, entries: links)] }]
      + letters.map { letter, actors in
        list(site, letter) { groups(of: actors, site) }
      }
  }

  private static func list(
    _ site: Site, _ letter: String? = nil, _ groups: @escaping @Sendable () -> [EntryGroupContext]
  ) -> SiteFile {
    let path = letter.map(path) ?? index
    return SiteFile(
      path, .index,
      .rendered("index") {
        let title = site.strings[.actors]
        let page = site.page(
          letter.map { "\(title): \($0.uppercased())" } ?? title,
          site.strings[.actorsDescription, ["site": site.archive.settings.title]], at: path, kind: "index",
          trail: letter == nil ? [] : [site.outline.link(.actors, index)])
        return ListContext(site: site, page: page, groups: groups())
      }
    ).listed()
  }

  /// No actor's page is at such an address, whatever its slug.
  private static func path(of letter: String) -> SitePath { SitePath(page: ["actors", "index", letter]) }

  /// The first letter of an actor's slug: slugs are in Latin letters. Everything else is under `0-9`.
  private static func letter(of actor: Actor) -> String {
    let first = actor.head.slug.text.utf8.first ?? UInt8(ascii: "0")
    return first.isASCIILetter ? String(UnicodeScalar(first)).lowercased() : "0-9"
  }

  /// Actors by kind, each kind by name.
  private static func groups(of actors: [Actor], _ site: Site) -> [EntryGroupContext] {
    site.archive.settings.kinds.compactMap { kind in
      let own = actors.filter { $0.head.kind == kind }.map { (key: $0.head.name.sortKey, actor: $0) }
        .sorted { ($0.key, $0.actor.id) < ($1.key, $1.actor.id) }
      guard !own.isEmpty else { return nil }
      return EntryGroupContext(
        title: site.strings.plural(of: kind.name) ?? kind.plural,
        entries: own.map { _, actor in
          EntryContext(
            title: actor.head.name, href: site.addresses.href(actor.id), count: count(actor.dossier, site),
            description: actor.head.description)
        })
    }
  }

  /// `7 notes`: how many name the actor. For an outlet that no note names, how many have a source that it published.
  private static func count(_ dossier: Dossier, _ site: Site) -> String {
    guard dossier.namedIn == 0, !dossier.citations.isEmpty else { return site.strings.counted(dossier.namedIn, .notes) }
    return "\(site.strings[.restingOnIt]): \(site.strings.counted(dossier.citations.count, .notes))"
  }
}

extension Phrase {
  static let actorsDescription = Phrase("actorsDescription")
  static let restingOnIt = Phrase("restingOnIt")
}
