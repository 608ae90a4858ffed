import Archive
import Base
import Formats
import Markdown
import Names
package import Notes
package import Site
import Templates

/// A digest on its own, for mail and for reading outside of the site.
package struct Edition: Sendable {
  /// The raw values are the words for `--format` of `gazette edition`. A PDF is a book that another program prints.
  package enum Format: String, Sendable, CaseIterable {
    case html, eml, text, epub, md, pdf
  }

  /// Notes under a heading; none is empty.
  struct Section: Sendable {
    let title: String
    let notes: [NoteLine]
  }

  let site: Site
  let title: String
  /// The days of a week.
  let subtitle: String?
  /// The page of the digest.
  let path: SitePath
  let lead: Lead?
  /// A day by topic, a week and a month by day.
  let sections: [Section]
  /// The corrections that were made in the period to notes of other periods. The notes of the edition have their own.
  let corrections: [Changes.Corrected]
  /// How many notes it has, without those that came after it was frozen.
  let size: Int
  /// Whether letters and texts have each note in full, not only its summary. A book always has.
  package var isFull = false

  /// The templates that letters are rendered with.
  package static let templates = [
    PageTemplate("letter", "A digest as a letter, for 'gazette edition'.", LetterContext.self)
  ]

  /// The digest of a day, a week, a month or a year; nil if it has neither notes nor corrections.
  package init?(of period: Period, _ site: Site) {
    let (archive, dates) = (site.archive, site.strings.dates)
    switch period {
    case .day(let day):
      guard let digest = archive.days.first(where: { $0.period == day }) else { return nil }
      self.init(site, dates.full(day), nil, Addresses.day(day), digest) { Self.byTopic($0, site) }
    case .week(let week):
      guard let digest = archive.weeks.first(where: { $0.period == week }) else { return nil }
      let days = dates.range(week.monday, week.sunday)
      self.init(site, dates.week(week), days, Addresses.week(week), digest) { Self.byDay($0, site) }
    case .month(let month):
      guard let digest = archive.months.first(where: { $0.period == month }) else { return nil }
      self.init(site, dates.month(month), nil, Addresses.month(month), digest) { Self.byDay($0, site) }
    case .year(let year):
      guard let digest = archive.years.first(where: { $0.period == year }) else { return nil }
      self.init(site, String(year), nil, Addresses.year(year), digest) { Self.byDay($0, site) }
    }
  }

  /// Notes of any time, chronological, with corrections of others.
  init(
    _ site: Site, _ title: String, _ subtitle: String?, _ path: SitePath, _ notes: [NoteID],
    _ corrections: [Changes.Corrected]
  ) {
    self.site = site
    self.title = title
    self.subtitle = subtitle
    self.path = path
    self.corrections = corrections
    sections = Self.byDay(notes, site)
    size = notes.count
    lead = nil
  }

  private init<Period>(
    _ site: Site, _ title: String, _ subtitle: String?, _ path: SitePath, _ digest: Digest<Period>,
    _ divide: ([NoteID]) -> [Section]
  ) {
    self.site = site
    self.title = title
    self.subtitle = subtitle
    self.path = path
    sections = digest.frozen.map { Self.sections(of: $0, site) } ?? divide(digest.notes)
    size = digest.frozen?.entries.count ?? digest.notes.count
    lead = digest.lead
    corrections = digest.correctionsOfOthers
  }

  private static func byTopic(_ notes: [NoteID], _ site: Site) -> [Section] {
    site.archive.sectionsByTopic(of: notes).map { topic, notes in
      Section(
        title: topic.map { site.archive[$0].head.title } ?? site.strings[.withoutTopic], notes: notes.map(site.line))
    }
  }

  /// The notes of a frozen digest in its order, and those that came later.
  private static func sections(of frozen: FrozenDigest, _ site: Site) -> [Section] {
    let sections = site.outline.sections(of: frozen).map { heading, entries in
      let title =
        switch heading {
        case .day(let day): site.strings.dates.full(day)
        case .topic(let title, _): title ?? site.strings[.withoutTopic]
        }
      return Section(title: title, notes: entries.map { site.line(of: frozen.entries[$0]) })
    }
    guard !frozen.late.isEmpty else { return sections }
    return sections + [Section(title: site.strings[.addedLater], notes: frozen.late.map(site.line))]
  }

  private static func byDay(_ notes: [NoteID], _ site: Site) -> [Section] {
    site.archive.sectionsByDay(of: notes).map {
      Section(title: site.strings.dates.full($0.day), notes: $0.notes.map(site.line))
    }
  }

  /// The paths of the files that it is made from: the notes, those that it corrects, and the lead.
  package var paths: Set<String> {
    let notes = notes + corrections.map(\.note)
    return Set(notes.map { site.archive[$0].head.path } + [lead?.head.file.path].compactMap(\.self))
  }

  var lines: [NoteLine] { sections.flatMap(\.notes) }
  /// Its notes, without those that are gone.
  var notes: [NoteID] { lines.compactMap(\.note) }

  /// Whether it tells nothing.
  package var isEmpty: Bool { sections.isEmpty && corrections.isEmpty }

  /// `7 notes`, or `1 correction` if there are no notes.
  var count: String { site.counted(notes: size, corrections: corrections.count) }

  /// The time of the last change of its notes, or of the last correction.
  var updated: Timestamp {
    let corrected = corrections.map { Timestamp(day: $0.correction.day).moment(in: site.archive.settings.zone) }
    let changed = site.lastChange(of: notes)
    return corrected.reduce(changed) { Timestamp.precedes($0, $1) ? $1 : $0 }
  }

  /// The edition in a format; for a PDF, the page that is printed. `sender` is the sender of a letter; `read` gives the
  /// bytes of the site's own pictures for a book. Throws if a template includes itself without end.
  package func bytes(
    as format: Format, sender: String?, read: (String) throws -> [UInt8]
  ) throws -> [UInt8] {
    switch format {
    case .html: try fitting { try html($0) }
    case .eml: try fitting { message(from: sender).bytes(text: text($0), html: try html($0)) }
    case .text: Array(text(.all(of: self)).utf8)
    case .md: Array(markdown.utf8)
    case .epub: try book(read: read).bytes
    case .pdf: try book(read: read).onePage
    }
  }

  private func message(from sender: String?) -> MailMessage {
    let settings = site.archive.settings
    return MailMessage(
      sender: sender, site: settings.title, host: site.addresses.host, subject: "\(settings.title): \(title)",
      date: updated, language: site.strings.language)
  }

  /// The paragraphs of the lead as plain text.
  var leadParagraphs: [String] {
    var text: [UInt8] = []
    lead?.body.document.appendLines(to: &text)
    return String(utf8: text).split(separator: "\n").map(String.init)
  }
}
