import Archive
package import Base
import Names
import Notes
package import Site

/// What the notes rest on: `/sources/`, the outlets by the number of notes, and the newest notes that rest on one
/// source alone; none if no note names an outlet.
package enum SourcePages: PageKind {
  static let path = SitePath(page: ["sources"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .sources) }
  /// How many notes with one source are shown.
  private static let newest = 50

  package static let templates = [ListContext.template]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard outline.archive.actors.contains(where: { !$0.dossier.citations.isEmpty }) else { return [] }
    return [MenuEntry(outline.strings[.sources], outline.addresses.href(path), in: .foot, order: 4)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    guard site.archive.actors.contains(where: { !$0.dossier.citations.isEmpty }) else { return [] }
    return [
      SiteFile(
        path, .index,
        .rendered("index") {
          ListContext(
            site: site, page: site.page(site.strings[.sources], nil, at: path, kind: "index"),
            groups: [outlets(of: site), single(of: site)].filter { !$0.entries.isEmpty })
        }
      ).listed()
    ]
  }

  private static func outlets(of site: Site) -> EntryGroupContext {
    let outlets = site.archive.actors.filter { !$0.dossier.citations.isEmpty }
      .sorted { ($1.dossier.citations.count, $0.id) < ($0.dossier.citations.count, $1.id) }
    return EntryGroupContext(
      title: nil,
      entries: outlets.map { outlet in
        let alone = outlet.dossier.citations.count(where: \.isSole)
        return EntryContext(
          title: outlet.head.name, href: site.addresses.href(outlet.id),
          count: site.strings.counted(outlet.dossier.citations.count, .notes),
          description: alone == 0 ? nil : "\(site.strings[.onItAlone]): \(alone)")
      })
  }

  private static func single(of site: Site) -> EntryGroupContext {
    let notes = site.archive.notes.filter { $0.sources.count == 1 }.suffix(newest).reversed()
    return EntryGroupContext(
      title: site.strings[.singleSource],
      entries: notes.map { note in
        EntryContext(
          title: note.head.title, href: site.addresses.href(note.id), count: site.strings.dates.short(note.head.day),
          description: note.outlets.first.map { site.archive[$0].head.name })
      })
  }
}

extension Phrase {
  static let sources = Phrase("sources")
  fileprivate static let onItAlone = Phrase("onItAlone")
  fileprivate static let singleSource = Phrase("singleSource")
}
