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
  let groups: [GroupContext]
  let actors: [LinkContext]
  let topics: [LinkContext]
  let within: [LinkContext]
  let previous: LinkContext?
  let next: LinkContext?

  static let shape = Shape<DigestPage>(
    "digest",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
      .text("title", "The day, week, month or year.") { $0.title },
      .text("subtitle", "The days of a week.") { $0.subtitle },
      .text("count", "How many notes it holds: 7 notes.") { $0.count },
      .text("leadTitle", "The title of the editor's lead.") { $0.leadTitle },
      .html("lead", "The editor's lead.") { $0.lead },
      .list("groups", "The notes: of a day by topic, of a week or month by day, of a year by month.") { $0.groups },
      .list("actors", "The actors that most of its notes name.") { $0.actors },
      .list("topics", "Its topics.") { $0.topics },
      .list("within", "The longer digests that it stands in.") { $0.within },
      .record("previous", "The digest before it.") { $0.previous },
      .record("next", "The digest after it.") { $0.next },
    ])
}
