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

  static let shape = Shape(
    "site",
    [
      .text("title", "The site's title."),
      .text("description", "The site's description."),
      .text("language", "Its language, a BCP 47 tag."),
      .text("author", "Who writes it."),
      .text("url", "The absolute address of the home page."),
      .text("home", "The link to the home page."),
      .text("topicsHref", "The link to the list of topics."),
      .text("actorsHref", "The link to the list of actors."),
      .text("storiesHref", "The link to the list of stories; nothing where there are none."),
      .text("stylesheet", "The link to the style sheet."),
      .list("years", "The years with notes, newest first.", LinkContext.self),
      .list("pages", "The free pages, in the order of the menu.", LinkContext.self),
      .html("masthead", "What masthead.mustache makes; not for itself."),
      .html("colophon", "What colophon.mustache makes; not for itself."),
    ])

  var values: [Value] {
    [
      .of(title), .of(description), .of(language), .of(author), .of(url), .of(home), .of(topics), .of(actors),
      .of(stories), .of(stylesheet), .of(years), .of(pages), .html(masthead), .html(colophon),
    ]
  }
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

  static let shape = Shape(
    "page",
    [
      .text("title", "The page's title, without the site's."),
      .text("description", "One or two sentences on the page."),
      .text("canonical", "The page's absolute address."),
      .text("kind", "A word for style sheets: home, note, day, week, month, year, topic, actor, …"),
      .flag("isHidden", "Whether search engines are asked to leave it alone (drafts, 404)."),
      .text("published", "When a note was published, RFC 3339."),
    ])

  var values: [Value] {
    [.of(title), .of(description), .of(canonical), .of(kind), .flag(isHidden), .of(published)]
  }
}

/// A link, with a count where one makes sense.
struct LinkContext: TemplateContext {
  let title: String
  let href: String
  var count: Int?

  static let shape = Shape(
    "link",
    [
      .text("title", "What the link shows."),
      .text("href", "Where it leads."),
      .text("count", "How many notes stand behind it."),
    ])

  var values: [Value] {
    [.of(title), .of(href), .of(count.map(String.init))]
  }
}

/// A date, by machine and by eye.
struct DateContext: TemplateContext {
  let timestamp: Timestamp
  let href: String

  static let shape = Shape(
    "date",
    [
      .text("iso", "RFC 3339: 2025-10-21 or 2025-10-21T18:30:00+02:00."),
      .text("long", "21 October 2025"),
      .text("short", "21 Oct 2025"),
      .text("full", "Tuesday, 21 October 2025"),
      .text("time", "18:30 in the site's time zone; nothing where only the day is known."),
      .text("href", "The link to the day's digest."),
    ])

  var values: [Value] {
    [
      .of(timestamp.description), .of(Dates.long(timestamp.day)), .of(Dates.short(timestamp.day)),
      .of(Dates.full(timestamp.day)), .of(Dates.time(timestamp)), .of(href),
    ]
  }
}

/// A note in a list.
struct TeaserContext: TemplateContext {
  let name: String
  let title: String
  let href: String
  let date: Prepared<DateContext>
  let summary: String
  let topics: [Prepared<LinkContext>]
  let outlets: [LinkContext]
  let isDraft: Bool
  let isAhead: Bool
  var teaser: [UInt8] = []
  var byline: [UInt8] = []
  var trail: [UInt8] = []

  static let shape = Shape(
    "teaser",
    [
      .text("name", "The note's day and slug: 2025-10-21-summit."),
      .text("title", "The note's title."),
      .text("href", "The link to the note."),
      .record("date", "When it was published.", DateContext.self),
      .text("summary", "Its summary."),
      .list("topics", "Its topics.", LinkContext.self),
      .list("outlets", "The outlets that it rests on.", LinkContext.self),
      .flag("isDraft", "Whether it is a draft (built with --drafts)."),
      .flag("isAhead", "Whether it is dated ahead or under embargo (built with --future)."),
      .html("teaser", "What teaser.mustache makes of it; not for itself."),
      .html("byline", "What byline.mustache makes of it; not for itself."),
      .html("trail", "What trail.mustache makes of it; not for itself."),
    ])

  var values: [Value] {
    [
      .of(name), .of(title), .of(href), .of(date), .of(summary), .of(topics), .of(outlets), .flag(isDraft),
      .flag(isAhead), .html(teaser), .html(byline), .html(trail),
    ]
  }
}

/// Notes under a heading.
struct GroupContext: TemplateContext {
  let title: String
  let href: String?
  let id: String
  let notes: [Prepared<TeaserContext>]

  static let shape = Shape(
    "group",
    [
      .text("title", "The heading: a topic, a day or a month."),
      .text("href", "Where the heading leads, if anywhere."),
      .text("id", "An id for the heading, one of a kind on its page."),
      .text("count", "How many notes stand under it."),
      .list("notes", "The notes.", TeaserContext.self),
    ])

  var values: [Value] {
    [.of(title), .of(href), .of(id), .of(String(notes.count)), .of(notes)]
  }
}

/// A dated thing ahead.
struct EventContext: TemplateContext {
  let title: String
  let date: DateContext
  let note: LinkContext

  static let shape = Shape(
    "event",
    [
      .text("title", "What it is."),
      .record("date", "When it is.", DateContext.self),
      .record("note", "The note that tells of it.", LinkContext.self),
    ])

  var values: [Value] {
    [.of(title), .of(date), .of(note)]
  }
}
