import Archive
import Base
import Templates

extension Site {
  func storyPages() -> [Page] {
    guard !archive.stories.isEmpty else { return [] }
    let index = Page(
      path: Addresses.stories,
      content: .rendered("index") { [self] in
        let entries = archive.stories.reversed().map { story in
          EntryContext(
            title: title(of: story), href: addresses.href(story.id), count: strings.counted(story.notes.count, .notes),
            description: span(of: story))
        }
        return IndexPage(
          site: common,
          page: page(
            strings[.stories], strings[.storiesDescription, ["site": archive.settings.title]], Addresses.stories,
            kind: "index"),
          title: strings[.stories], groups: [LinkGroupContext(title: nil, entries: entries)])
      }, origin: nil, sitemap: .present(lastModified: nil), role: .index)
    return [index]
      + archive.stories.map { story in
        Page(
          path: addresses.path(story.id), content: .rendered("story") { [self] in storyPage(story) }, origin: nil,
          sitemap: .present(lastModified: story.notes.last.map { archive[$0].day }))
      }
  }

  private func storyPage(_ story: Story) -> StoryPage {
    let title = title(of: story)
    let count = strings.counted(story.notes.count, .notes)
    let span = span(of: story)
    var head = page(
      title, strings[.storyDescription, ["count": count, "span": span]], addresses.path(story.id), kind: "story",
      trail: [LinkContext(title: strings[.stories], href: addresses.href(Addresses.stories))])
    head.feeds = Self.feedLinks(title, addresses.path(story.id), addresses)
    return StoryPage(
      site: common, page: head, title: title, count: count, span: span, plot: timelinePlot(of: story),
      steps: story.steps.map(step),
      actors: topActors(of: story.notes, most: 30))
  }

  private func step(_ step: StoryStep) -> StepContext {
    let sources = archive[step.note].sources
    return StepContext(
      note: teaser(step.note), entered: step.entered.map { link($0) }, topics: step.topics.map { link($0) },
      sources: step.sources.map {
        LinkContext(
          title: sources[$0].title, href: addresses.href(step.note) + "#" + Anchors.source(sources[$0]))
      })
  }

  func span(of story: Story) -> String {
    guard let first = story.notes.first.map({ archive[$0].day }), let last = story.notes.last.map({ archive[$0].day })
    else { return "" }
    return first == last ? strings.dates.long(first) : strings.dates.range(first, last)
  }
}
