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
  let story: LinkContext?
  let previous: LinkContext?
  let next: LinkContext?
  let isDraft: Bool

  static let shape = Shape<NotePage>(
    "note",
    [
      .record("site", "The site.") { $0.site },
      .record("page", "The page.") { $0.page },
      .text("title", "The note's title.") { $0.title },
      .record("date", "When it was published.") { $0.date },
      .text("summary", "Its summary, from the head or its first paragraph.") { $0.summary },
      .flag("isSummaryDerived", "Whether the summary repeats the body's beginning.") { $0.isSummaryDerived },
      .html("content", "Its body.") { $0.content },
      .list("topics", "Its topics.") { $0.topics },
      .list("actors", "The actors that it names, in the order of the text, then those of its head.") { $0.actors },
      .flag("hasActors", "Whether there are any.") { !$0.actors.isEmpty },
      .list("sources", "What it was written from, numbered.") { $0.sources },
      .flag("hasSources", "Whether there are any.") { !$0.sources.isEmpty },
      .list("quotations", "Who said what in it.") { $0.quotations },
      .flag("hasQuotations", "Whether there are any.") { !$0.quotations.isEmpty },
      .list("events", "Dated things ahead that it tells of.") { $0.events },
      .flag("hasEvents", "Whether there are any.") { !$0.events.isEmpty },
      .record("updates", "The note that this one follows.") { $0.updates },
      .list("updatedBy", "The notes that follow this one.") { $0.updatedBy },
      .flag("hasUpdates", "Whether any do.") { !$0.updatedBy.isEmpty },
      .record("story", "The story that it is part of.") { $0.story },
      .record("previous", "The note before it in time.") { $0.previous },
      .record("next", "The note after it in time.") { $0.next },
      .flag("isDraft", "Whether it is a draft (built with --drafts).") { $0.isDraft },
    ])
}

/// An actor beside a note.
struct MentionedActorContext: TemplateContext {
  let slug: String
  let name: String
  let href: String
  let kind: String
  let role: String?

  static let shape = Shape<MentionedActorContext>(
    "mentioned actor",
    [
      .text("slug", "The actor's slug.") { $0.slug },
      .text("name", "The actor's name.") { $0.name },
      .text("href", "The link to the actor's page.") { $0.href },
      .text("kind", "Person, Organisation, …") { $0.kind },
      .text("role", "The role that the actor held on the note's day.") { $0.role },
    ])
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

  static let shape = Shape<SourceContext>(
    "source",
    [
      .text("id", "The id that citations link to.") { $0.id },
      .text("title", "Its title.") { $0.title },
      .text("url", "Its address.") { $0.url },
      .text("publisher", "Who published it.") { $0.publisher },
      .text("publisherHref", "The link to the outlet's page, where the publisher is an actor.") { $0.publisherHref },
      .text("date", "When it was published: 21 October 2025.") { $0.date },
      .text("dateISO", "The same by machine.") { $0.dateISO },
      .text("accessed", "When it was read.") { $0.accessed },
      .text("archived", "The address of an archived copy.") { $0.archived },
      .text("grade", "Its Admiralty grade.") { $0.grade },
      .list("citations", "Links back to where the text cites it.") { $0.citations },
    ])
}

/// Something that somebody said.
struct QuotationContext: TemplateContext {
  let text: String
  let speaker: String
  let speakerHref: String?
  let note: LinkContext
  let date: DateContext
  let sources: [LinkContext]

  static let shape = Shape<QuotationContext>(
    "quotation",
    [
      .text("text", "What was said.") { $0.text },
      .text("speaker", "Who said it.") { $0.speaker },
      .text("speakerHref", "The link to the speaker's page, where the speaker is an actor.") { $0.speakerHref },
      .record("note", "The note that has it.") { $0.note },
      .record("date", "The note's date.") { $0.date },
      .list("sources", "What it is cited from.") { $0.sources },
    ])
}
