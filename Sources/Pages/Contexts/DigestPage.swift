import Base
import Templates

/// `digest.mustache`: the notes of a day, a week or a month, or a year in short (`year.mustache`).
struct DigestPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let subtitle: String?
  let count: String
  let leadTitle: String?
  let lead: [UInt8]
  let changes: ChangesContext?
  let plot: PlotContext?
  let groups: [GroupContext]
  let actors: [LinkContext]
  let topics: [LinkContext]
  let previous: LinkContext?
  let next: LinkContext?

  static let shape = Shape(
    "digest",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The day, week, month or year."),
      .text("subtitle", "The days of a week."),
      .text("count", "How many notes it holds: 7 notes."),
      .text("leadTitle", "The title of the editor's lead."),
      .html("lead", "The editor's lead."),
      .record("changes", "What is new in it; nothing for a year, or where nothing is.", ChangesContext.self),
      .record("plot", "A year's notes by day.", PlotContext.self),
      .list(
        "groups", "The notes: of a day by topic, of a week or month by day, of a year by month.", GroupContext.self),
      .list("actors", "The actors that most of its notes name.", LinkContext.self),
      .list("topics", "Its topics.", LinkContext.self),
      .record("previous", "The digest before it.", LinkContext.self),
      .record("next", "The digest after it.", LinkContext.self),
    ])

  var values: [Value] {
    [
      .of(site), .of(page), .of(title), .of(subtitle), .of(count), .of(leadTitle), .html(lead), .of(changes),
      .of(plot), .of(groups), .of(actors), .of(topics), .of(previous), .of(next),
    ]
  }
}
