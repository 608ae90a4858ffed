import Archive
import Names
import Notes
import Site
import Templates

/// An actor that appears in the same notes as another actor.
struct CompanionContext: TemplateContext {
  let site: Site
  let actor: ActorID
  let closeness: Closeness

  private var companion: Companion { closeness.companion }

  static let shape = ContextShape<Self>(
    "companion",
    [
      .text("title", "The other actor's name.") { $0.site.archive[$0.companion.actor].head.name },
      .text("href", "The link to its page.") { $0.site.addresses.href($0.companion.actor) },
      .text("count", "How many notes name both.") { String($0.companion.count) },
      .text("pair", "The link to the page of both, where enough notes do.") {
        PairPages.href($0.actor, $0.companion.actor, $0.site)
      },
      .text("closeness", "From 10 for the closest to 1; nothing where only chance brings the two together.") {
        let tenths = Int(($0.closeness.share * 10).rounded(.up))
        return tenths > 0 ? String(tenths) : nil
      },
      .record("first", "The first of these notes.") { $0.site.teaser($0.companion.first).context.date },
      .record("last", "The last of them, where that is of another day.") { context in
        let (archive, companion) = (context.site.archive, context.companion)
        let isOneDay = archive.day(of: companion.first) == archive.day(of: companion.last)
        return isOneDay ? nil : context.site.teaser(companion.last).context.date
      },
    ])
}

/// A note with a source that an outlet published.
struct CitationContext: TemplateContext {
  let site: Site
  let citation: OutletCitation

  static let shape = ContextShape<Self>(
    "citation",
    [
      .record("note", "The note.") { $0.site.teaser($0.citation.note) },
      .list("sources", "What the outlet published.") { context in
        let note = context.site.archive[context.citation.note]
        return context.citation.sources.map { index in
          let source = note.sources[index].source
          return source.url.map { LinkContext(title: source.title, href: $0) }
            ?? context.site.link(to: source, of: note)
        }
      },
      .flag("isSole", "Whether the note rests on it alone.") { $0.citation.isSole },
    ])
}
