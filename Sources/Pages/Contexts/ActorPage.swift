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
  let plot: PlotContext?
  let network: PlotContext?
  let isSplit: Bool
  let years: [LinkContext]
  let months: [AppearanceGroupContext]
  let topics: [GroupContext]
  let topicCounts: [LinkContext]
  let people: [MemberContext]
  let formerPeople: [MemberContext]
  let companions: [CompanionContext]
  let furtherCompanions: String?
  let quotations: [QuotationContext]
  let citations: [CitationContext]
  let citationCount: String
  let soleCitationCount: String?

  static let shape = Shape(
    "actor",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("slug", "The actor's slug."),
      .text("name", "The actor's name."),
      .text("href", "The link to the actor's page."),
      .text("kind", "Person, Organisation, …"),
      .text("description", "The description from the head."),
      .html("biography", "The body of the actor's file."),
      .texts("aliases", "Other names."),
      .flag("hasAliases", "Whether there are any."),
      .list("roles", "Offices held, newest first.", RoleContext.self),
      .flag("hasRoles", "Whether there are any."),
      .list("affiliations", "What the actor belongs to.", LinkContext.self),
      .flag("hasAffiliations", "Whether there are any."),
      .list("sameAs", "The actor elsewhere on the web.", LinkContext.self),
      .flag("hasSameAs", "Whether there are any."),
      .text("count", "How many notes name the actor: 7 notes."),
      .record("firstSeen", "The first note's date.", DateContext.self),
      .record("lastSeen", "The last note's date.", DateContext.self),
      .text("year", "The year, on the page of one year."),
      .record("plot", "The appearances by month.", PlotContext.self),
      .record("network", "Who appears with the actor, and with whom of them.", PlotContext.self),
      .flag("isSplit", "Whether the list is so long that each year has a page; this one shows the newest."),
      .list("years", "The pages of the years, newest first, where the list is split.", LinkContext.self),
      .list("months", "The appearances by month, newest first.", AppearanceGroupContext.self),
      .list("topics", "The notes by topic, where the list is not split.", GroupContext.self),
      .flag("hasTopics", "Whether there are any."),
      .list("topicCounts", "The topics with counts, most first.", LinkContext.self),
      .flag("hasTopicCounts", "Whether there are any."),
      .list("people", "Who belongs to it.", MemberContext.self),
      .flag("hasPeople", "Whether anybody does."),
      .list("formerPeople", "Who belonged to it.", MemberContext.self),
      .flag("hasFormerPeople", "Whether anybody did."),
      .list("companions", "Who appears in the same notes, most often first.", CompanionContext.self),
      .flag("hasCompanions", "Whether there are any."),
      .text("furtherCompanions", "How many more there are: and 12 more."),
      .list("quotations", "What the actor said, newest first.", QuotationContext.self),
      .flag("hasQuotations", "Whether there are any."),
      .flag("isOutlet", "Whether notes rest on what it publishes."),
      .list("citations", "The notes that rest on this outlet, newest first.", CitationContext.self),
      .text("citationCount", "How many do: 7 notes."),
      .text("soleCitationCount", "How many rest on it alone: 2 notes; nothing where none does."),
    ])

  var values: [Value] {
    [
      .of(site), .of(page), .of(slug), .of(name), .of(href), .of(kind), .of(description), .html(biography),
      .of(aliases), .flag(!aliases.isEmpty), .of(roles), .flag(!roles.isEmpty), .of(affiliations),
      .flag(!affiliations.isEmpty), .of(sameAs), .flag(!sameAs.isEmpty), .of(count), .of(firstSeen), .of(lastSeen),
      .of(year), .of(plot), .of(network), .flag(isSplit), .of(years), .of(months), .of(topics), .flag(!topics.isEmpty),
      .of(topicCounts),
      .flag(!topicCounts.isEmpty), .of(people), .flag(!people.isEmpty), .of(formerPeople),
      .flag(!formerPeople.isEmpty), .of(companions), .flag(!companions.isEmpty), .of(furtherCompanions),
      .of(quotations), .flag(!quotations.isEmpty), .flag(!citations.isEmpty), .of(citations), .of(citationCount),
      .of(soleCitationCount),
    ]
  }
}

struct RoleContext: TemplateContext {
  let title: String
  let organisation: LinkContext?
  let organisationName: String?
  let from: String?
  let until: String?
  let fromText: String?
  let untilText: String?

  static let shape = Shape(
    "role",
    [
      .text("title", "The office."),
      .text("organisationName", "Where it is held, where that is no actor."),
      .record("organisation", "Where it is held.", LinkContext.self),
      .text("from", "Since when: 2025-10-21, 2025-10 or 2025."),
      .text("until", "Until when."),
      .text("fromText", "The same in words: from 21 October 2025."),
      .text("untilText", "until 21 October 2025"),
    ])

  var values: [Value] {
    [.of(title), .of(organisationName), .of(organisation), .of(from), .of(until), .of(fromText), .of(untilText)]
  }
}

/// Who appears in the same notes as an actor.
struct CompanionContext: TemplateContext {
  let title: String
  let href: String
  let count: Int
  let pair: String?
  let first: Prepared<DateContext>
  let last: Prepared<DateContext>?

  static let shape = Shape(
    "companion",
    [
      .text("title", "The other actor's name."),
      .text("href", "The link to its page."),
      .text("count", "How many notes name both."),
      .text("pair", "The link to the page of both, where enough notes do."),
      .record("first", "The first of these notes.", DateContext.self),
      .record("last", "The last of them, where that is of another day.", DateContext.self),
    ])

  var values: [Value] {
    [.of(title), .of(href), .of(String(count)), .of(pair), .of(first), last.map { .of($0) } ?? .none]
  }
}

/// Somebody who belongs to an organisation, or did.
struct MemberContext: TemplateContext {
  let title: String
  let href: String
  let roles: [RoleContext]

  static let shape = Shape(
    "member",
    [
      .text("title", "The name."),
      .text("href", "The link to the page."),
      .list("roles", "The offices held there.", RoleContext.self),
    ])

  var values: [Value] {
    [.of(title), .of(href), .of(roles)]
  }
}

/// The appearances of a month.
struct AppearanceGroupContext: TemplateContext {
  let title: String
  let count: String
  let appearances: [AppearanceContext]

  static let shape = Shape(
    "month of appearances",
    [
      .text("title", "October 2025"),
      .text("count", "How many notes it has: 7 notes."),
      .list("appearances", "The notes, newest first.", AppearanceContext.self),
    ])

  var values: [Value] {
    [.of(title), .of(count), .of(appearances)]
  }
}

/// A note on an actor's page.
struct AppearanceContext: TemplateContext {
  let note: Prepared<TeaserContext>
  let sentences: [[UInt8]]

  static let shape = Shape(
    "appearance",
    [
      .record("note", "The note.", TeaserContext.self),
      .htmls(
        "sentences", "The sentences that name the actor, the name in <mark>; none where only the note's head does."),
    ])

  var values: [Value] {
    [.of(note), .list(sentences.map(Value.html))]
  }
}

/// A note that rests on an outlet.
struct CitationContext: TemplateContext {
  let note: Prepared<TeaserContext>
  let sources: [LinkContext]
  let isSole: Bool

  static let shape = Shape(
    "citation",
    [
      .record("note", "The note.", TeaserContext.self),
      .list("sources", "What the outlet published.", LinkContext.self),
      .flag("isSole", "Whether the note rests on it alone."),
    ])

  var values: [Value] {
    [.of(note), .of(sources), .flag(isSole)]
  }
}
