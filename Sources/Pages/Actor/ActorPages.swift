package import Archive
package import Base
import Formats
import Names
import Notes
import Search
package import Site
import Templates

/// The list of all actors, `/actors/`; the page of each actor, `/actors/sergei-lavrov/`, with its feed and its JSON
/// file; and pages for single years and months of actors with many notes.
package enum ActorPages: PageKind {
  static let index = SitePath(page: ["actors"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (index, .actors) }

  package static let templates = [
    ListContext.template,
    PageTemplate("actor", "An actor.", ActorContext.self),
    PageTemplate("actor-year", "One year or month of an actor's appearances.", ActorContext.self),
  ]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    [MenuEntry(outline.strings[.actors], outline.addresses.href(index), order: 20)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    lists(of: site)
      + site.archive.actors.flatMap { actor in
        let splitting = ActorContext.splitting(of: actor, site)
        return [page(of: actor, splitting, site), twin(of: actor, site)] + parts(of: actor, splitting, site)
          + feeds(of: actor, site)
      }
  }

  /// The page of an actor. `actor` can be newer than the site: preview passes one that was just saved.
  package static func page(of actor: Actor, _ site: Site) -> SiteFile {
    page(of: actor, ActorContext.splitting(of: actor, site), site)
  }

  private static func page(of actor: Actor, _ splitting: Splitting, _ site: Site) -> SiteFile {
    let dossier = actor.dossier
    let last = max(dossier.appearances.last?.note.index ?? -1, dossier.citations.last?.note.index ?? -1)
    return SiteFile(
      site.addresses.path(actor.id), splitting.isSplit ? .index : .page,
      .rendered("actor") { ActorContext(actor, splitting, site) },
      origin: SourceLocation(path: actor.head.file.path)
    ).listed(lastModified: last < 0 ? nil : site.archive.notes[last].head.day)
  }

  private static func parts(of actor: Actor, _ splitting: Splitting, _ site: Site) -> [SiteFile] {
    splitting.pages.map { part in
      SiteFile(
        part.path(under: site.addresses.path(actor.id)), .page,
        .rendered("actor-year") { ActorContext(actor, splitting, on: part, site) }
      ).listed(lastModified: part.notes.last.map(site.archive.day))
    }
  }

  private static func twin(of actor: Actor, _ site: Site) -> SiteFile {
    SiteFile(
      Addresses.twin(of: site.addresses.path(actor.id)), .data,
      .written { ActorRecord(site: site, actor: actor).append(to: &$0) })
  }

  /// The newest notes that name an actor or have a source that it published.
  private static func feeds(of actor: Actor, _ site: Site) -> [SiteFile] {
    site.feedFiles(actor.head.name, under: site.addresses.path(actor.id), as: [.atom]) {
      let appearances = actor.dossier.appearances
      let newest = site.newest(actor.dossier.notes)
      let chosen = Set(newest)
      let byNote = Dictionary(
        uniqueKeysWithValues: appearances.filter { chosen.contains($0.note) }.map { ($0.note, $0) })
      return newest.map { note in
        let sentences = byNote[note]?.sentences.map(\.text) ?? []
        return site.feedEntry(note, saying: sentences.isEmpty ? nil : sentences.joined(separator: " … "))
      }
    }
  }

  /// Actors had a JSON Feed too.
  package static func moves(of site: Site) -> [Move] {
    [Move("/actors/:actor/\(FeedFormat.json.fileName)", to: "/actors/:actor/\(FeedFormat.atom.fileName)")]
  }

  package static func redirects(of site: Site) -> [Redirect] {
    site.archive.actors.flatMap { actor in
      actor.head.oldAddresses.map { Redirect(old: $0, title: actor.head.name, path: site.addresses.path(actor.id)) }
    }
  }

  // MARK: Search

  /// The search finds an actor by each of its names.
  package static func searchEntries(of site: Site) -> SearchSection? {
    SearchSection(kind: .actor, count: site.archive.actors.count) { index in
      let actor = site.archive.actors[index]
      let description = actor.head.description ?? ""
      let (notes, strings) = (actor.dossier.notes, site.strings)
      let known = [
        site.label(of: actor.head.kind), notes.isEmpty ? nil : strings.counted(notes.count, .notes),
        notes.last.map { strings.dates.short(site.archive[$0].head.day) },
      ]
      return SearchEntry(
        kind: .actor, title: actor.head.name, text: Array(description.utf8), names: [index],
        filters: [searchFilter(actor)], rank: notes.count, href: site.addresses.href(actor.id),
        summary: description.shortened(to: SearchPages.summaryLength),
        label: known.compactMap { $0 }.joined(separator: " · "))
    }
  }

  /// The filter for notes that name an actor, and the filter for notes with a source that it published as an outlet.
  static func searchFilter(_ actor: Actor) -> String { "a:" + actor.head.slug.text }
  static func outletFilter(_ actor: Actor) -> String { "o:" + actor.head.slug.text }
}
