import Archive
package import Base
import Names
import Notes
package import Site
import Templates

/// Who denies whom: `/disputes/`, with a page for each year of a long list; none if no claim is denied.
package enum DisputePages: PageKind {
  static let path = SitePath(page: ["disputes"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .disputes) }

  package static let templates = [
    PageTemplate("disputes", "The claims that somebody denies, or those of a year or month.", DisputesContext.self)
  ]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard outline.archive.judgements.all.contains(where: { !$0.denials.isEmpty }) else { return [] }
    return [MenuEntry(outline.strings[.disputes], outline.addresses.href(path), in: .foot, order: 4)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    let disputed = site.archive.judgements.all.filter { !$0.denials.isEmpty }
    guard !disputed.isEmpty else { return [] }
    let notes = Set(disputed.map(\.first.note)).sorted()
    let splitting = Splitting(notes, longest: RecordContext.longestList, in: site.archive)
    return ([nil] + splitting.pages.map(Optional.some)).map { part in
      SiteFile(
        part?.path(under: path) ?? path, .index,
        .rendered("disputes") { DisputesContext(disputed, by: notes, splitting, on: part, site) }
      ).listed(lastModified: nil)
    }
  }
}

/// `disputes.mustache`: who denies whom.
struct DisputesContext: PageTemplateContext {
  let site: Site
  let page: PageContext
  /// By the notes that make the claims.
  private let disputed: [Judgement]
  private let splitting: Splitting
  private let part: ListPart?

  init(
    _ disputed: [Judgement], by notes: [NoteID], _ splitting: Splitting, on part: ListPart?, _ site: Site
  ) {
    self.site = site
    self.splitting = splitting
    self.part = part
    let shown = Set(splitting.shown(of: notes, on: part))
    self.disputed = disputed.filter { shown.contains($0.first.note) }
    let (path, title) = (DisputePages.path, site.strings[.disputes])
    page = site.page(
      part?.title(of: title, site) ?? title, site.strings[.disputesDescription, ["site": site.archive.settings.title]],
      at: part?.path(under: path) ?? path, kind: "disputes",
      trail: part == nil ? [] : [site.outline.link(.disputes, path)])
  }

  static let shape = ContextShape<Self>(
    page: "disputes",
    [
      .text("title", "The page's title.") { $0.page.title },
      .list("claims", "The claims that somebody denies, in the words that are denied, the newest first.") { context in
        context.disputed.reversed().flatMap { judgement in
          var words: Set<ClaimID> = []
          let targets = judgement.denials.map(\.target).filter {
            words.insert(context.site.archive.wording(of: $0)).inserted
          }
          return targets.map { JudgementContext(judgement, as: $0, context.site) }
        }
      },
      .list("parts", "The pages of the years, or of a year's months, newest first; this page shows the newest.") {
        $0.splitting.links(on: $0.part, under: DisputePages.path, $0.site)
      },
    ])
}

extension Phrase {
  static let disputes = Phrase("disputes")
  fileprivate static let disputesDescription = Phrase("disputesDescription")
}
