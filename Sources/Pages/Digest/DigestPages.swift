import Archive
import Base
import Formats
import Names
import Notes
package import Site
import Templates

/// The digests of days, weeks, months and years (`/2025/10/21/`, `/2025/W43/`, `/2025/10/`, `/2025/`), and the feeds of
/// the daily and weekly digests.
package enum DigestPages: PageKind {
  package static let templates = [
    PageTemplate("digest", "The digest of a day, a week or a month.", DigestContext.self),
    PageTemplate("year", "The digest of a year.", DigestContext.self),
  ]

  package static func files(of site: Site) -> [SiteFile] {
    let archive = site.archive
    let pages =
      pages(of: archive.days, .day, site) + pages(of: archive.weeks, .week, site)
      + pages(of: archive.months, .month, site) + pages(of: archive.years, .year, site)
    return pages.reversed() + archive.days.compactMap { twin(of: $0, site) } + feeds(of: site)
  }

  /// The notes of a day as JSON; nil if it has only corrections.
  private static func twin(of digest: Digest<Day>, _ site: Site) -> SiteFile? {
    guard !digest.notes.isEmpty else { return nil }
    return SiteFile(
      Addresses.twin(of: Addresses.day(digest.period)), .data,
      .written { DayRecord(site: site, digest: digest).append(to: &$0) })
  }

  /// Each note had a JSON file, and the digests had JSON Feeds.
  package static func moves(of site: Site) -> [Move] {
    let (atom, json) = (FeedFormat.atom.fileName, FeedFormat.json.fileName)
    return [
      Move("/:year/:month/:day/:note/index.json", to: "/:year/:month/:day/index.json"),
      Move("/daily/\(json)", to: "/daily/\(atom)"), Move("/weekly/\(json)", to: "/weekly/\(atom)"),
    ]
  }

  private static func pages<Period>(
    _ period: Period.Type = Period.self, of digests: [Digest<Period>], _ form: DigestForm<Period>, _ site: Site
  ) -> [SiteFile] {
    let links = digests.map { digest in
      LinkContext(
        title: form.title(site.strings, digest.period), href: site.addresses.href(form.path(digest.period)))
    }
    return digests.enumerated().map { index, digest in
      SiteFile(
        form.path(digest.period), .index,
        .rendered(form.template) {
          DigestContext(
            digest, form, previous: index > 0 ? links[index - 1] : nil,
            next: index + 1 < links.count ? links[index + 1] : nil, site)
        }
      ).listed(lastModified: lastModified(of: digest, site))
    }
  }

  /// The day of its last note or of the last correction that it lists.
  private static func lastModified<Period>(of digest: Digest<Period>, _ site: Site) -> Day? {
    (digest.notes.suffix(1).map(site.archive.day) + digest.changes.corrections.map(\.correction.day)).max()
  }
}

extension Site {
  func link(_ day: Day) -> LinkContext {
    LinkContext(title: strings.dates.long(day), href: addresses.href(Addresses.day(day)))
  }

  func link(_ week: Week) -> LinkContext {
    LinkContext(title: strings.dates.week(week), href: addresses.href(Addresses.week(week)))
  }

  func link(_ month: Month) -> LinkContext {
    LinkContext(title: strings.dates.month(month), href: addresses.href(Addresses.month(month)))
  }

  func link(year: Int) -> LinkContext {
    LinkContext(title: String(year), href: addresses.href(Addresses.year(year)))
  }
}
