import Archive
import Base
import Names
import Notes
import Site
import Templates

/// A claim as one note states it, and what is known of it now.
struct JudgementContext: Sendable {
  let site: Site
  /// The estimate that is shown.
  let claim: ClaimID
  let judgement: Judgement

  /// Nil for a claim that has no judgement: it updates a claim that is not published.
  init?(_ claim: ClaimID, _ site: Site) {
    guard let judgement = site.archive.judgements[claim: claim] else { return nil }
    self.init(judgement, as: claim, site)
  }

  init(_ judgement: Judgement, as claim: ClaimID, _ site: Site) {
    self.site = site
    self.claim = claim
    self.judgement = judgement
  }

  private var stated: Claim { site.archive.claim(claim).claim }

  /// More estimates than these are counted only: a note would repeat all of a long history.
  private static let mostEstimates = 8

  /// Those that say how likely it is, or how well founded that is.
  private var otherEstimates: (shown: [ClaimID], further: Int) {
    let others = judgement.estimates.filter { id in
      let claim = site.archive.claim(id).claim
      return id != self.claim && (claim.likelihood != nil || claim.confidence != nil)
    }
    guard others.count > Self.mostEstimates else { return (others, 0) }
    return (others.prefix(1) + others.suffix(Self.mostEstimates - 1), others.count - Self.mostEstimates)
  }

  /// The denials of what this estimate says, not of other words.
  private var denials: [Judgement.Denial] {
    let words = site.archive.wording(of: claim)
    return judgement.denials.filter { site.archive.wording(of: $0.target) == words }
  }

  private func outcome(_ outcome: ClaimOutcome) -> Bool { judgement.resolution?.outcome == outcome }
}

extension JudgementContext: TemplateContext {
  static let shape = ContextShape<Self>(
    "judgement",
    [
      .text("id", "An id for it on the page of the note that states it.") { Anchors.claim($0.stated) },
      .text("text", "What is claimed.") { $0.site.archive.text(of: $0.claim) },
      .record("note", "The note that states it so; the link leads to the claim.") { $0.site.link(to: $0.claim) },
      .record("date", "The date of that note.") { $0.site.date(of: $0.claim.note) },
      .record("by", "The actor who claims it; nothing for the authors of the note.") { context in
        context.judgement.by.map { context.site.link($0) }
      },
      .text("likelihood", "How likely it is: likely (55–80%).") { context in
        context.stated.likelihood.map(context.site.strings.words)
      },
      .text("confidence", "How well founded that is: moderate confidence.") { context in
        context.stated.confidence.map(context.site.strings.words)
      },
      .text("due", "When it will be known: due 31 December 2025.") { context in
        context.site.archive.due(of: context.claim).map {
          context.site.strings[.dueBy, ["date": context.site.strings.dates.partial($0)]]
        }
      },
      .text("dueISO", "The same for programs: 2025-12-31, 2025-12 or 2025.") {
        $0.site.archive.due(of: $0.claim)?.text
      },
      .flag("isTrue", "Whether it proved true.") { $0.outcome(.true) },
      .flag("isFalse", "Whether it proved false.") { $0.outcome(.false) },
      .text("outcome", "What came of it: proved true, proved false; nothing if it is open.") { context in
        context.judgement.resolution.map { context.site.strings.words($0.outcome) }
      },
      .record("resolvedBy", "The note that says so.") { context in
        context.judgement.resolution.map { context.site.link($0.note) }
      },
      .record("resolved", "The date of that note.") { context in
        context.judgement.resolution.map { context.site.date(of: $0.note) }
      },
      .text("reason", "Why, if that note's head says it.") { $0.judgement.resolution?.text },
      .list("estimates", "Other estimates of it, the oldest first: the first one and the newest.") { context in
        context.otherEstimates.shown.map { EstimateContext(site: context.site, claim: $0) }
      },
      .text("furtherEstimates", "How many more there are: and 12 more.") {
        $0.otherEstimates.further == 0 ? nil : $0.site.strings.counted($0.otherEstimates.further, .more)
      },
      .list("denials", "Who denies it in these words, the first denial first.") { context in
        context.denials.map { DenialContext(site: context.site, denial: $0) }
      },
    ])
}

/// An estimate of a claim.
struct EstimateContext: TemplateContext {
  let site: Site
  let claim: ClaimID

  private var stated: Claim { site.archive.claim(claim).claim }

  static let shape = ContextShape<Self>(
    "estimate",
    [
      .record("note", "The note that makes it; the link leads to the claim.") { $0.site.link(to: $0.claim) },
      .record("date", "The date of that note.") { $0.site.date(of: $0.claim.note) },
      .text("likelihood", "How likely the claim was said to be.") { context in
        context.stated.likelihood.map(context.site.strings.words)
      },
      .text("confidence", "How well founded that was.") { context in
        context.stated.confidence.map(context.site.strings.words)
      },
    ])
}

/// A denial of a claim.
struct DenialContext: TemplateContext {
  let site: Site
  let denial: Judgement.Denial

  static let shape = ContextShape<Self>(
    "denial",
    [
      .record("by", "The actor who denies it; nothing for the authors of the note.") { context in
        context.denial.by.map { context.site.link($0) }
      },
      .text("name", "The name of somebody who denies it and is no actor.") { $0.denial.attribution },
      .flag("isOwn", "Whether the authors of the note deny it.") {
        $0.denial.by == nil && $0.denial.attribution == nil
      },
      .text("text", "What is said, in the words of the note's authors.") { $0.site.archive.text(of: $0.denial) },
      .text("quoted", "The quotation in which it is said.") { $0.denial.quoted },
      .record("note", "The note that says so.") { context in
        context.denial.claim.map { context.site.link(to: $0) } ?? context.site.link(context.denial.note)
      },
      .record("date", "The date of that note.") { $0.site.date(of: $0.denial.note) },
    ])
}

extension Site {
  /// A link to a claim on the page of its note.
  func link(to claim: ClaimID) -> LinkContext {
    let note = link(claim.note)
    return LinkContext(title: note.title, href: note.href + "#" + Anchors.claim(archive.claim(claim).claim))
  }
}
