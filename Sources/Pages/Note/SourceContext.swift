import Archive
import Base
import Names
import Notes
import Site
import Templates

/// A source of a note.
struct SourceContext: Sendable {
  let site: Site
  let cited: CitedSource
  /// How many times the text cites it.
  let citations: Int

  private var source: Source { cited.source }

  /// The sources of a note, in their order.
  static func all(of note: Note, _ site: Site) -> [SourceContext] {
    let citations = note.body.citations
    return note.sources.enumerated().map { SourceContext(site: site, cited: $1, citations: citations[$0] ?? 0) }
  }
}

extension SourceContext: TemplateContext {
  static let shape = ContextShape<Self>(
    "source",
    [
      .text("id", "The id that citations link to.") { Anchors.source($0.source) },
      .text("title", "Its title.") { $0.source.title },
      .text("url", "Its address; of a source that is gone, that of its archived copy, if there is one.") {
        $0.site.link(to: $0.source).url
      },
      .text("author", "Who wrote it.") { $0.source.author },
      .text("publisher", "Who published it.") { $0.source.publisher?.value },
      .text("publisherHref", "The link to the outlet's page, where the publisher is an actor.") { context in
        context.cited.outlet.map { context.site.addresses.href($0) }
      },
      .text("date", "When it was published: 21 October 2025.") { context in
        context.source.date.map { context.site.strings.dates.long($0.day) }
      },
      .text("dateISO", "The same for programs.") { $0.source.date?.description },
      .text("accessed", "When it was read.") { context in
        context.source.accessed.map { context.site.strings.dates.long($0) }
      },
      .text("archived", "The address of an archived copy, where 'url' does not lead there.") {
        $0.site.link(to: $0.source).archived
      },
      .text("gone", "That its page is gone, and from which day the copy is; nothing if the page is there.") {
        $0.site.link(to: $0.source).gone
      },
      .text("grade", "Its Admiralty grade.") { $0.source.grade },
      .list("citations", "Links back to where the text cites it.") { context in
        (0..<context.citations).map {
          LinkContext(title: String($0 + 1), href: "#" + Anchors.citation(context.source, $0 + 1))
        }
      },
    ])
}
