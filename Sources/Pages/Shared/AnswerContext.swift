import Archive
import Names
import Notes
import Site
import Templates

/// What a note says of a claim: what came of it, or who denies it.
struct AnswerContext: TemplateContext {
  let site: Site
  let judgement: Judgement
  /// The estimate that the note names.
  let target: ClaimID
  /// Nil in a denial.
  var resolution: Judgement.Resolution?
  /// Nil in a resolution.
  var denial: Judgement.Denial?

  /// What a note says came of claims.
  static func resolutions(of note: NoteID, _ site: Site) -> [AnswerContext] {
    site.archive.judgements.answered(by: note).flatMap { judgement in
      judgement.resolutions.filter { $0.note == note }.map {
        AnswerContext(site: site, judgement: judgement, target: $0.target, resolution: $0)
      }
    }
  }

  /// What an actor denies, the newest denial first.
  static func denials(by actor: ActorID, _ site: Site) -> [AnswerContext] {
    site.archive.judgements.denied(by: actor).flatMap { judgement in
      judgement.denials.filter { $0.by == actor }.map {
        AnswerContext(site: site, judgement: judgement, target: $0.target, denial: $0)
      }
    }.enumerated().sorted { a, b in
      let notes = (a.element.denial?.note.index ?? 0, b.element.denial?.note.index ?? 0)
      return notes.0 == notes.1 ? a.offset < b.offset : notes.0 > notes.1
    }.map(\.element)
  }

  /// The claims that are denied in a note.
  static func denials(of note: NoteID, _ site: Site) -> [AnswerContext] {
    site.archive.judgements.answered(by: note).flatMap { judgement in
      judgement.denials.filter { $0.note == note }.map {
        AnswerContext(site: site, judgement: judgement, target: $0.target, denial: $0)
      }
    }
  }

  static let shape = ContextShape<Self>(
    "answer",
    [
      .text("title", "What was claimed.") { $0.site.archive.text(of: $0.target) },
      .text("href", "The link to the claim.") { $0.site.link(to: $0.target).href },
      .record("date", "The date of the note that claims it.") { $0.site.date(of: $0.target.note) },
      .record("claimant", "The actor who claims it; nothing for the authors of the note.") { context in
        context.judgement.by.map { context.site.link($0) }
      },
      .text("outcome", "What came of it: proved true, proved false, open; nothing in a denial.") { context in
        context.resolution.map { context.site.strings.words($0.outcome) }
      },
      .record("denier", "The actor who denies it; nothing for the authors of the note.") { context in
        context.denial?.by.map { context.site.link($0) }
      },
      .text("name", "The name of somebody who denies it and is no actor.") { $0.denial?.attribution },
      .record("note", "The note that says so.") { context in
        (context.resolution?.note ?? context.denial?.note).map { context.site.link($0) }
      },
      .text("text", "Why, or what is said, in the words of the note's authors.") { context in
        context.resolution?.text ?? context.denial.flatMap(context.site.archive.text)
      },
      .text("quoted", "The quotation in which it is said.") { $0.denial?.quoted },
    ])
}
