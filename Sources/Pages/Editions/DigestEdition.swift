package import Archive
import Base
import Markdown

/// A digest by itself, to be sent or read away from the site: what the formats of `gazette edition` are made of.
package struct DigestEdition: Sendable {
  package struct Section: Sendable {
    let title: String
    let notes: [NoteID]
  }

  package enum Format: String, Sendable, CaseIterable {
    case html, eml, text, epub, md
  }

  /// How many of the notes stand in it with their summary, and how many at all, from the first on; and whether the lead
  /// does.
  struct Extent {
    let whole: Int
    let titled: Int
    var hasLead = true

    static func all(of edition: DigestEdition) -> Extent {
      Extent(whole: edition.noteCount, titled: edition.noteCount)
    }
  }

  let title: String
  /// The days of a week.
  let subtitle: String?
  /// `7 notes`
  let count: String
  let path: SitePath
  let lead: Lead?
  /// A day by topic, a week and a month by day; no section is empty.
  let sections: [Section]
  /// When anything of it last changed.
  let updated: Timestamp

  var noteCount: Int { sections.reduce(0) { $0 + $1.notes.count } }
}

extension Site {
  /// The digest of a day, a week or a month; nil where no note is of it.
  package func edition(of period: Period) -> DigestEdition? {
    let words = strings.dates
    switch period {
    case .day(let day):
      return archive.days.first { $0.period == day }.map {
        edition($0, words.full(day), nil, Addresses.day(day), sections: byTopic($0.notes))
      }
    case .week(let week):
      return archive.weeks.first { $0.period == week }.map {
        edition(
          $0, words.week(week), words.range(week.monday, week.sunday), Addresses.week(week), sections: byDay($0.notes))
      }
    case .month(let month):
      return archive.months.first { $0.period == month }.map {
        edition($0, words.month(month), nil, Addresses.month(month), sections: byDay($0.notes))
      }
    case .year: return nil
    }
  }

  private func edition<Period>(
    _ digest: Digest<Period>, _ title: String, _ subtitle: String?, _ path: SitePath,
    sections: [DigestEdition.Section]
  ) -> DigestEdition {
    DigestEdition(
      title: title, subtitle: subtitle, count: strings.counted(digest.notes.count, .notes), path: path,
      lead: digest.lead, sections: sections, updated: lastChange(of: digest.notes.map { archive[$0] }))
  }

  private func byTopic(_ notes: [NoteID]) -> [DigestEdition.Section] {
    sections(underFirstTopics(notes).map { (archive[archive[$0].topics[0]].title, $0) })
  }

  private func byDay(_ notes: [NoteID]) -> [DigestEdition.Section] {
    sections(notes.map { (strings.dates.full(archive.day(of: $0)), $0) })
  }

  private func sections(_ notes: [(title: String, note: NoteID)]) -> [DigestEdition.Section] {
    var sections: [DigestEdition.Section] = []
    for (title, note) in notes {
      if let last = sections.last, last.title == title {
        sections[sections.count - 1] = .init(title: title, notes: last.notes + [note])
      } else {
        sections.append(.init(title: title, notes: [note]))
      }
    }
    return sections
  }

  /// The edition in a format; `sender` is who a letter says it is from. Throws where a template includes itself without
  /// end. `read` gives the bytes of the site's own pictures, which a book holds.
  package func bytes(
    of edition: DigestEdition, as format: DigestEdition.Format, sender: String?, read: (String) throws -> [UInt8]
  ) throws -> [UInt8] {
    switch format {
    case .html: try fitting(edition) { try letter(edition, $0) }
    case .eml:
      try fitting(edition) { extent in
        MailMessage(
          of: edition, from: sender, in: self, text: plainText(of: edition, extent), html: try letter(edition, extent)
        ).bytes
      }
    case .text: Array(plainText(of: edition, .all(of: edition)).utf8)
    case .md: Array(markdown(of: edition).utf8)
    case .epub: try book(of: edition, read: read)
    }
  }

  func text(of lead: Lead) -> [String] {
    var text: [UInt8] = []
    lead.body.document.appendLines(to: &text)
    return String(utf8: text).split(separator: "\n").map(String.init)
  }
}
