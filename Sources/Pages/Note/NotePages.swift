package import Archive
import Base
import Names
import Notes
import Search
package import Site
import Templates

/// The pages of notes, `/2025/10/21/summit/`.
package enum NotePages: PageKind {
  package static let templates = [PageTemplate("note", "A note.", NoteContext.self)]

  package static func files(of site: Site) -> [SiteFile] {
    site.archive.notes.map { page(of: $0, site) }
  }

  /// The page of a note. `note` can be newer than the site: preview passes one that was just saved.
  package static func page(of note: Note, _ site: Site) -> SiteFile {
    let page = SiteFile(
      site.addresses.path(note.id), .page,
      .rendered(site.theme.template(note.head.layout, else: "note")) { NoteContext(note, site) },
      origin: SourceLocation(path: note.head.path))
    return note.head.isDraft ? page : page.listed(lastModified: note.head.updated?.day ?? note.head.day)
  }

  package static func redirects(of site: Site) -> [Redirect] {
    site.archive.notes.flatMap { note in
      note.head.oldAddresses.map { Redirect(old: $0, title: note.head.title, path: site.addresses.path(note.id)) }
    }
  }

  /// The search finds a note by each name of its actors.
  package static func searchEntries(of site: Site) -> SearchSection? {
    SearchSection(kind: .note, count: site.archive.notes.count) { index in
      let (archive, note) = (site.archive, site.archive.notes[index])
      var entry = SearchEntry(
        kind: .note, title: note.head.title, text: note.text, names: note.appearances.map(\.actor.index),
        filters: note.appearances.map { ActorPages.searchFilter(archive[$0.actor]) }
          + note.topics.map { TopicPages.searchFilter(archive[$0]) }
          + note.outlets.sorted().map { ActorPages.outletFilter(archive[$0]) },
        rank: note.head.day.number, href: site.addresses.href(note.id),
        summary: note.summary.shortened(to: SearchPages.summaryLength), label: site.strings.dates.short(note.head.day))
      entry.headings = note.headings
      entry.strong = note.strongTexts
      return entry
    }
  }
}
