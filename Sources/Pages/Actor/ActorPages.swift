package import Archive
import Base
import Formats
import Names
import Notes
import Search
package import Site
import Templates

/// The list of all actors, `/actors/`; the page of each actor, `/actors/sergei-lavrov/`, with its feed and its JSON
/// file; and pages for single years of actors with many notes.
package enum ActorPages: PageKind {
  static let index = SitePath(page: ["actors"])

  package static let templates = [
    ListContext.template,
    PageTemplate("actor", "An actor.", ActorContext.self),
    PageTemplate("actor-year", "One year of an actor's appearances.", ActorContext.self),
  ]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    [MenuEntry(outline.strings[.actors], outline.addresses.href(index), order: 20)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let list = SiteFile(
      index, .index,
      .rendered("index") {
        let description = site.strings[.actorsDescription, ["site": site.archive.settings.title]]
        return ListContext(
          site: site, page: site.page(site.strings[.actors], description, at: index, kind: "index"),
          groups: lists(of: site))
      }
    ).listed()
    return [list]
      + site.archive.actors.flatMap { actor in
        [page(of: actor, site), twin(of: actor, site)] + years(of: actor, site) + feeds(of: actor, site)
      }
  }

  /// The page of an actor. `actor` can be newer than the site: preview passes one that was just saved.
  package static func page(of actor: Actor, _ site: Site) -> SiteFile {
    let dossier = actor.dossier
    let last = max(dossier.appearances.last?.note.index ?? -1, dossier.citations.last?.note.index ?? -1)
    let isSplit = dossier.namedIn > Splitting.limit
    return SiteFile(
      site.addresses.path(actor.id), isSplit ? .index : .page, .rendered("actor") { ActorContext(actor, site) },
      origin: SourceLocation(path: actor.head.file.path)
    ).listed(lastModified: last < 0 ? nil : site.archive.notes[last].head.day)
  }

  private static func years(of actor: Actor, _ site: Site) -> [SiteFile] {
    Splitting(actor.dossier.appearances.map(\.note), in: site.archive).years.map { year in
      SiteFile(
        Addresses.year(year.year, of: site.addresses.path(actor.id)), .page,
        .rendered("actor-year") { ActorContext(actor, year: year, site) }
      ).listed(lastModified: year.notes.last.map(site.archive.day))
    }
  }

  private static func twin(of actor: Actor, _ site: Site) -> SiteFile {
    SiteFile(
      Addresses.twin(of: site.addresses.path(actor.id)), .data,
      .written { ActorRecord(site: site, actor: actor).append(to: &$0) })
  }

  /// The newest notes that name an actor or have a source that it published.
  private static func feeds(of actor: Actor, _ site: Site) -> [SiteFile] {
    site.feedFiles(actor.head.name, under: site.addresses.path(actor.id)) {
      let appearances = actor.dossier.appearances
      let newest = site.newest(Set(appearances.map(\.note) + actor.dossier.citations.map(\.note)).sorted())
      let chosen = Set(newest)
      let byNote = Dictionary(
        uniqueKeysWithValues: appearances.filter { chosen.contains($0.note) }.map { ($0.note, $0) })
      return newest.map { note in
        let sentences = byNote[note]?.sentences.map(\.text) ?? []
        return site.feedEntry(note, saying: sentences.isEmpty ? nil : sentences.joined(separator: " … "))
      }
    }
  }

  package static func redirects(of site: Site) -> [Redirect] {
    site.archive.actors.flatMap { actor in
      actor.head.oldAddresses.map { Redirect(old: $0, title: actor.head.name, path: site.addresses.path(actor.id)) }
    }
  }

  /// All actors by kind, each kind by name.
  static func lists(of site: Site) -> [EntryGroupContext] {
    site.archive.settings.kinds.compactMap { kind in
      let actors = site.archive.actors.filter { $0.head.kind == kind }
        .map { (key: $0.head.name.sortKey, actor: $0) }
        .sorted { ($0.key, $0.actor.id) < ($1.key, $1.actor.id) }
      guard !actors.isEmpty else { return nil }
      return EntryGroupContext(
        title: site.strings.plural(of: kind.name) ?? kind.plural,
        entries: actors.map { _, actor in
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

  // MARK: Search

  /// The search finds an actor by each of its names.
  package static func searchEntries(of site: Site) -> SearchSection? {
    SearchSection(kind: .actor, count: site.archive.actors.count) { index in
      let actor = site.archive.actors[index]
      return SearchEntry(
        kind: .actor, title: actor.head.name, text: Array((actor.head.description ?? "").utf8),
        names: [index], filters: [searchFilter(actor)], rank: actor.dossier.noteCount,
        href: site.addresses.href(actor.id), label: site.label(of: actor.head.kind))
    }
  }

  /// The filter for notes that name an actor, and the filter for notes with a source that it published as an outlet.
  static func searchFilter(_ actor: Actor) -> String { "a:" + actor.head.slug.text }
  static func outletFilter(_ actor: Actor) -> String { "o:" + actor.head.slug.text }
}

extension Phrase {
  static let actorsDescription = Phrase("actorsDescription")
  static let restingOnIt = Phrase("restingOnIt")
}
