package import Archive
package import Base
package import Names
import Notes
import Templates

/// How a frozen digest tells of its notes.
extension SiteOutline {
  /// What became of a note since the freeze: `Corrected on 28 October 2025`; nil if it says what it said.
  package func mark(of entry: FrozenDigest.Entry) -> String? {
    switch entry.state {
    case .same: nil
    case .corrected(_, let day): strings[.correctedOn, ["date": strings.dates.long(day)]]
    case .revised(_, let day?): strings[.revisedOn, ["date": strings.dates.long(day)]]
    case .revised(_, nil): strings[.revised]
    case .withdrawn, .withheld:
      entry.frozen.withdrawn.map { strings[.withdrawnOn, ["date": strings.dates.long($0)]] } ?? strings[.withdrawn]
    }
  }

  /// The title that the digest had for a note. Of a note that is not published any more it tells nothing.
  package func title(of entry: FrozenDigest.Entry) -> String {
    if case .withheld = entry.state { strings[.withdrawnNote] } else { entry.frozen.title }
  }

  /// Its summary at that time; nil for a note that is gone.
  package func summary(of entry: FrozenDigest.Entry) -> String? {
    entry.note == nil || entry.frozen.summary.isEmpty ? nil : entry.frozen.summary
  }

  /// What a note stands under in a frozen digest.
  package enum FrozenHeading: Hashable, Sendable {
    case day(Day)
    /// By the title of that time, with the topic if there still is one; without a title for notes without a topic.
    case topic(String?, TopicID?)
  }

  /// The entries of a frozen digest under their headings, by their places: in that of a day by topic, else by day.
  package func sections(of digest: FrozenDigest) -> [(heading: FrozenHeading, entries: [Int])] {
    var isOfDay = false
    if case .day = digest.edition.period { isOfDay = true }
    var places: [FrozenHeading: Int] = [:]
    var sections: [(heading: FrozenHeading, entries: [Int])] = []
    for (index, entry) in digest.entries.enumerated() {
      let heading = isOfDay ? topicHeading(of: entry) : .day(entry.frozen.day)
      let place = places[heading] ?? sections.count
      if place == sections.count {
        places[heading] = place
        sections.append((heading, []))
      }
      sections[place].entries.append(index)
    }
    return sections
  }

  /// A topic that only something withheld has is withheld too.
  private func topicHeading(of entry: FrozenDigest.Entry) -> FrozenHeading {
    guard let title = entry.frozen.topic else { return .topic(nil, nil) }
    let topic = archive.topics.first { $0.head.title == title || $0.head.aliases.contains(title) }
    if topic == nil, case .withheld = entry.state { return .topic(nil, nil) }
    return .topic(title, topic?.id)
  }

  /// The teaser of a note that is told otherwise than when its digest was frozen.
  func teaser(of entry: FrozenDigest.Entry) -> TeaserContext {
    let note = entry.note.map { archive[$0] }
    var context = TeaserContext(
      note: note, href: note.map { addresses.href($0.id) }, date: Prepared(date(Timestamp(day: entry.frozen.day))),
      topics: [], outlets: [], picture: nil, clause: nil)
    context.frozen = FrozenTeaser(
      title: title(of: entry), summary: summary(of: entry), mark: mark(of: entry), markHref: href(of: entry))
    return context
  }

  /// Where the mark leads: to what was corrected, or to the note.
  private func href(of entry: FrozenDigest.Entry) -> String? {
    guard let note = entry.note else { return nil }
    if case .corrected = entry.state { return addresses.href(note) + "#" + Anchors.corrections }
    return addresses.href(note)
  }
}

/// A note as a feed or a letter tells of it.
package struct NoteLine: Sendable {
  /// Nil for a note that is gone.
  package let note: NoteID?
  package let title: String
  /// The absolute address; nil for a note that is gone.
  package let url: String?
  /// With its corrections and events; in a frozen digest also with what became of it.
  package let summary: String
  /// What became of it since its digest was frozen: `Revised`; nil if nothing did.
  package var mark: String?
}

extension Site {
  /// A note as it is now.
  package func line(of note: NoteID) -> NoteLine {
    NoteLine(
      note: note, title: archive[note].head.title, url: addresses.url(note), summary: summary(of: archive[note]))
  }

  /// A note of a frozen digest, with the title and the summary that the digest had. Its corrections and events are
  /// those of today.
  package func line(of entry: FrozenDigest.Entry) -> NoteLine {
    let own = outline.summary(of: entry) ?? ""
    let told: String
    switch entry.state {
    case .same(let note), .corrected(let note, _): told = summary(of: archive[note], saying: own)
    case .revised, .withdrawn, .withheld:
      told = [own, outline.mark(of: entry).map { "[\($0)]" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return NoteLine(
      note: entry.note, title: outline.title(of: entry), url: entry.note.map { addresses.url($0) }, summary: told,
      mark: outline.mark(of: entry))
  }
}

/// What a frozen digest tells of a note that has changed since.
struct FrozenTeaser: Sendable {
  let title: String
  let summary: String?
  let mark: String?
  let markHref: String?
}

extension Phrase {
  fileprivate static let correctedOn = Phrase("correctedOn")
  fileprivate static let revisedOn = Phrase("revisedOn")
  fileprivate static let revised = Phrase("revised")
  fileprivate static let withdrawn = Phrase("withdrawn")
  fileprivate static let withdrawnOn = Phrase("withdrawnOn")
  fileprivate static let withdrawnNote = Phrase("withdrawnNote")
  /// `Added later`: the notes of a period that its frozen digest does not have.
  package static let addedLater = Phrase("addedLater")
  /// `As of 27 October 2025`
  package static let frozenOn = Phrase("frozenOn")
}
