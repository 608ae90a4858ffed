import Archive
import Base
import Names
import Notes
import Plots
import Site
import Templates

/// `story.mustache`: one story.
struct StoryContext: PageTemplateContext {
  let site: Site
  let story: Story
  let page: PageContext

  init(_ story: Story, _ site: Site) {
    self.story = story
    self.site = site
    let (title, path) = (site.title(of: story), site.addresses.path(story.id))
    let count = site.strings.counted(story.notes.count, .notes)
    var page = site.page(
      title, site.strings[.storyDescription, ["count": count, "span": site.span(of: story)]], at: path, kind: "story",
      trail: [site.outline.link(.stories, StoryPages.index)])
    page.feeds = site.outline.feedLinks(title, under: path)
    self.page = page
  }

  static let shape = ContextShape<Self>(
    page: "story",
    [
      .text("title", "The title of its first note.") { $0.page.title },
      .text("count", "How many notes it has: 3 notes.") { $0.site.strings.counted($0.story.notes.count, .notes) },
      .text("span", "The days that it spans: 16–21 October 2025.") { $0.site.span(of: $0.story) },
      .record("plot", "Its notes in time.") { PlotContext.timeline(of: $0.story, $0.site) },
      .list("steps", "Its notes in their order, and what each added.") { context in
        context.story.steps.map { StepContext(site: context.site, step: $0) }
      },
      .list("actors", "The actors that its notes name, most first.") {
        $0.site.topActors(of: $0.story.notes, most: 30)
      },
    ])
}

/// A note of a story.
struct StepContext: TemplateContext {
  let site: Site
  let step: StoryStep

  static let shape = ContextShape<Self>(
    "step",
    [
      .record("note", "The note.") { $0.site.teaser($0.step.note) },
      .list("entered", "Actors that no note of the story named before.") { context in
        context.step.entered.map { context.site.link($0) }
      },
      .list("newTopics", "Topics that the story did not have before.") { context in
        context.step.topics.map { context.site.link($0) }
      },
      .list("newSources", "Sources that no note of the story rested on before.") { context in
        let note = context.site.archive[context.step.note]
        return context.step.sources.map { context.site.link(to: note.sources[$0].source, of: note) }
      },
    ])
}

extension PlotContext {
  /// The notes of a story on a timeline.
  fileprivate static func timeline(of story: Story, _ site: Site) -> PlotContext? {
    let (archive, strings, dates) = (site.archive, site.strings, site.strings.dates)
    guard let first = story.notes.first.map(archive.day), let last = story.notes.last.map(archive.day) else {
      return nil
    }
    let count = strings.counted(story.notes.count, .notes)
    let caption = Caption(
      id: "timeline", title: strings[.timelineTitle, ["title": site.title(of: story)]],
      text: strings[.timelineText, ["count": count, "span": site.span(of: story)]])
    let timeline = Timeline(story.notes.map(archive.day), first: dates.short(first), last: dates.short(last))
    return PlotContext(
      kind: "timeline", title: caption.title, svg: timeline.svg(caption),
      columns: [strings[.noteColumn], strings[.dayColumn]],
      rows: story.notes.enumerated().map { index, note in
        PlotRowContext(
          title: "\(index + 1). \(archive[note].head.title)", href: site.addresses.href(note),
          cells: [dates.long(archive.day(of: note))])
      })
  }
}

extension Phrase {
  fileprivate static let storyDescription = Phrase("storyDescription")
  fileprivate static let timelineTitle = Phrase("timelineTitle")
  fileprivate static let timelineText = Phrase("timelineText")
  fileprivate static let noteColumn = Phrase("noteColumn")
}
