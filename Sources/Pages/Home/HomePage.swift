import Archive
package import Base
import Formats
import Names
import Notes
package import Site
import Templates

/// The home page, `/`, and the feed of the whole site.
package enum HomePage: PageKind {
  package static let templates = [PageTemplate("home", "The home page.", HomeContext.self)]

  package static var menuPage: (path: SitePath, title: Phrase)? { (Addresses.home, .home) }

  package static func files(of site: Site) -> [SiteFile] {
    let home = SiteFile(Addresses.home, .index, .rendered("home") { HomeContext(site) })
      .listed(lastModified: site.archive.notes.last?.head.day)
    return [home]
      + site.feedFiles(site.archive.settings.title, under: Addresses.home) {
        site.newest(site.archive.notes.map(\.id)).map { site.feedEntry($0, isWhole: true) }
      }
  }
}

/// `home.mustache`.
struct HomeContext: PageTemplateContext {
  let site: Site
  let page: PageContext

  init(_ site: Site) {
    self.site = site
    let settings = site.archive.settings
    var page = site.page(settings.title, settings.description, at: Addresses.home, kind: "home")
    page.structured = site.structured([]) { site.describe(in: &$0) }
    page.feeds = site.common.context.feeds + DigestPages.feedLinks(site)
    self.page = page
  }

  /// The actors that most notes of the last thirty days name, up to the newest note: today does not matter, since a
  /// page does not change with the clock.
  private var inTheNews: [NewsActorContext] {
    guard let newest = site.archive.notes.last?.head.day else { return [] }
    let (recent, before) = (newest.advanced(by: -29), newest.advanced(by: -119))
    let notes = site.archive.notes.drop { $0.head.day < before }
    let older = notes.prefix { $0.head.day < recent }
    var tally = site.archive.actorTally(of: older.map(\.id))
    let counts = Dictionary(uniqueKeysWithValues: tally.take().map { ($0.place, $0.count) })
    var now = site.archive.actorTally(of: notes.dropFirst(older.count).map(\.id))
    return now.takeRanking().prefix(12).map { place, count in
      NewsActorContext(
        link: site.link(ActorID(index: place), count: count),
        // A third of the ninety days before is what thirty of them had.
        change: older.isEmpty ? nil : count - Int((Double(counts[place] ?? 0) / 3).rounded()))
    }
  }

  /// The newest days: the first with its weightiest notes and many titles, the others shorter.
  private var newestDays: [DayContext] {
    site.archive.days.suffix(7).reversed().enumerated().map { place, digest in
      let notes = site.archive.ranked(digest.notes.reversed())
      let (teasers, titles) = place == 0 ? (5, 15) : (3, 5)
      return DayContext(
        site: site, digest: digest, teasers: Array(notes.prefix(teasers)),
        titles: Array(notes.dropFirst(teasers).prefix(titles)))
    }
  }

  /// Events on or after the newest note's day, soonest first. Today does not matter: a page does not change with the
  /// clock.
  private var eventsAhead: [EventContext] {
    guard let newest = site.archive.notes.last?.head.day else { return [] }
    return Array(EventContext.all(of: site).filter { $0.event.date.day >= newest }.prefix(10))
  }

  static let shape = ContextShape<Self>(
    page: "home",
    [
      .list("days", "The newest days.") { context in
        context.newestDays
      },
      .list("actors", "The actors that most notes of the last thirty days name, up to the newest note.") {
        $0.inTheNews
      },
      .text("allActors", "The link to the list of all actors.") { $0.site.addresses.href(ActorPages.index) },
      .list("topics", "The topics.") { context in
        context.site.archive.topics.filter { !$0.notes.isEmpty }
          .map { context.site.link($0.id, count: $0.notes.count) }
      },
      .list("stories", "The stories that moved last.") { context in
        context.site.archive.stories.sorted { ($1.notes.last?.index ?? 0) < ($0.notes.last?.index ?? 0) }
          .prefix(6).map { context.site.link($0) }
      },
      .list("events", "The events after the newest note.") { $0.eventsAhead },
    ])
}

/// A day on the home page.
struct DayContext: TemplateContext {
  let site: Site
  let digest: Digest<Day>

  /// The weightiest notes.
  let teasers: [NoteID]
  /// The next ones, which are shown with their titles only.
  let titles: [NoteID]

  static let shape = ContextShape<Self>(
    "day",
    [
      .record("date", "The day.") { $0.site.date($0.digest.period) },
      .text("leadTitle", "The title of the editor's lead.") { $0.digest.lead?.head.title },
      .html("lead", "The editor's lead.") { $0.site.html(of: $0.digest.lead) },
      .list("corrections", "The corrections that were made on it.") { context in
        context.digest.changes.corrections.filter { $0.correction.day == context.digest.period }.map {
          CorrectionContext(site: context.site, note: $0.note, correction: $0.correction)
        }
      },
      .list("notes", "Its weightiest notes.") { $0.teasers.map($0.site.teaser) },
      .list("titles", "The next notes, of which only the title is shown.") { $0.titles.map($0.site.teaser) },
      .text("further", "How many more it has: 8 more notes.") {
        let further = $0.digest.notes.count - $0.teasers.count - $0.titles.count
        return further > 0 ? $0.site.strings.counted(further, .moreNotes) : nil
      },
    ])
}

/// An actor that is in the news.
struct NewsActorContext: TemplateContext {
  let link: LinkContext
  /// How many notes more, or fewer, name it than in thirty of the ninety days before; nil without such days.
  let change: Int?

  static let shape = ContextShape<Self>(
    "actor in the news",
    [
      .text("title", "The actor's name.") { $0.link.title },
      .text("href", "The link to the actor's page.") { $0.link.href },
      .text("count", "How many notes of the last thirty days name it.") { $0.link.count.map(String.init) },
      .text("change", "How many more that is than in thirty of the ninety days before: +3, −2, or nothing.") {
        $0.change.flatMap { $0 == 0 ? nil : $0 > 0 ? "+\($0)" : "−\(-$0)" }
      },
    ])
}

extension Site {
  /// Appends the site as structured data of schema.org.
  fileprivate func describe(in json: inout JSONWriter) {
    json.object { json in
      json.field("@type", "WebSite")
      json.field("@id", addresses.url(Addresses.home))
      json.field("url", addresses.url(Addresses.home))
      json.field("name", archive.settings.title)
      json.field("description", archive.settings.description)
      json.field("inLanguage", archive.settings.language)
    }
  }
}
