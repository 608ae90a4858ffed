import Archive
package import Base
import Names
import Notes
import Search
package import Site
import Templates

/// The search page, `/search/`, and the index that its script reads, made from the entries of all kinds of pages.
package enum SearchPages: PageKind {
  static let path = Addresses.search
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .search) }

  /// How many characters of a summary a result has.
  static let summaryLength = 180

  package static let templates = [
    PageTemplate("search", "The search, and all that leads to every note without it.", SearchContext.self)
  ]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    [MenuEntry(outline.strings[.search], outline.addresses.href(path), order: 90)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    [SiteFile(path, .index, .rendered("search") { SearchContext(site) }).listed()]
      + index(of: site).files.map { file in
        let isManifest = file.name == SearchIndex.manifestName
        return SiteFile(
          SitePath(file: ["search", file.name]), isManifest ? .index : .data, .written { $0 += file.bytes },
          isNamedByContent: !isManifest)
      }
  }

  /// Actors come before everything else that is no note.
  private static func index(of site: Site) -> SearchIndex {
    let sections = pageKinds.compactMap { $0.searchEntries(of: site) }.sorted { $0.kind.rawValue < $1.kind.rawValue }
    let (notes, others) = (sections.filter { $0.kind == .note }, sections.filter { $0.kind != .note })
    return SearchIndex(
      notes: notes.reduce(0) { $0 + $1.count }, others: others.reduce(0) { $0 + $1.count },
      names: site.archive.actors.map { $0.head.searchNames + [$0.head.ownFamilyName].compactMap { $0 } },
      note: { entry($0, of: notes, site) },
      other: { entry($0, of: others, site) })
  }

  /// The entry at a place in several sections, one after another.
  private static func entry(_ index: Int, of sections: [SearchSection], _ site: Site) -> SearchEntry {
    var (place, number) = (index, 0)
    while number + 1 < sections.count, place >= sections[number].count {
      place -= sections[number].count
      number += 1
    }
    var entry = sections[number].entry(place)
    if let links = site.relativeLinks { entry.href = links.link(entry.href, on: path) }
    return entry
  }
}

/// `search.mustache`: the search, and lists with which readers find every note without a script.
struct SearchContext: PageTemplateContext {
  let site: Site
  let page: PageContext

  init(_ site: Site) {
    self.site = site
    page = site.page(
      site.strings[.search], site.strings[.searchDescription, ["site": site.archive.settings.title]],
      at: SearchPages.path, kind: "search")
  }

  static let shape = ContextShape<Self>(
    page: "search",
    [
      .text("title", "The page's title.") { $0.page.title },
      .text("script", "The link to search.js.") { $0.site.assetHref("search.js") },
      .text("index", "The link to the beginning of the index.") {
        let href = $0.site.addresses.href(SitePath(file: SearchIndex.manifestName, under: SearchPages.path))
        return $0.site.relativeLinks?.link(href, on: SearchPages.path) ?? href
      },
      .flag("isServed", "Whether a server has the page: with relative links it may be opened from a disk.") {
        $0.site.relativeLinks == nil
      },
      .list("topics", "The topics that results can be held to.") {
        $0.site.archive.topics.filter { !$0.notes.isEmpty }
          .map { ChoiceContext(slug: $0.head.slug.text, title: $0.head.title) }
      },
      .list("outlets", "The outlets that results can be held to.") {
        $0.site.archive.actors.filter { !$0.dossier.citations.isEmpty }
          .map { (key: $0.head.name.sortKey, head: $0.head) }.sorted { $0.key < $1.key }
          .map { ChoiceContext(slug: $1.slug.text, title: $1.name) }
      },
      .list("groups", "The lists that lead to every note without a script.") { context in
        let outline = context.site.outline
        let lists = [outline.link(.topics, TopicPages.index), outline.link(.actors, ActorPages.index)]
        let entries = lists.map { EntryContext(title: $0.title, href: $0.href) }
        return [EntryGroupContext(title: nil, entries: entries)]
      },
    ])
}

/// Something that a reader can choose.
struct ChoiceContext: TemplateContext {
  let slug: String
  let title: String

  static let shape = ContextShape<Self>(
    "choice",
    [
      .text("slug", "Its name for programs.") { $0.slug },
      .text("title", "Its name for readers.") { $0.title },
    ])
}

extension Phrase {
  static let search = Phrase("search")
  fileprivate static let searchDescription = Phrase("searchDescription")
}
