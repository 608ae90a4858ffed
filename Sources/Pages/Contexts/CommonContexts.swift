import Base
import Templates

/// What every page is given of the site.
struct SiteContext: TemplateContext {
  let title: String
  let description: String?
  let language: String
  let isRightToLeft: Bool
  let author: String?
  let url: String
  let places: Places
  let stylesheet: String
  let script: String
  let icon: String
  /// The newest day with notes.
  let edition: DateContext?
  let years: [LinkContext]
  let pages: [LinkContext]
  let feeds: [FeedContext]
  var masthead: [UInt8] = []
  var colophon: [UInt8] = []

  /// The links to what stands once on a site.
  struct Places {
    let home: String
    let topics: String
    let actors: String
    let stories: String?
    let calendar: String?
    let network: String?
    let search: String
    let data: String
  }

  /// No script, style or frame but the site's own; pictures and sounds of others, since notes may show them.
  static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; media-src 'self' https:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'
    """

  static let shape = Shape(
    "site",
    [
      .text("title", "The site's title."),
      .text("description", "The site's description."),
      .text("language", "Its language, a BCP 47 tag."),
      .text("direction", "ltr, or rtl for a language that is written from right to left."),
      .text("author", "Who writes it."),
      .text("url", "The absolute address of the home page."),
      .text("home", "The link to the home page."),
      .text("topicsHref", "The link to the list of topics."),
      .text("actorsHref", "The link to the list of actors."),
      .text("storiesHref", "The link to the list of stories; nothing where there are none."),
      .text("calendarHref", "The link to the calendar; nothing where no note tells of an event."),
      .text("networkHref", "The link to the network; nothing where no two actors appear together."),
      .text("searchHref", "The link to the search."),
      .text("dataHref", "The link to the files for programs."),
      .text("stylesheet", "The link to the style sheet."),
      .text("script", "The link to gazette.js."),
      .text("icon", "The link to the site's icon: favicon.svg, .png or .ico in content/assets/, else an empty one."),
      .text("policy", "The Content-Security-Policy."),
      .record("edition", "The newest day with notes.", DateContext.self),
      .list("years", "The years with notes, newest first.", LinkContext.self),
      .list("pages", "The free pages, in the order of the menu.", LinkContext.self),
      .list("feeds", "The feeds of the whole site.", FeedContext.self),
      .html("masthead", "What masthead.mustache makes; not for itself."),
      .html("colophon", "What colophon.mustache makes; not for itself."),
    ])

  var values: [Value] {
    [
      .of(title), .of(description), .of(language), .of(isRightToLeft ? "rtl" : "ltr"), .of(author), .of(url),
      .of(places.home), .of(places.topics), .of(places.actors), .of(places.stories), .of(places.calendar),
      .of(places.network), .of(places.search), .of(places.data), .of(stylesheet), .of(script), .of(icon),
      .of(Self.policy),
      .of(edition), .of(years), .of(pages), .of(feeds), .html(masthead), .html(colophon),
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
  var modified: String?
  /// The pages above this one, from the home page on.
  var breadcrumbs: [LinkContext] = []
  var feeds: [FeedContext] = []
  /// The link to the same as JSON.
  var twin: String?
  /// JSON-LD, without its element.
  var structured: [UInt8] = []

  static let shape = Shape(
    "page",
    [
      .text("title", "The page's title, without the site's."),
      .text("description", "One or two sentences on the page."),
      .text("canonical", "The page's absolute address."),
      .text("kind", "A word for style sheets: home, note, day, week, month, year, topic, actor, …"),
      .text("type", "As OpenGraph calls it: article, profile or website."),
      .flag("isHidden", "Whether search engines are asked to leave it alone (drafts, 404)."),
      .text("published", "When a note was published, RFC 3339."),
      .text("modified", "When a note was last changed, RFC 3339."),
      .list("breadcrumbs", "The pages above this one, from the home page on.", LinkContext.self),
      .flag("hasBreadcrumbs", "Whether there are any."),
      .list("feeds", "The feeds that belong to the page, or those of the site.", FeedContext.self),
      .flag("hasFeeds", "Whether there are any."),
      .text("twin", "The link to the same as JSON, of notes and actors."),
      .html("structured", "What the page is about, as JSON-LD."),
    ])

  var values: [Value] {
    [
      .of(title), .of(description), .of(canonical), .of(kind),
      .of(kind == "note" ? "article" : kind == "actor" ? "profile" : "website"), .flag(isHidden), .of(published),
      .of(modified), .of(breadcrumbs), .flag(!breadcrumbs.isEmpty), .of(feeds), .flag(!feeds.isEmpty), .of(twin),
      .html(structured),
    ]
  }
}

/// A feed that readers may subscribe to.
struct FeedContext: TemplateContext {
  let title: String
  let format: FeedFormat
  let href: String

  static let shape = Shape(
    "feed",
    [
      .text("title", "The feed's title."),
      .text("name", "Its format: Atom, JSON Feed."),
      .text("type", "Its media type."),
      .text("href", "The link to it."),
    ])

  var values: [Value] { [.of(title), .of(format.name), .of(format.mediaType), .of(href)] }
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
  let words: DateWords
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
      .of(timestamp.description), .of(words.long(timestamp.day)), .of(words.short(timestamp.day)),
      .of(words.full(timestamp.day)), .of(words.time(timestamp)), .of(href),
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
