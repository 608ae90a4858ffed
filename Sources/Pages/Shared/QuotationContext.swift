import Archive
import Base
import Names
import Notes
import Site
import Templates

/// A quotation.
struct QuotationContext: Sendable {
  let site: Site
  let note: Note
  let quotation: Quotation

  /// The speaker's name; nil if the speaker is not an actor.
  private var speaker: String? { quotation.speaker.map { site.archive[$0].head.name } }
}

extension QuotationContext: TemplateContext {
  static let shape = ContextShape<Self>(
    "quotation",
    [
      .text("text", "What was said.") { $0.quotation.text },
      .text("speaker", "Who said it.") { $0.speaker ?? $0.quotation.attribution },
      .text("speakerHref", "The link to the speaker's page, where the speaker is an actor.") { context in
        context.quotation.speaker.map { context.site.addresses.href($0) }
      },
      .text(
        "attribution", "The attribution as written, if it says more than the name: an official of the Ministry."
      ) { context in
        context.speaker.flatMap { $0 == context.quotation.attribution ? nil : context.quotation.attribution }
      },
      .record("note", "The note that contains it.") { $0.site.link($0.note.id) },
      .record("date", "The note's date.") { $0.site.date($0.note.head.timestamp) },
      .list("sources", "What it is cited from.") { context in
        context.quotation.sources.map { context.site.link(to: context.note.sources[$0].source, of: context.note) }
      },
    ])
}

extension Site {
  /// A link to a source in the list of its note.
  func link(to source: Source, of note: Note) -> LinkContext {
    LinkContext(title: source.title, href: addresses.href(note.id) + "#" + Anchors.source(source))
  }
}
