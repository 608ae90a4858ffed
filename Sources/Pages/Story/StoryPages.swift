import Archive
package import Base
import Formats
import Names
import Notes
package import Site
import Templates

/// The list of stories, `/stories/`, if there are any; the pages of stories; and their feeds.
package enum StoryPages: PageKind {
  static let index = SitePath(page: ["stories"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (index, .stories) }

  package static let templates = [PageTemplate("story", "A story.", StoryContext.self)]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard !outline.archive.stories.isEmpty else { return [] }
    return [MenuEntry(outline.strings[.stories], outline.addresses.href(index), order: 30)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    guard !site.archive.stories.isEmpty else { return [] }
    let list = SiteFile(index, .index, .rendered("index") { self.list(of: site) }).listed()
    return [list]
      + site.archive.stories.flatMap { story in
        [
          SiteFile(site.addresses.path(story.id), .page, .rendered("story") { StoryContext(story, site) })
            .listed(lastModified: story.notes.last.map(site.archive.day))
        ]
          + site.feedFiles(site.title(of: story), under: site.addresses.path(story.id)) {
            site.newest(story.notes).map { site.feedEntry($0) }
          }
      }
  }

  private static func list(of site: Site) -> ListContext {
    let description = site.strings[.storiesDescription, ["site": site.archive.settings.title]]
    let entries = site.archive.stories.reversed().map { story in
      EntryContext(
        title: site.title(of: story), href: site.addresses.href(story.id),
        count: site.strings.counted(story.notes.count, .notes), description: site.span(of: story),
        newest: story.notes.count > 1 ? story.notes.last.map { site.link($0) } : nil)
    }
    return ListContext(
      site: site, page: site.page(site.strings[.stories], description, at: index, kind: "index"),
      groups: [EntryGroupContext(title: nil, entries: entries)])
  }
}

extension Site {
  /// The title of a story: that of its first note.
  func title(of story: Story) -> String { story.notes.first.map { archive[$0].head.title } ?? "" }

  func link(_ story: Story) -> LinkContext {
    LinkContext(title: title(of: story), href: addresses.href(story.id), count: story.notes.count)
  }

  /// The days that a story spans: `16–21 October 2025`.
  func span(of story: Story) -> String {
    guard let first = story.notes.first.map(archive.day), let last = story.notes.last.map(archive.day) else {
      return ""
    }
    return first == last ? strings.dates.long(first) : strings.dates.range(first, last)
  }
}

extension Phrase {
  static let stories = Phrase("stories")
  fileprivate static let storiesDescription = Phrase("storiesDescription")
}
