import Base
import Templates

/// `home.mustache`.
struct HomePage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let days: [DayContext]
  let actors: [LinkContext]
  let topics: [LinkContext]
  let stories: [LinkContext]
  let events: [EventContext]

  static let shape = Shape(
    "home",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .list("days", "The newest days.", DayContext.self),
      .list("actors", "The actors that most notes name.", LinkContext.self),
      .list("topics", "The topics.", LinkContext.self),
      .list("stories", "The stories that moved last.", LinkContext.self),
      .list("events", "Dated things ahead of the newest note.", EventContext.self),
    ])

  var values: [Value] {
    [.of(site), .of(page), .of(days), .of(actors), .of(topics), .of(stories), .of(events)]
  }
}

/// A day on the home page.
struct DayContext: TemplateContext {
  let date: DateContext
  let leadTitle: String?
  let lead: [UInt8]
  let notes: [Prepared<TeaserContext>]
  let further: String?

  static let shape = Shape(
    "day",
    [
      .record("date", "The day.", DateContext.self),
      .text("leadTitle", "The title of the editor's lead."),
      .html("lead", "The editor's lead."),
      .list("notes", "Its notes, at most twelve.", TeaserContext.self),
      .text("further", "How many more it has: 8 more notes."),
    ])

  var values: [Value] {
    [.of(date), .of(leadTitle), .html(lead), .of(notes), .of(further)]
  }
}

/// `topic.mustache`, also for one year of a long list.
struct TopicPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let href: String
  let description: String?
  let introduction: [UInt8]
  let count: String
  let year: String?
  let plot: PlotContext?
  let isSplit: Bool
  let years: [LinkContext]
  let groups: [GroupContext]
  let actors: [LinkContext]

  static let shape = Shape(
    "topic",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The topic's title."),
      .text("href", "The link to the topic's page."),
      .text("description", "The description from the head of its file."),
      .html("introduction", "The body of its file."),
      .text("count", "How many notes it has: 7 notes."),
      .text("year", "The year, on the page of one year."),
      .record("plot", "The notes by month.", PlotContext.self),
      .flag("isSplit", "Whether the list is so long that each year has a page; this one shows the newest."),
      .list("years", "The pages of the years, newest first, where the list is split.", LinkContext.self),
      .list("groups", "The notes by month, newest first.", GroupContext.self),
      .list("actors", "The actors that most of its notes name.", LinkContext.self),
    ])

  var values: [Value] {
    [
      .of(site), .of(page), .of(title), .of(href), .of(description), .html(introduction), .of(count), .of(year),
      .of(plot), .flag(isSplit), .of(years), .of(groups), .of(actors),
    ]
  }
}

/// `index.mustache`: the lists of topics, of actors and of stories.
struct IndexPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let groups: [LinkGroupContext]

  static let shape = Shape(
    "index",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The list's title."),
      .list("groups", "The entries: actors by kind, topics and stories all together.", LinkGroupContext.self),
    ])

  var values: [Value] {
    [.of(site), .of(page), .of(title), .of(groups)]
  }
}

/// Links under a heading.
struct LinkGroupContext: TemplateContext {
  let title: String?
  let entries: [EntryContext]

  static let shape = Shape(
    "group of entries",
    [
      .text("title", "The heading, if any."),
      .list("entries", "The entries.", EntryContext.self),
    ])

  var values: [Value] {
    [.of(title), .of(entries)]
  }
}

/// An entry of an index.
struct EntryContext: TemplateContext {
  let title: String
  let href: String
  let count: String
  let description: String?

  static let shape = Shape(
    "entry",
    [
      .text("title", "What the link shows."),
      .text("href", "Where it leads."),
      .text("count", "7 notes"),
      .text("description", "A sentence on it."),
    ])

  var values: [Value] {
    [.of(title), .of(href), .of(count), .of(description)]
  }
}

/// `story.mustache`: notes that follow one another.
struct StoryPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let count: String
  let span: String
  let plot: PlotContext?
  let steps: [StepContext]
  let actors: [LinkContext]

  static let shape = Shape(
    "story",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The title of its first note."),
      .text("count", "How many notes it has: 3 notes."),
      .text("span", "The days that it spans: 16–21 October 2025."),
      .record("plot", "Its notes in time.", PlotContext.self),
      .list("steps", "Its notes in their order, and what each added.", StepContext.self),
      .list("actors", "The actors that its notes name, most first.", LinkContext.self),
    ])

  var values: [Value] {
    [.of(site), .of(page), .of(title), .of(count), .of(span), .of(plot), .of(steps), .of(actors)]
  }
}

/// A note of a story.
struct StepContext: TemplateContext {
  let note: Prepared<TeaserContext>
  let entered: [LinkContext]
  let topics: [LinkContext]
  let sources: [LinkContext]

  static let shape = Shape(
    "step",
    [
      .record("note", "The note.", TeaserContext.self),
      .list("entered", "Actors that no note of the story named before.", LinkContext.self),
      .flag("hasEntered", "Whether there are any."),
      .list("newTopics", "Topics that the story did not have before.", LinkContext.self),
      .flag("hasNewTopics", "Whether there are any."),
      .list("newSources", "Sources that no note of the story rested on before.", LinkContext.self),
      .flag("hasNewSources", "Whether there are any."),
    ])

  var values: [Value] {
    [
      .of(note), .of(entered), .flag(!entered.isEmpty), .of(topics), .flag(!topics.isEmpty), .of(sources),
      .flag(!sources.isEmpty),
    ]
  }
}

/// `page.mustache`: a free page.
struct FreePageContext: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let content: [UInt8]
  let isDraft: Bool

  static let shape = Shape(
    "free page",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The page's title."),
      .html("content", "Its body."),
      .flag("isDraft", "Whether it is a draft (built with --drafts)."),
    ])

  var values: [Value] {
    [.of(site), .of(page), .of(title), .html(content), .flag(isDraft)]
  }
}

/// `404.mustache`.
struct NotFoundPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext

  static let shape = Shape(
    "not found",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
    ])

  var values: [Value] {
    [.of(site), .of(page)]
  }
}

/// `redirect.mustache`: what stands at an old address.
struct RedirectPage: TemplateContext {
  let site: Prepared<SiteContext>
  let title: String
  let href: String
  let url: String

  static let shape = Shape(
    "redirect",
    [
      .record("site", "The site.", SiteContext.self),
      .text("title", "The title of the page that moved."),
      .text("href", "The link to where it stands now."),
      .text("url", "Its absolute address."),
    ])

  var values: [Value] {
    [.of(site), .of(title), .of(href), .of(url)]
  }
}
