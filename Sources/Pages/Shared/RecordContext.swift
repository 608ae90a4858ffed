import Archive
import Base
import Names
import Notes
import Site
import Templates

/// `record.mustache`: all quotations or all corrections, or those of one year or month.
struct RecordContext: PageTemplateContext {
  /// What the page lists of each note.
  enum Subject: Sendable {
    case quotations, corrections
  }

  let site: Site
  let subject: Subject
  let page: PageContext
  /// Where the whole list is.
  private let path: SitePath
  private let splitting: Splitting
  private let part: ListPart?
  /// The notes that the page is about, and those of which it lists something.
  private let notes: [NoteID]
  private let shown: [NoteID]

  /// A list of more notes than this has a page for each year.
  static let longestList = 60

  /// Every page of a list: of `notes`, which are chronological, at `path`.
  static func files(_ subject: Subject, of notes: [NoteID], titled title: Phrase, at path: SitePath, _ site: Site)
    -> [SiteFile]
  {
    guard !notes.isEmpty else { return [] }
    let splitting = Splitting(notes, longest: longestList, in: site.archive)
    return ([nil] + splitting.pages.map(Optional.some)).map { part in
      SiteFile(
        part?.path(under: path) ?? path, .index,
        .rendered("record") { RecordContext(subject, notes, splitting, part, titled: title, at: path, site) }
      ).listed(lastModified: (part?.notes ?? notes).last.map(site.archive.day))
    }
  }

  private init(
    _ subject: Subject, _ all: [NoteID], _ splitting: Splitting, _ part: ListPart?, titled title: Phrase,
    at path: SitePath, _ site: Site
  ) {
    self.site = site
    self.subject = subject
    self.path = path
    self.splitting = splitting
    self.part = part
    notes = part?.notes ?? all
    shown = splitting.shown(of: all, on: part)
    let name = site.strings[title]
    var page = site.page(
      part?.title(of: name, site) ?? name, nil, at: part?.path(under: path) ?? path, kind: "record",
      trail: part == nil ? [] : [site.outline.link(title, path)])
    if subject == .corrections { page.feeds = CorrectionPages.feedLinks(site) }
    self.page = page
  }

  private static let mostSpeakers = 30

  /// The actors with quotations, those with most first.
  private var speakers: [LinkContext] {
    site.archive.actors.filter { !$0.dossier.quotations.isEmpty }
      .sorted { ($1.dossier.quotations.count, $0.id) < ($0.dossier.quotations.count, $1.id) }
      .prefix(Self.mostSpeakers).map { actor in
        LinkContext(
          title: actor.head.name, href: site.addresses.href(actor.id),
          count: actor.dossier.quotations.count)
      }
  }

  static let shape = ContextShape<Self>(
    page: "record",
    [
      .text("title", "The page's title.") { $0.page.title },
      .text("count", "How many notes it is about: 7 notes.") { $0.site.strings.counted($0.notes.count, .notes) },
      .list("parts", "The pages of the years, or of a year's months, newest first; this page shows the newest.") {
        $0.splitting.links(on: $0.part, under: $0.path, $0.site)
      },
      .list("quotations", "The quotations, newest first.") { context in
        context.subject == .quotations
          ? context.shown.reversed().flatMap { id in
            let note = context.site.archive[id]
            return note.quotations.map { QuotationContext(site: context.site, note: note, quotation: $0) }
          } : []
      },
      .list("speakers", "Who is quoted most, with the number of quotations, on the first page of all quotations.") {
        $0.subject == .quotations && $0.part == nil ? $0.speakers : []
      },
      .list("corrections", "The corrections, newest first.") { context in
        context.subject == .corrections
          ? context.shown.flatMap { id in
            context.site.archive[id].head.corrections.map {
              CorrectionContext(site: context.site, note: id, correction: $0)
            }
          }.sorted { ($1.correction.day, $1.note) < ($0.correction.day, $0.note) } : []
      },
    ])

  static let template = PageTemplate(
    "record", "All quotations or all corrections, or those of a year or month.", RecordContext.self)
}
