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
    guard outline.archive.judgements.all.contains(where: outline.archive.isForecast) else { return [] }
    return [MenuEntry(outline.strings[.judgements], outline.addresses.href(path), in: .foot, order: 3)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let judgements = site.archive.judgements.all.filter(site.archive.isForecast)
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

/// The judgements that are decided, by the notes that decide them.
struct Decided: Sendable {
  /// With the notes that decide them, the oldest decision first.
  let judgements: [(judgement: Judgement, note: NoteID)]
  /// The notes that decide them, each once.
  let notes: [NoteID]
  let splitting: Splitting

  init(_ judgements: [Judgement], in archive: Archive) {
    let decided = judgements.compactMap { judgement in
      judgement.resolution.map { (judgement: judgement, note: $0.note) }
    }
    self.judgements = decided.enumerated().sorted { a, b in
      (a.element.note, a.offset) < (b.element.note, b.offset)
    }.map(\.element)
    notes = Set(decided.map(\.note)).sorted()
    splitting = Splitting(notes, longest: RecordContext.longestList, in: archive)
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
    site.archive.due(of: judgement.latest)?.last
  }

  private var resolved: [JudgementContext] {
    let shown = Set(decided.splitting.shown(of: decided.notes, on: part))
    return decided.judgements.reversed().filter { shown.contains($0.note) }.map { context(of: $0.judgement) }
  }

  private func context(of judgement: Judgement) -> JudgementContext {
    JudgementContext(judgement, as: judgement.latest, site)
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
