import Archive
import Base
import Names
import Notes
import Site
import Templates

/// `digest.mustache`: the notes of a day, a week or a month; `year.mustache`: those of a year.
struct DigestContext: PageTemplateContext {
  let site: Site
  let page: PageContext
  let subtitle: String?
  let notes: [NoteID]
  let lead: Lead?
  let count: String
  let changes: ChangesContext?
  /// The weightiest notes; none if there are only a few notes.
  let top: [Prepared<TeaserContext>]
  let groups: [GroupContext]
  let frozen: FrozenDigest?
  let isBrief: Bool
  /// Whether the notes are shown on a map of a year.
  let showsYear: Bool
  let previous: LinkContext?
  let next: LinkContext?

  /// A digest with more notes than this lists only some under each heading.
  private static let veryManyNotes = 300

  init<Period>(
    _ digest: Digest<Period>, _ form: DigestForm<Period>, previous: LinkContext?, next: LinkContext?, _ site: Site
  ) {
    self.site = site
    notes = digest.notes
    lead = digest.lead
    let title = form.title(site.strings, digest.period)
    frozen = digest.frozen
    let noteCount = digest.frozen?.entries.count ?? digest.notes.count
    count = site.counted(notes: noteCount, corrections: digest.changes.corrections.count)
    var page = site.page(
      title,
      site.strings[.digestDescription, ["site": site.archive.settings.title, "count": count, "title": title]],
      at: form.path(digest.period), kind: form.kind, trail: form.trail(site, digest.period))
    if form.hasTwin, !digest.notes.isEmpty {
      page.twin = site.addresses.href(Addresses.twin(of: form.path(digest.period)))
    }
    self.page = page
    subtitle = form.subtitle(site.strings, digest.period)
    changes =
      digest.changes.isEmpty ? nil : ChangesContext(site: site, changes: digest.changes, compared: form.compared)
    let groups: [GroupContext]
    if let frozen = digest.frozen {
      (top, groups) = Self.parts(of: frozen, site)
    } else {
      let above = form.hasTop ? site.archive.top(of: digest.notes) : []
      top = above.map(site.teaser)
      groups = form.groups(site, digest.notes.filter { !above.contains($0) })
    }
    isBrief = !top.isEmpty || !form.hasTop
    // What was frozen is shown whole, however long it is.
    let isLong = frozen == nil && noteCount > Self.veryManyNotes
    self.groups = isLong ? groups.map { $0.shortened(to: form.mostOfMany, site) } : groups
    showsYear = form.showsYear
    self.previous = previous
    self.next = next
  }

  /// The weightiest notes of a frozen digest, and the others under their headings.
  private static func parts(
    of frozen: FrozenDigest, _ site: Site
  ) -> (top: [Prepared<TeaserContext>], groups: [GroupContext]) {
    let teasers = site.teasers(of: frozen)
    let ranked = frozen.entries.indices.compactMap { index in frozen.entries[index].frozen.rank.map { ($0, index) } }
    let groups = site.outline.sections(of: frozen).compactMap { heading, entries -> GroupContext? in
      let others = entries.filter { frozen.entries[$0].frozen.rank == nil }
      return others.isEmpty ? nil : GroupContext(heading, others.map { teasers[$0] }, site)
    }
    return (ranked.sorted { $0.0 < $1.0 }.map { teasers[$0.1] }, groups)
  }

  static let shape = ContextShape<Self>(
    page: "digest",
    [
      .text("title", "The day, week, month or year.") { $0.page.title },
      .text("subtitle", "The days of a week.") { $0.subtitle },
      .text("count", "How many notes it holds: 7 notes; or how many corrections, if it has no notes.") { $0.count },
      .text("leadTitle", "The title of the editor's lead.") { $0.lead?.head.title },
      .html("lead", "The editor's lead.") { $0.site.html(of: $0.lead) },
      .record("changes", "What is new in it; only corrections for a year; nothing if nothing is new.") { $0.changes },
      .record("plot", "A year's notes by day.") { $0.showsYear ? PlotContext.days(of: $0.notes, $0.site) : nil },
      .list("top", "The weightiest notes; none if there are only a few notes.") { $0.top },
      .list(
        "groups",
        "The other notes, the weightiest first: of a day by topic, of a week or month by day, of a year by month."
      ) { $0.groups },
      .record("frozen", "When it was frozen; nothing if it was not.") { context in
        context.frozen.map { context.site.date($0.edition.time) }
      },
      .text("frozenOn", "The same in words: As of 27 October 2025.") { context in
        context.frozen.map { frozen in
          let day = context.site.strings.dates.long(frozen.edition.time.day)
          return context.site.strings[.frozenOn, ["date": day]]
        }
      },
      .list("late", "The notes of its time that it did not have when it was frozen.") { context in
        (context.frozen?.late ?? []).map(context.site.teaser)
      },
      .flag("isBrief", "Whether the groups list titles only, as in a digest with many notes.") { $0.isBrief },
      .list("actors", "The actors that most of its notes name.") { $0.site.topActors(of: $0.notes, most: 15) },
      .list("topics", "Its topics.") { $0.site.topics(of: $0.notes) },
      .record("previous", "The digest before it.") { $0.previous },
      .record("next", "The digest after it.") { $0.next },
    ])
}

extension Phrase {
  fileprivate static let digestDescription = Phrase("digestDescription")
}
