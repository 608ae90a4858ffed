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

  static let shape = Shape<HomePage>(
    "home",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
      .list("days", "The newest days.") { $0.days },
      .list("actors", "The actors that most notes name.") { $0.actors },
      .list("topics", "The topics.") { $0.topics },
      .list("stories", "The stories that moved last.") { $0.stories },
      .list("events", "Dated things ahead of the newest note.") { $0.events },
    ])
}

/// A day on the home page.
struct DayContext: TemplateContext {
  let date: DateContext
  let leadTitle: String?
  let lead: [UInt8]
  let notes: [Prepared<TeaserContext>]
  let further: String?

  static let shape = Shape<DayContext>(
    "day",
    [
      .record("date", "The day.") { $0.date },
      .text("leadTitle", "The title of the editor's lead.") { $0.leadTitle },
      .html("lead", "The editor's lead.") { $0.lead },
      .list("notes", "Its notes, at most twelve.") { $0.notes },
      .text("further", "How many more it has: 8 more notes.") { $0.further },
    ])
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
  let isSplit: Bool
  let years: [LinkContext]
  let groups: [GroupContext]
  let actors: [LinkContext]

  static let shape = Shape<TopicPage>(
    "topic",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
      .text("title", "The topic's title.") { $0.title },
      .text("href", "The link to the topic's page.") { $0.href },
      .text("description", "The description from the head of its file.") { $0.description },
      .html("introduction", "The body of its file.") { $0.introduction },
      .text("count", "How many notes it has: 7 notes.") { $0.count },
      .text("year", "The year, on the page of one year.") { $0.year },
      .flag("isSplit", "Whether the list is so long that each year has a page; this one shows the newest.") { $0.isSplit },
      .list("years", "The pages of the years, newest first, where the list is split.") { $0.years },
      .list("groups", "The notes by month, newest first.") { $0.groups },
      .list("actors", "The actors that most of its notes name.") { $0.actors },
    ])
}

/// `index.mustache`: the lists of topics, of actors and of stories.
struct IndexPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let groups: [LinkGroupContext]

  static let shape = Shape<IndexPage>(
    "index",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
      .text("title", "The list's title.") { $0.title },
      .list("groups", "The entries: actors by kind, topics and stories all together.") { $0.groups },
    ])
}

/// Links under a heading.
struct LinkGroupContext: TemplateContext {
  let title: String?
  let entries: [EntryContext]

  static let shape = Shape<LinkGroupContext>(
    "group of entries",
    [
      .text("title", "The heading, if any.") { $0.title },
      .list("entries", "The entries.") { $0.entries },
    ])
}

/// An entry of an index.
struct EntryContext: TemplateContext {
  let title: String
  let href: String
  let count: String
  let description: String?

  static let shape = Shape<EntryContext>(
    "entry",
    [
      .text("title", "What the link shows.") { $0.title },
      .text("href", "Where it leads.") { $0.href },
      .text("count", "7 notes") { $0.count },
      .text("description", "A sentence on it.") { $0.description },
    ])
}

/// `story.mustache`: notes that follow one another.
struct StoryPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let count: String
  let span: String
  let notes: [Prepared<TeaserContext>]
  let actors: [LinkContext]

  static let shape = Shape<StoryPage>(
    "story",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
      .text("title", "The title of its first note.") { $0.title },
      .text("count", "How many notes it has: 3 notes.") { $0.count },
      .text("span", "The days that it spans: 16–21 October 2025.") { $0.span },
      .list("notes", "Its notes in their order.") { $0.notes },
      .list("actors", "The actors that its notes name, most first.") { $0.actors },
    ])
}

/// `page.mustache`: a free page.
struct FreePageContext: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let content: [UInt8]
  let isDraft: Bool

  static let shape = Shape<FreePageContext>(
    "free page",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
      .text("title", "The page's title.") { $0.title },
      .html("content", "Its body.") { $0.content },
      .flag("isDraft", "Whether it is a draft (built with --drafts).") { $0.isDraft },
    ])
}

/// `404.mustache`.
struct NotFoundPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext

  static let shape = Shape<NotFoundPage>(
    "not found",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
    ])
}

/// `redirect.mustache`: what stands at an old address.
struct RedirectPage: TemplateContext {
  let site: Prepared<SiteContext>
  let title: String
  let href: String
  let url: String

  static let shape = Shape<RedirectPage>(
    "redirect",
    [
      .record("site", "The site.") { $0.site },
      .text("title", "The title of the page that moved.") { $0.title },
      .text("href", "The link to where it stands now.") { $0.href },
      .text("url", "Its absolute address.") { $0.url },
    ])
}
