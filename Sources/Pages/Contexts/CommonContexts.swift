import Base
import Templates

/// What every page is given of the site.
struct SiteContext: TemplateContext {
  let title: String
  let description: String?
  let language: String
  let author: String?
  let url: String
  let home: String
  let topics: String
  let actors: String
  let stories: String?
  let stylesheet: String
  let years: [LinkContext]
  let pages: [LinkContext]
  var masthead: [UInt8] = []
  var colophon: [UInt8] = []

  static let shape = Shape<SiteContext>(
    "site",
    [
      .text("title", "The site's title.") { $0.title },
      .text("description", "The site's description.") { $0.description },
      .text("language", "Its language, a BCP 47 tag.") { $0.language },
      .text("author", "Who writes it.") { $0.author },
      .text("url", "The absolute address of the home page.") { $0.url },
      .text("home", "The link to the home page.") { $0.home },
      .text("topicsHref", "The link to the list of topics.") { $0.topics },
      .text("actorsHref", "The link to the list of actors.") { $0.actors },
      .text("storiesHref", "The link to the list of stories; nothing where there are none.") { $0.stories },
      .text("stylesheet", "The link to the style sheet.") { $0.stylesheet },
      .list("years", "The years with notes, newest first.") { $0.years },
      .list("pages", "The free pages, in the order of the menu.") { $0.pages },
      .html("masthead", "What masthead.mustache makes; not for itself.") { $0.masthead },
      .html("colophon", "What colophon.mustache makes; not for itself.") { $0.colophon },
    ])
}

/// What every page is given of itself.
struct PageContext: TemplateContext {
  let title: String
  var description: String?
  let canonical: String
  /// A word for style sheets: `note`, `day`.
  let kind: String
  /// Whether search engines are to leave the page alone.
  var isHidden = false
  var published: String?

  static let shape = Shape<PageContext>(
    "page",
    [
      .text("title", "The page's title, without the site's.") { $0.title },
      .text("description", "One or two sentences on the page.") { $0.description },
      .text("canonical", "The page's absolute address.") { $0.canonical },
      .text("kind", "A word for style sheets: home, note, day, week, month, year, topic, actor, …") { $0.kind },
      .flag("isHidden", "Whether search engines are asked to leave it alone (drafts, 404).") { $0.isHidden },
      .text("published", "When a note was published, RFC 3339.") { $0.published },
    ])
}

/// A link, with a count where one makes sense.
struct LinkContext: TemplateContext {
  let title: String
  let href: String
  var count: Int?

  static let shape = Shape<LinkContext>(
    "link",
    [
      .text("title", "What the link shows.") { $0.title },
      .text("href", "Where it leads.") { $0.href },
      .text("count", "How many notes stand behind it.") { $0.count.map(String.init) },
    ])
}

/// A date, by machine and by eye.
struct DateContext: TemplateContext {
  let timestamp: Timestamp
  let href: String

  static let shape = Shape<DateContext>(
    "date",
    [
      .text("iso", "RFC 3339: 2025-10-21 or 2025-10-21T18:30:00+02:00.") { $0.timestamp.description },
      .text("long", "21 October 2025") { Dates.long($0.timestamp.day) },
      .text("short", "21 Oct 2025") { Dates.short($0.timestamp.day) },
      .text("full", "Tuesday, 21 October 2025") { Dates.full($0.timestamp.day) },
      .text("time", "18:30 in the site's time zone; nothing where only the day is known.") { Dates.time($0.timestamp) },
      .text("href", "The link to the day's digest.") { $0.href },
    ])
}

/// A note in a list.
struct TeaserContext: TemplateContext {
  let name: String
  let title: String
  let href: String
  let date: DateContext
  let summary: String
  let topics: [Prepared<LinkContext>]
  let isDraft: Bool
  var teaser: [UInt8] = []
  var byline: [UInt8] = []

  static let shape = Shape<TeaserContext>(
    "teaser",
    [
      .text("name", "The note's day and slug: 2025-10-21-summit.") { $0.name },
      .text("title", "The note's title.") { $0.title },
      .text("href", "The link to the note.") { $0.href },
      .record("date", "When it was published.") { $0.date },
      .text("summary", "Its summary.") { $0.summary },
      .list("topics", "Its topics.") { $0.topics },
      .flag("isDraft", "Whether it is a draft (built with --drafts).") { $0.isDraft },
      .html("teaser", "What teaser.mustache makes of it; not for itself.") { $0.teaser },
      .html("byline", "What byline.mustache makes of it; not for itself.") { $0.byline },
    ])
}

/// Notes under a heading.
struct GroupContext: TemplateContext {
  let title: String
  let href: String?
  let id: String
  let notes: [Prepared<TeaserContext>]

  static let shape = Shape<GroupContext>(
    "group",
    [
      .text("title", "The heading: a topic, a day or a month.") { $0.title },
      .text("href", "Where the heading leads, if anywhere.") { $0.href },
      .text("id", "An id for the heading, one of a kind on its page.") { $0.id },
      .number("count", "How many notes stand under it.") { $0.notes.count },
      .list("notes", "The notes.") { $0.notes },
    ])
}

/// A dated thing ahead.
struct EventContext: TemplateContext {
  let title: String
  let date: DateContext
  let note: LinkContext

  static let shape = Shape<EventContext>(
    "event",
    [
      .text("title", "What it is.") { $0.title },
      .record("date", "When it is.") { $0.date },
      .record("note", "The note that tells of it.") { $0.note },
    ])
}
