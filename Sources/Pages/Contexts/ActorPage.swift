import Base
import Templates

/// `actor.mustache`, and `actor-year.mustache` for one year of a long list.
struct ActorPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let slug: String
  let name: String
  let href: String
  let kind: String
  let description: String?
  let biography: [UInt8]
  let aliases: [String]
  let roles: [RoleContext]
  let affiliations: [LinkContext]
  let sameAs: [LinkContext]
  let count: String
  let firstSeen: DateContext?
  let lastSeen: DateContext?
  /// The year of `actor-year.mustache`.
  let year: String?
  let isSplit: Bool
  let years: [LinkContext]
  let months: [AppearanceGroupContext]
  let topics: [GroupContext]
  let topicCounts: [LinkContext]
  let companions: [LinkContext]
  let furtherCompanions: String?
  let quotations: [QuotationContext]
  let citations: [CitationContext]
  let citationCount: String

  static let shape = Shape<ActorPage>(
    "actor",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
      .text("slug", "The actor's slug.") { $0.slug },
      .text("name", "The actor's name.") { $0.name },
      .text("href", "The link to the actor's page.") { $0.href },
      .text("kind", "Person, Organisation, …") { $0.kind },
      .text("description", "The description from the head.") { $0.description },
      .html("biography", "The body of the actor's file.") { $0.biography },
      .texts("aliases", "Other names.") { $0.aliases },
      .flag("hasAliases", "Whether there are any.") { !$0.aliases.isEmpty },
      .list("roles", "Offices held, newest first.") { $0.roles },
      .flag("hasRoles", "Whether there are any.") { !$0.roles.isEmpty },
      .list("affiliations", "What the actor belongs to.") { $0.affiliations },
      .flag("hasAffiliations", "Whether there are any.") { !$0.affiliations.isEmpty },
      .list("sameAs", "The actor elsewhere on the web.") { $0.sameAs },
      .flag("hasSameAs", "Whether there are any.") { !$0.sameAs.isEmpty },
      .text("count", "How many notes name the actor: 7 notes.") { $0.count },
      .record("firstSeen", "The first note's date.") { $0.firstSeen },
      .record("lastSeen", "The last note's date.") { $0.lastSeen },
      .text("year", "The year, on the page of one year.") { $0.year },
      .flag("isSplit", "Whether the list is so long that each year has a page; this one shows the newest.") { $0.isSplit },
      .list("years", "The pages of the years, newest first, where the list is split.") { $0.years },
      .list("months", "The appearances by month, newest first.") { $0.months },
      .list("topics", "The notes by topic, where the list is not split.") { $0.topics },
      .flag("hasTopics", "Whether there are any.") { !$0.topics.isEmpty },
      .list("topicCounts", "The topics with counts, most first.") { $0.topicCounts },
      .flag("hasTopicCounts", "Whether there are any.") { !$0.topicCounts.isEmpty },
      .list("companions", "Who appears in the same notes, most often first.") { $0.companions },
      .flag("hasCompanions", "Whether there are any.") { !$0.companions.isEmpty },
      .text("furtherCompanions", "How many more there are: 12 more.") { $0.furtherCompanions },
      .list("quotations", "What the actor said, newest first.") { $0.quotations },
      .flag("hasQuotations", "Whether there are any.") { !$0.quotations.isEmpty },
      .flag("isOutlet", "Whether notes rest on what it publishes.") { !$0.citations.isEmpty },
      .list("citations", "The notes that rest on this outlet, newest first.") { $0.citations },
      .text("citationCount", "How many do: 7 notes.") { $0.citationCount },
    ])
}

struct RoleContext: TemplateContext {
  let title: String
  let organisation: LinkContext?
  let organisationName: String?
  let from: String?
  let until: String?

  static let shape = Shape<RoleContext>(
    "role",
    [
      .text("title", "The office.") { $0.title },
      .text("organisationName", "Where it is held, where that is no actor.") { $0.organisationName },
      .record("organisation", "Where it is held.") { $0.organisation },
      .text("from", "Since when: 2025-10-21, 2025-10 or 2025.") { $0.from },
      .text("until", "Until when.") { $0.until },
    ])
}

/// The appearances of a month.
struct AppearanceGroupContext: TemplateContext {
  let title: String
  let appearances: [AppearanceContext]

  static let shape = Shape<AppearanceGroupContext>(
    "month of appearances",
    [
      .text("title", "October 2025") { $0.title },
      .list("appearances", "The notes, newest first.") { $0.appearances },
    ])
}

struct AppearanceContext: TemplateContext {
  let note: Prepared<TeaserContext>
  let sentences: [String]

  static let shape = Shape<AppearanceContext>(
    "appearance",
    [
      .record("note", "The note.") { $0.note },
      .texts("sentences", "The sentences that name the actor; none where only the note's head does.") { $0.sentences },
    ])
}

/// A note that rests on an outlet.
struct CitationContext: TemplateContext {
  let note: Prepared<TeaserContext>
  let sources: [LinkContext]

  static let shape = Shape<CitationContext>(
    "citation",
    [
      .record("note", "The note.") { $0.note },
      .list("sources", "What the outlet published.") { $0.sources },
    ])
}
