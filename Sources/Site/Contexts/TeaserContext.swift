import Archive
import Base
import Notes
package import Templates

/// A note in a list.
package struct TeaserContext: Sendable {
  /// Nil for a note that a frozen digest has and that is gone.
  let note: Note?
  package let href: String?
  package let date: Prepared<DateContext>
  let topics: [Prepared<LinkContext>]
  package let outlets: [LinkContext]
  let picture: PictureContext?
  /// What tells the note from others with nearly the same title; nil if the title does.
  let clause: String?
  /// What a frozen digest tells instead; nil elsewhere.
  var frozen: FrozenTeaser?
  var teaser: [UInt8] = []
  var byline: [UInt8] = []
  var trail: [UInt8] = []
}

extension TeaserContext: TemplateContext {
  package static let shape = ContextShape<Self>(
    "teaser",
    [
      .text("name", "The note's day and slug: 2025-10-21-summit.") { $0.note?.head.name },
      .text("title", "The note's title.") { $0.frozen?.title ?? $0.note?.head.title },
      .text("clause", "The first clause of its summary, where other notes have the same title but for a number.") {
        $0.clause
      },
      .text("href", "The link to the note; nothing where a frozen digest has a note that is gone.") { $0.href },
      .record("date", "When it was published.") { $0.date },
      .text("summary", "Its summary.") { $0.frozen == nil ? $0.note?.summary : $0.frozen?.summary },
      .text("mark", "In a frozen digest, what became of it: Corrected on 28 October 2025, Revised, Withdrawn.") {
        $0.frozen?.mark
      },
      .text("markHref", "Where the mark leads: to the corrections, or to the note.") { $0.frozen?.markHref },
      .list("topics", "Its topics.") { $0.topics },
      .list("outlets", "The outlets that it rests on.") { $0.outlets },
      .record("image", "The picture of its head.") { $0.picture },
      .open("params", "The keys of its head that Gazette does not know, such as params.series.") {
        $0.note?.head.params.value ?? Value.none
      },
      .flag("isDraft", "Whether it is a draft (built with --drafts).") { $0.note?.head.isDraft ?? false },
      .flag("isAhead", "Whether it is dated ahead or under embargo (built with --future).") {
        $0.note?.isAhead ?? false
      },
      .html("teaser", "The output of teaser.mustache; not available in it.") { $0.teaser },
      .html("byline", "The output of byline.mustache; not available in it.") { $0.byline },
      .html("trail", "The output of trail.mustache; not available in it.") { $0.trail },
    ])
}
