import Archive
import Base
import Formats
import Names
import Notes
import Site

extension CorrectionPages {
  /// The feed of all corrections: an entry each, the newest first, without those of drafts.
  static func feed(of notes: [NoteID], _ site: Site) -> [SiteFile] {
    site.feedFiles(feedTitle(site), under: path, as: [.atom]) {
      let all = notes.filter { !site.archive[$0].head.isDraft }.flatMap { note in
        site.archive[note].head.corrections.map { (note: note, correction: $0) }
      }
      return all.sorted { ($1.correction.day, $1.note) < ($0.correction.day, $0.note) }.prefix(Site.longestFeed).map {
        entry($0.note, $0.correction, site)
      }
    }
  }

  static func feedLinks(_ site: Site) -> [FeedContext] {
    site.outline.feedLinks(feedTitle(site), under: path, as: [.atom])
  }

  private static func feedTitle(_ site: Site) -> String {
    "\(site.archive.settings.title): \(site.strings[.corrections])"
  }

  private static func entry(_ note: NoteID, _ correction: Correction, _ site: Site) -> Feed.Entry {
    let head = site.archive[note].head
    let time = Timestamp(day: correction.day).moment(in: site.archive.settings.zone)
    return Feed.Entry(
      url: site.addresses.url(note) + "#" + Anchors.correction(correction), title: head.title,
      published: time, updated: time, summary: correction.text)
  }
}
