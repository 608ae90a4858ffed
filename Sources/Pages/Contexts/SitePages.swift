import Base
import Templates

/// `calendar.mustache`: dated things that notes tell of.
struct CalendarPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let file: String?
  let months: [EventGroupContext]

  static let shape = Shape(
    "calendar",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The page's title."),
      .text("file", "The link to the same for calendar programs; nothing where there are no events."),
      .list("months", "The events by month, the oldest first.", EventGroupContext.self),
    ])

  var values: [Value] { [.of(site), .of(page), .of(title), .of(file), .of(months)] }
}

/// The events of a month.
struct EventGroupContext: TemplateContext {
  let title: String
  let events: [EventContext]

  static let shape = Shape(
    "month of events",
    [
      .text("title", "The month."),
      .list("events", "Its events, the soonest first.", EventContext.self),
    ])

  var values: [Value] { [.of(title), .of(events)] }
}

/// `network.mustache`: who appears with whom.
struct NetworkPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let plot: PlotContext?

  static let shape = Shape(
    "network",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The page's title."),
      .record("plot", "The network; nothing where no two actors appear together.", PlotContext.self),
    ])

  var values: [Value] { [.of(site), .of(page), .of(title), .of(plot)] }
}

/// `search.mustache`: the search, and lists of all that leads to every note without it.
struct SearchPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let script: String
  let index: String
  let topics: [ChoiceContext]
  let outlets: [ChoiceContext]
  let groups: [LinkGroupContext]

  static let shape = Shape(
    "search",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The page's title."),
      .text("script", "The link to search.js."),
      .text("index", "The link to the beginning of the index."),
      .list("topics", "The topics that results can be held to.", ChoiceContext.self),
      .list("outlets", "The outlets that results can be held to.", ChoiceContext.self),
      .list("groups", "All topics, and all actors by kind.", LinkGroupContext.self),
    ])

  var values: [Value] {
    [.of(site), .of(page), .of(title), .of(script), .of(index), .of(topics), .of(outlets), .of(groups)]
  }
}

/// Something that a reader can choose.
struct ChoiceContext: TemplateContext {
  let slug: String
  let title: String

  static let shape = Shape(
    "choice", [.text("slug", "What it is called by machine."), .text("title", "What it is called by people.")])

  var values: [Value] { [.of(slug), .of(title)] }
}

/// `data.mustache`: the files for programs.
struct DataPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let files: [DataFileContext]

  static let shape = Shape(
    "data",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The page's title."),
      .list("files", "The files.", DataFileContext.self),
    ])

  var values: [Value] { [.of(site), .of(page), .of(title), .of(files)] }
}

/// A file for programs.
struct DataFileContext: TemplateContext {
  let name: String
  let type: String
  let href: String
  let description: String

  static let shape = Shape(
    "data file",
    [
      .text("name", "Its name."),
      .text("type", "Its media type."),
      .text("href", "The link to it."),
      .text("description", "What it holds."),
    ])

  var values: [Value] { [.of(name), .of(type), .of(href), .of(description)] }
}
