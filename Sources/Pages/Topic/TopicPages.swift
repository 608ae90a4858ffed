import Archive
package import Base
import Formats
import Names
import Notes
import Search
package import Site
import Templates

/// The list of all topics, `/topics/`; the page of each topic with its feed; and pages for single years and months of
/// topics with many notes.
package enum TopicPages: PageKind {
  static let index = SitePath(page: ["topics"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (index, .topics) }

  package static let templates = [PageTemplate("topic", "A topic, or one year or month of it.", TopicContext.self)]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    [MenuEntry(outline.strings[.topics], outline.addresses.href(index), order: 10)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let list = SiteFile(
      index, .index,
      .rendered("index") {
        let description = site.strings[.topicsDescription, ["site": site.archive.settings.title]]
        return ListContext(
          site: site, page: site.page(site.strings[.topics], description, at: index, kind: "index"),
          groups: [entries(of: site)])
      }
    ).listed()
    return [list] + site.archive.topics.flatMap { pages(of: $0, site) + feeds(of: $0, site) }
  }

  private static func pages(of topic: Topic, _ site: Site) -> [SiteFile] {
    let path = site.addresses.path(topic.id)
    let splitting = TopicContext.splitting(of: topic, site)
    let main = SiteFile(
      path, .index, .rendered("topic") { TopicContext(topic, splitting, site) },
      origin: topic.head.file.map { SourceLocation(path: $0.path) }
    ).listed(lastModified: topic.notes.last.map(site.archive.day))
    return [main]
      + splitting.pages.map { part in
        SiteFile(part.path(under: path), .index, .rendered("topic") { TopicContext(topic, splitting, on: part, site) })
          .listed(lastModified: part.notes.last.map(site.archive.day))
      }
  }

  private static func feeds(of topic: Topic, _ site: Site) -> [SiteFile] {
    site.feedFiles(topic.head.title, under: site.addresses.path(topic.id), as: [.atom]) {
      site.newest(topic.notes).map { site.feedEntry($0) }
    }
  }

  /// Topics had a JSON Feed too.
  package static func moves(of site: Site) -> [Move] {
    [Move("/topics/:topic/\(FeedFormat.json.fileName)", to: "/topics/:topic/\(FeedFormat.atom.fileName)")]
  }

  package static func redirects(of site: Site) -> [Redirect] {
    site.archive.topics.flatMap { topic in
      topic.head.oldAddresses.map { Redirect(old: $0, title: topic.head.title, path: site.addresses.path(topic.id)) }
    }
  }

  /// All topics, in their order.
  static func entries(of site: Site, title: String? = nil) -> EntryGroupContext {
    EntryGroupContext(
      title: title,
      entries: site.archive.topics.map { topic in
        EntryContext(
          title: topic.head.title, href: site.addresses.href(topic.id),
          count: site.strings.counted(topic.notes.count, .notes), description: topic.head.description)
      })
  }

  package static func searchEntries(of site: Site) -> SearchSection? {
    SearchSection(kind: .topic, count: site.archive.topics.count) { index in
      let topic = site.archive.topics[index]
      let description = topic.head.description ?? ""
      return SearchEntry(
        kind: .topic, title: topic.head.title, text: Array(description.utf8), names: [],
        filters: [searchFilter(topic)], rank: topic.notes.count, href: site.addresses.href(topic.id),
        summary: description.shortened(to: SearchPages.summaryLength),
        label: site.strings.counted(topic.notes.count, .notes))
    }
  }

  /// The filter for notes of a topic.
  static func searchFilter(_ topic: Topic) -> String { "t:" + topic.head.slug.text }
}

extension Phrase {
  fileprivate static let topicsDescription = Phrase("topicsDescription")
}
