import Archive
import Names
import Notes
import Site
import Templates

/// What a note says of a claim: what came of it, or who denies it.
struct AnswerContext: TemplateContext {
  let site: Site
  let judgement: Judgement
  private let answer: Answer

  private enum Answer: Sendable {
    case resolution(Judgement.Resolution)
    case denial(Judgement.Denial)
  }

  /// What a note says came of claims.
  static func resolutions(of note: NoteID, _ site: Site) -> [AnswerContext] {
    site.archive.judgements.answered(by: note).flatMap { judgement in
      judgement.resolutions.filter { $0.note == note }.map {
        AnswerContext(site: site, judgement: judgement, answer: .resolution($0))
      }
    }
  }

  /// The claims that are denied in a note.
  static func denials(of note: NoteID, _ site: Site) -> [AnswerContext] {
    denials(of: site.archive.judgements.answered(by: note), site) { $0.note == note }
  }

  /// What an actor denies, the newest denial first.
  static func denials(by actor: ActorID, _ site: Site) -> [AnswerContext] {
    let denials = denials(of: site.archive.judgements.denied(by: actor), site) { $0.by == actor }
    return denials.enumerated().sorted { ($1.element.note, $0.offset) < ($0.element.note, $1.offset) }.map(\.element)
  }

  private static func denials(
    of judgements: [Judgement], _ site: Site, where isMeant: (Judgement.Denial) -> Bool
  ) -> [AnswerContext] {
    judgements.flatMap { judgement in
      judgement.denials.filter(isMeant).map { AnswerContext(site: site, judgement: judgement, answer: .denial($0)) }
    }
  }

  private var resolution: Judgement.Resolution? { if case .resolution(let told) = answer { told } else { nil } }
  private var denial: Judgement.Denial? { if case .denial(let told) = answer { told } else { nil } }

  /// The note that says it.
  private var note: NoteID {
    switch answer {
    case .resolution(let told): told.note
    case .denial(let told): told.note
    }
  }

  /// The estimate that the note names.
  private var target: ClaimID {
    switch answer {
    case .resolution(let told): told.target
    case .denial(let told): told.target
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
      .record("note", "The note that says so.") { $0.site.link($0.note) },
      .text("text", "Why, or what is said, in the words of the note's authors.") { context in
        context.resolution?.text ?? context.denial.flatMap(context.site.archive.text)
      },
      .text("quoted", "The quotation in which it is said.") { $0.denial?.quoted },
    ])
}
