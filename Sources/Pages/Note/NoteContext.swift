import Archive
import Base
import Names
import Notes
import Site
import Templates

/// `note.mustache`: one note.
struct NoteContext: PageTemplateContext {
  let site: Site
  let note: Note
  let page: PageContext
  /// The appearances of actors, by the number of sentences that name them, then in the order of the text.
  private let cast: [Appearance]

  init(_ note: Note, _ site: Site) {
    self.note = note
    cast = note.appearances.enumerated().sorted { a, b in
      (-a.element.sentences.count, a.offset) < (-b.element.sentences.count, b.offset)
    }.map(\.element)
    self.site = site
    let (head, path) = (note.head, site.addresses.path(note.id))
    var page = site.page(
      head.title, note.summary, at: path, kind: "note", type: .article,
      trail: [site.link(year: head.day.year), site.link(head.day)])
    page.isHidden = head.isDraft
    page.published = head.timestamp.description
    page.modified = head.updated?.description
    page.picture = site.outline.picture(head.picture, of: head.path)
    if !head.authors.isEmpty { page.author = head.authors.joined(separator: ", ") }
    page.twin = site.addresses.href(Addresses.twin(of: Addresses.day(head.day)))
    page.structured = site.structured(
      page.breadcrumbs + [LinkContext(title: head.title, href: site.addresses.href(path))]
    ) { json in
      note.describe(on: site, in: &json)
      note.describeEvents(on: site, in: &json)
    }
    self.page = page
  }

  private func neighbour(_ step: Int) -> LinkContext? {
    let place = note.id.index + step
    return site.archive.notes.indices.contains(place) ? site.link(NoteID(index: place)) : nil
  }

  /// How many actors stand beside a note before the list is folded.
  private static let shownActors = 12
  /// The usual speed of reading (Brysbaert 2019: 238 words of English a minute).
  private static let wordsPerMinute = 238

  private var wordCount: Int {
    note.text.withUnsafeBufferPointer { text in
      var (count, isInWord) = (0, false)
      for byte in text {
        let isWord = byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "'")
        if isWord, !isInWord { count += 1 }
        isInWord = isWord
      }
      return count
    }
  }

  private func context(of appearance: Appearance) -> MentionedActorContext {
    MentionedActorContext(site: site, actor: site.archive[appearance.actor], day: note.head.day)
  }

  static let shape = ContextShape<Self>(
    page: "note",
    [
      .text("title", "The note's title.") { $0.note.head.title },
      .record("date", "When it was published.") { $0.site.date($0.note.head.timestamp) },
      .text("lang", "The language of its text, if the head says it.") { $0.note.head.language },
      .text("summary", "Its summary, from the head or its first paragraph.") { $0.note.summary },
      .flag("isSummaryDerived", "Whether the summary repeats the body's beginning.") { $0.note.head.summary == nil },
      .html("content", "Its body.") { $0.site.html(of: $0.note) },
      .list("contents", "Its headings, if there are four or the head says toc: true.") {
        ContentsContext.all(in: $0.note.body.document, isWanted: $0.note.head.hasContents)
      },
      .list("topics", "Its topics.") { context in context.note.topics.map { context.site.link($0) } },
      .list("actors", "The actors that it names, those of most sentences first; at most twelve.") {
        $0.cast.prefix(shownActors).map($0.context)
      },
      .list("furtherActors", "The actors after the first twelve.") { $0.cast.dropFirst(shownActors).map($0.context) },
      .text("allActors", "How many actors it names, where there are more than twelve: 17 actors.") {
        $0.cast.count > shownActors ? $0.site.strings.counted($0.cast.count, .actors) : nil
      },
      .text("readingTime", "How long the text takes to read, from three minutes on: 4 min.") {
        let minutes = ($0.wordCount + wordsPerMinute - 1) / wordsPerMinute
        return minutes >= 3 ? $0.site.strings[.readingTime, ["n": String(minutes)]] : nil
      },
      .list("sources", "What it was written from, numbered.") { SourceContext.all(of: $0.note, $0.site) },
      .list("quotations", "Who said what in it.") { context in
        context.note.quotations.map { QuotationContext(site: context.site, note: context.note, quotation: $0) }
      },
      .list("claims", "What it states so that it can be proved right or wrong.") { context in
        context.site.archive.claims(of: context.note.id).compactMap { JudgementContext($0, context.site) }
      },
      .list("resolutions", "What it says came of earlier claims.") {
        AnswerContext.resolutions(of: $0.note.id, $0.site)
      },
      .list("disputes", "The claims that are denied in it.") { AnswerContext.denials(of: $0.note.id, $0.site) },
      .list("events", "The events that it announces.") { context in
        context.note.head.events.map { EventContext(site: context.site, note: context.note.id, event: $0) }
      },
      .record("updates", "The note that this one follows.") { context in
        context.note.updates.map { context.site.link($0) }
      },
      .list("updatedBy", "The notes that follow this one.") { context in
        context.site.archive.followers(of: context.note.id).map(context.site.teaser)
      },
      .record("updated", "When it was last changed after it was published.") { context in
        context.note.head.updated.map { context.site.date($0) }
      },
      .list("corrections", "What was put right in it, by date.") { context in
        context.note.head.corrections.map {
          CorrectionContext(site: context.site, note: context.note.id, correction: $0)
        }
      },
      .list("related", "The earlier notes nearest to it in actors and topics, the nearest first.") { context in
        context.site.archive.relatives(of: context.note.id).map(context.site.teaser)
      },
      .record("story", "The story that it is part of.") { context in
        context.site.archive.story(of: context.note.id).map { context.site.link($0) }
      },
      .record("previous", "The note before it in time.") { $0.neighbour(-1) },
      .record("next", "The note after it in time.") { $0.neighbour(1) },
      .list("authors", "Who wrote it, if the head says it.") { context in
        context.note.head.authors.map { AuthorLinkContext(name: $0, site: context.site) }
      },
      .record("image", "The picture of its head.") { $0.page.picture },
      .open("params", "The keys of its head that Gazette does not know, such as params.series.") {
        $0.note.head.params.value
      },
      .flag("isDraft", "Whether it is a draft (built with --drafts).") { $0.note.head.isDraft },
      .flag("isAhead", "Whether it is dated ahead or under embargo (built with --future).") { $0.note.isAhead },
    ])
}

/// An actor in the list of a note's actors.
struct MentionedActorContext: TemplateContext {
  let site: Site
  let actor: Actor
  /// The note's day.
  let day: Day

  static let shape = ContextShape<Self>(
    "mentioned actor",
    [
      .text("slug", "The actor's slug.") { $0.actor.head.slug.text },
      .text("name", "The actor's name.") { $0.actor.head.name },
      .text("href", "The link to the actor's page.") { $0.site.addresses.href($0.actor.id) },
      .text("kind", "Person, Organisation, …") { $0.site.label(of: $0.actor.head.kind) },
      .text("role", "The role that the actor held on the note's day.") { $0.actor.head.roles.held(on: $0.day)?.title },
    ])
}

extension Phrase {
  fileprivate static let readingTime = Phrase("readingTime")
}
