import Archive
package import Base
import Names
import Notes
package import Site
import Templates

/// What the notes expect, and what came of it: `/judgements/`, with a page for each year of a long list of those that
/// are decided; none if no note judges anything.
package enum JudgementPages: PageKind {
  static let path = SitePath(page: ["judgements"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .judgements) }

  package static let templates = [
    PageTemplate("judgements", "The judgements, or those that were decided in a year.", JudgementsContext.self)
  ]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard outline.archive.judgements.all.contains(where: outline.archive.isJudgement) else { return [] }
    return [MenuEntry(outline.strings[.judgements], outline.addresses.href(path), in: .foot, order: 3)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let judgements = site.archive.judgements.all.filter(site.archive.isJudgement)
    guard !judgements.isEmpty else { return [] }
    let decided = Decided(judgements, in: site.archive)
    return ([nil] + decided.splitting.pages.map(Optional.some)).map { part in
      SiteFile(
        part?.path(under: path) ?? path, .index,
        .rendered("judgements") { JudgementsContext(judgements, decided, on: part, site) }
      ).listed(lastModified: nil)
    }
  }
}

extension Archive {
  /// Whether something is a judgement of the notes' authors: a claim that can prove right or wrong.
  func isJudgement(_ judgement: Judgement) -> Bool {
    judgement.by == nil
      && (due(of: judgement.estimates[judgement.estimates.count - 1]) != nil || !judgement.resolutions.isEmpty
        || judgement.estimates.contains { claim($0).claim.likelihood != nil })
  }
}

/// The judgements that are decided, by the notes that decide them.
struct Decided: Sendable {
  /// The oldest decision first.
  let judgements: [Judgement]
  /// The notes that decide them, each once.
  let notes: [NoteID]
  let splitting: Splitting

  /// More deciding notes than this have a page for each year.
  private static let longestList = 60

  init(_ judgements: [Judgement], in archive: Archive) {
    self.judgements = judgements.filter { $0.resolution != nil }.enumerated().sorted { a, b in
      let notes = (a.element.resolution?.note.index ?? 0, b.element.resolution?.note.index ?? 0)
      return (notes.0, a.offset) < (notes.1, b.offset)
    }.map(\.element)
    notes = Set(self.judgements.compactMap { $0.resolution?.note }).sorted()
    splitting = Splitting(notes, longest: Self.longestList, in: archive)
  }
}

/// `judgements.mustache`: what the notes expect, and what came of it.
struct JudgementsContext: PageTemplateContext {
  let site: Site
  let page: PageContext
  private let judgements: [Judgement]
  private let decided: Decided
  /// Nil on the main page.
  private let part: ListPart?
  private let calibration: Calibration?

  init(_ judgements: [Judgement], _ decided: Decided, on part: ListPart?, _ site: Site) {
    self.site = site
    self.judgements = judgements
    self.decided = decided
    self.part = part
    calibration = part == nil ? Calibration(of: site.archive.scored) : nil
    let (path, title) = (JudgementPages.path, site.strings[.judgements])
    page = site.page(
      part?.title(of: title, site) ?? title,
      site.strings[.judgementsDescription, ["site": site.archive.settings.title]], at: part?.path(under: path) ?? path,
      kind: "judgements", trail: part == nil ? [] : [site.outline.link(.judgements, path)])
  }

  /// Those that are open. What is due counts by the newest note: a page does not change because a day has passed.
  private func open(isDue: Bool) -> [JudgementContext] {
    guard part == nil, let newest = site.archive.notes.last?.head.day else { return [] }
    let chosen = judgements.filter { $0.resolution == nil }.map { (context: context(of: $0), due: due($0)) }
      .filter { ($0.due.map { $0 <= newest } ?? false) == isDue }
    // What will be known first comes first, then the newest.
    return chosen.enumerated().sorted { a, b in
      (a.element.due?.number ?? .max, b.offset) < (b.element.due?.number ?? .max, a.offset)
    }.map(\.element.context)
  }

  private func due(_ judgement: Judgement) -> Day? {
    site.archive.due(of: judgement.estimates[judgement.estimates.count - 1])?.last
  }

  private var resolved: [JudgementContext] {
    let shown = Set(decided.splitting.shown(of: decided.notes, on: part))
    return decided.judgements.reversed().filter { shown.contains($0.resolution?.note ?? NoteID(index: -1)) }
      .map(context)
  }

  private func context(of judgement: Judgement) -> JudgementContext {
    JudgementContext(judgement, as: judgement.estimates[judgement.estimates.count - 1], site)
  }

  static let shape = ContextShape<Self>(
    page: "judgements",
    [
      .text("title", "The page's title.") { $0.page.title },
      .list("due", "Those that should be known by now and are open, the longest due first.") { $0.open(isDue: true) },
      .list("open", "The others that are open, the next due first.") { $0.open(isDue: false) },
      .list("resolved", "Those that proved true or false, the newest decision first.") { $0.resolved },
      .list(
        "parts", "The pages of the years, or of a year's months, newest first; this page shows the newest decisions."
      ) {
        $0.decided.splitting.links(on: $0.part, under: JudgementPages.path, $0.site)
      },
      .text("score", "The Brier score in words, from ten decided judgements on.") { context in
        context.calibration.map { context.site.strings.words($0) }
      },
      .record("plot", "How often what was called so likely proved true, from ten decided judgements on.") { context in
        context.calibration?.plot(on: context.site)
      },
    ])
}

extension Phrase {
  static let judgements = Phrase("judgements")
  fileprivate static let judgementsDescription = Phrase("judgementsDescription")
}
