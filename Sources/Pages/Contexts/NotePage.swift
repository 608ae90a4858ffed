import Base
import Templates

/// `note.mustache`: one note.
struct NotePage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let title: String
  let date: DateContext
  let summary: String
  let isSummaryDerived: Bool
  let content: [UInt8]
  let topics: [LinkContext]
  let actors: [MentionedActorContext]
  let sources: [SourceContext]
  let quotations: [QuotationContext]
  let events: [EventContext]
  let updates: LinkContext?
  let updatedBy: [Prepared<TeaserContext>]
  let updated: DateContext?
  let corrections: [CorrectionContext]
  let related: [Prepared<TeaserContext>]
  let story: LinkContext?
  let previous: LinkContext?
  let next: LinkContext?
  let isDraft: Bool
  let isAhead: Bool

  static let shape = Shape(
    "note",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .text("title", "The note's title."),
      .record("date", "When it was published.", DateContext.self),
      .text("summary", "Its summary, from the head or its first paragraph."),
      .flag("isSummaryDerived", "Whether the summary repeats the body's beginning."),
      .html("content", "Its body."),
      .list("topics", "Its topics.", LinkContext.self),
      .list(
        "actors", "The actors that it names, in the order of the text, then those of its head.",
        MentionedActorContext.self),
      .flag("hasActors", "Whether there are any."),
      .list("sources", "What it was written from, numbered.", SourceContext.self),
      .flag("hasSources", "Whether there are any."),
      .list("quotations", "Who said what in it.", QuotationContext.self),
      .flag("hasQuotations", "Whether there are any."),
      .list("events", "Dated things ahead that it tells of.", EventContext.self),
      .flag("hasEvents", "Whether there are any."),
      .record("updates", "The note that this one follows.", LinkContext.self),
      .list("updatedBy", "The notes that follow this one.", TeaserContext.self),
      .flag("hasUpdates", "Whether any do."),
      .record("updated", "When it was last changed after it was published.", DateContext.self),
      .list("corrections", "What was put right in it, by date.", CorrectionContext.self),
      .flag("hasCorrections", "Whether anything was."),
      .list("related", "The notes nearest to it in actors and topics, the nearest first.", TeaserContext.self),
      .flag("hasRelated", "Whether there are any."),
      .record("story", "The story that it is part of.", LinkContext.self),
      .record("previous", "The note before it in time.", LinkContext.self),
      .record("next", "The note after it in time.", LinkContext.self),
      .flag("isDraft", "Whether it is a draft (built with --drafts)."),
      .flag("isAhead", "Whether it is dated ahead or under embargo (built with --future)."),
    ])

  var values: [Value] {
    [
      .of(site), .of(page), .of(title), .of(date), .of(summary), .flag(isSummaryDerived), .html(content),
      .of(topics), .of(actors), .flag(!actors.isEmpty), .of(sources), .flag(!sources.isEmpty), .of(quotations),
      .flag(!quotations.isEmpty), .of(events), .flag(!events.isEmpty), .of(updates), .of(updatedBy),
      .flag(!updatedBy.isEmpty), .of(updated), .of(corrections), .flag(!corrections.isEmpty), .of(related),
      .flag(!related.isEmpty), .of(story), .of(previous), .of(next), .flag(isDraft), .flag(isAhead),
    ]
  }
}

/// An actor beside a note.
struct MentionedActorContext: TemplateContext {
  let slug: String
  let name: String
  let href: String
  let kind: String
  let role: String?
  let count: String

  static let shape = Shape(
    "mentioned actor",
    [
      .text("slug", "The actor's slug."),
      .text("name", "The actor's name."),
      .text("href", "The link to the actor's page."),
      .text("kind", "Person, Organisation, …"),
      .text("role", "The role that the actor held on the note's day."),
      .text("count", "How many notes name the actor: 7 notes."),
    ])

  var values: [Value] {
    [.of(slug), .of(name), .of(href), .of(kind), .of(role), .of(count)]
  }
}

/// A source of a note.
struct SourceContext: TemplateContext {
  let id: String
  let title: String
  let url: String?
  let publisher: String?
  let publisherHref: String?
  let date: String?
  let dateISO: String?
  let accessed: String?
  let archived: String?
  let grade: String?
  let citations: [LinkContext]

  static let shape = Shape(
    "source",
    [
      .text("id", "The id that citations link to."),
      .text("title", "Its title."),
      .text("url", "Its address."),
      .text("publisher", "Who published it."),
      .text("publisherHref", "The link to the outlet's page, where the publisher is an actor."),
      .text("date", "When it was published: 21 October 2025."),
      .text("dateISO", "The same by machine."),
      .text("accessed", "When it was read."),
      .text("archived", "The address of an archived copy."),
      .text("grade", "Its Admiralty grade."),
      .list("citations", "Links back to where the text cites it.", LinkContext.self),
    ])

  var values: [Value] {
    [
      .of(id), .of(title), .of(url), .of(publisher), .of(publisherHref), .of(date), .of(dateISO), .of(accessed),
      .of(archived), .of(grade), .of(citations),
    ]
  }
}

/// Something that somebody said.
struct QuotationContext: TemplateContext {
  let text: String
  let speaker: String
  let speakerHref: String?
  let attribution: String?
  let note: LinkContext
  let date: DateContext
  let sources: [LinkContext]

  static let shape = Shape(
    "quotation",
    [
      .text("text", "What was said."),
      .text("speaker", "Who said it."),
      .text("speakerHref", "The link to the speaker's page, where the speaker is an actor."),
      .text("attribution", "The credit as it stands, where it says more than the name: an official of the Ministry."),
      .record("note", "The note that has it.", LinkContext.self),
      .record("date", "The note's date.", DateContext.self),
      .list("sources", "What it is cited from.", LinkContext.self),
    ])

  var values: [Value] {
    [.of(text), .of(speaker), .of(speakerHref), .of(attribution), .of(note), .of(date), .of(sources)]
  }
}
