import Archive
import Base
import Formats
import Names
import Notes
package import Site
import Templates

/// The home page, `/`, and the feed of the whole site.
package enum HomePage: PageKind {
  package static let templates = [PageTemplate("home", "The home page.", HomeContext.self)]

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

  /// The actors that most notes name.
  private var mostActive: [LinkContext] {
    site.archive.actors.filter { $0.dossier.namedIn > 0 }
      .sorted { ($1.dossier.namedIn, $0.id) < ($0.dossier.namedIn, $1.id) }
      .prefix(20).map { site.link($0.id, count: $0.dossier.namedIn) }
  }

  /// The newest days. All of them together show so many notes that the page stays short.
  private var newestDays: [DayContext] {
    var left = 40
    return site.archive.days.suffix(7).reversed().map { digest in
      let most = min(12, left)
      left -= min(most, digest.notes.count)
      return DayContext(site: site, digest: digest, most: most)
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
      .list("actors", "The actors that most notes name.") { $0.mostActive },
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

  /// How many of its notes are shown.
  let most: Int

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
      .list("notes", "Its notes, at most twelve.") { $0.digest.notes.reversed().prefix($0.most).map($0.site.teaser) },
      .text("further", "How many more it has: 8 more notes.") {
        let further = $0.digest.notes.count - $0.most
        return further > 0 ? $0.site.strings.counted(further, .moreNotes) : nil
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
