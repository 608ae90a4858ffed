import Archive
import Base
import Names
import Site
import Templates

/// What is new in a digest.
struct ChangesContext: TemplateContext {
  let site: Site
  let changes: Changes
  /// Nil for a year, which is not compared.
  let compared: Phrase?

  /// The most entries of each kind that a digest shows; of corrections it shows all, since they are a record.
  private static let most = 5

  private func further(_ count: Int) -> String? {
    count > Self.most ? site.strings.counted(count - Self.most, .more) : nil
  }

  static let shape = ContextShape<Self>(
    "changes",
    [
      .list("newcomers", "Actors that no note before names.") { context in
        context.changes.newcomers.prefix(most).map { context.site.link($0) }
      },
      .text("furtherNewcomers", "How many more there are: and 12 more.") {
        $0.further($0.changes.newcomers.count)
      },
      .list("returned", "Actors back after a long absence.") { context in
        context.changes.returned.prefix(most).map { ReturnContext(site: context.site, returned: $0) }
      },
      .text("furtherReturned", "How many more there are: and 12 more.") { $0.further($0.changes.returned.count) },
      .list("risers", "Actors named far more often than in the four periods before.") { context in
        context.changes.risers.map { RiserContext(site: context.site, riser: $0) }
      },
      .text("compared", "What they are compared with: in the four weeks before.") { context in
        context.compared.map { context.site.strings[$0] }
      },
      .list("stories", "Stories that moved.") { context in
        context.changes.stories.prefix(most).map { MovementContext(site: context.site, movement: $0) }
      },
      .text("furtherStories", "How many more there are: and 12 more.") { $0.further($0.changes.stories.count) },
      .list("corrections", "Corrections of its notes, and those made in its time to notes before.") { context in
        context.changes.corrections.map {
          CorrectionContext(site: context.site, note: $0.note, correction: $0.correction)
        }
      },
    ])
}

/// An actor that is named again after a long time.
struct ReturnContext: TemplateContext {
  let site: Site
  let returned: Changes.Return

  static let shape = ContextShape<Self>(
    "return",
    [
      .record("actor", "The actor.") { $0.site.link($0.returned.actor) },
      .text("absence", "How long it was not named: after 7 months.") {
        $0.site.strings.counted($0.returned.months, .afterMonths)
      },
      .record("lastSeen", "When a note last named it before.") { $0.site.date($0.returned.lastSeen) },
    ])
}

/// An actor that is named more often than before.
struct RiserContext: TemplateContext {
  let site: Site
  let riser: Changes.Riser

  static let shape = ContextShape<Self>(
    "riser",
    [
      .record("actor", "The actor; its count is that of the notes here.") {
        $0.site.link($0.riser.actor, count: $0.riser.count)
      },
      .text("before", "How many notes of the four periods before name it, all together.") { String($0.riser.before) },
    ])
}

/// A story with a new note.
struct MovementContext: TemplateContext {
  let site: Site
  let movement: Changes.Movement

  static let shape = ContextShape<Self>(
    "movement",
    [
      .record("story", "The story.") { context in
        let story = context.site.archive[context.movement.story]
        return LinkContext(title: context.site.title(of: story), href: context.site.addresses.href(story.id))
      },
      .text("count", "How many notes moved it: 2 notes.") {
        $0.site.strings.counted($0.movement.notes.count, .notes)
      },
      .list("notes", "These notes.") { $0.movement.notes.map($0.site.teaser) },
    ])
}

extension CountedPhrase {
  /// `after 7 months`
  fileprivate static let afterMonths = CountedPhrase("afterMonths")
}
