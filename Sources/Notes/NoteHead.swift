package import Base
import FrontMatter

/// A note's file as typed values; names in it are not resolved yet. A class for the same reason as `Note`.
package final class NoteHead: Sendable {
  package let body: SourceBody
  /// The file's name without its ending. `updates:` of another note can name the note so.
  package let stem: String
  package let slug: Slug
  package let title: String
  package let timestamp: Timestamp
  /// `2025-10-21-summit`: the day and the slug. Two notes never share both.
  package let name: String
  package let topics: [Located<String>]
  package let summary: String?
  package let actors: [Located<String>]
  package let sources: [Source]
  /// The ids of sources that are withheld. Citations of them are left out.
  package let withheldSources: Set<String>
  package let updates: Located<String>?
  /// When the note was last changed after it was published: `updated`, else the day of the last correction.
  package let updated: Timestamp?
  /// Chronological.
  package let corrections: [Correction]
  package let events: [Event]
  package let oldAddresses: [Located<SitePath>]
  package let restriction: Restriction
  /// Which of its mentions become links; nil for the site's setting.
  package let links: MentionLinks?
  /// The language of the text, by BCP 47; nil for the site's.
  package let language: String?

  /// Whether it is built only with `--drafts`.
  package var isDraft: Bool { restriction.isDraft }
  /// The instant from which the note may be built, in seconds since 1970-01-01T00:00:00Z.
  package var embargo: Int? { restriction.embargo }
  /// The file in content/notes/ that it was read from.
  package var file: SourceFile { body.file }
  /// The file's path below the site's folder: `content/notes/2025-10-21-summit.md`.
  package var path: String { body.file.path }
  /// The note's date in the site's time zone, without the time.
  package var day: Day { timestamp.day }

  /// Nil if the head has an error.
  package static func read(_ file: SourceFile, _ rules: HeadRules) -> Diagnosed<NoteHead?> {
    TextFile.read(file, "the note", finishing: "a note") { NoteHead(&$0, rules) }
  }

  private init?(_ text: inout TextFile, _ rules: HeadRules) {
    let zone = rules.zone
    let (nameDay, nameOfFile) = Self.dayAndName(text.stem)
    let title = text.fields.requiredText("title", of: "the note")
    let timestamp = Self.date(&text, nameDay, zone)
    topics = Self.topics(&text.fields).map { Located(rules.prose($0.value), $0.location) }
    summary = text.fields.text("summary").flatMap { $0.value.isEmpty ? nil : rules.prose($0.value) }
    actors = text.fields.texts("actors")
    sources = Source.read(&text.fields, rules)
    withheldSources = []
    updates = text.fields.text("updates")
    let updated = Self.updated(&text.fields, since: timestamp, zone)
    corrections = Correction.read(&text.fields, updated: updated, since: timestamp, rules)
    self.updated = updated?.value ?? corrections.last.map { Timestamp(day: $0.day) }
    var events: [Event] = []
    text.fields.forEachRecord("events", "an event") { fields in
      if let event = Event.read(&fields, rules) { events.append(event) }
    }
    self.events = events
    let slug = text.slug(default: nameOfFile)
    oldAddresses = text.oldAddresses(text.fields.texts("aliases"))
    restriction = Restriction.read(&text.fields, rules)
    links = text.fields.choice("link", MentionLinks.self)
    language = LanguageTag.read("lang", &text.fields, .fieldValue)
    guard let title, let timestamp, let slug else { return nil }
    body = text.body
    stem = text.stem
    name = "\(timestamp.day)-\(slug)"
    self.slug = slug
    self.title = rules.prose(title.value)
    self.timestamp = timestamp
  }

  /// The note without the sources and events that are not seen, and without corrections of days after `today`; nil for
  /// all. It is the same value if nothing is left out.
  package func seen(until today: Day?, _ isSeen: (Restriction) -> Bool) -> NoteHead {
    let hasFuture = today.map { today in corrections.contains { $0.day > today } } ?? false
    guard
      hasFuture || sources.contains(where: { !isSeen($0.restriction) })
        || events.contains(where: { !isSeen($0.restriction) })
    else { return self }
    return NoteHead(self, until: today, isSeen)
  }

  private init(_ other: NoteHead, until today: Day?, _ isSeen: (Restriction) -> Bool) {
    body = other.body
    stem = other.stem
    slug = other.slug
    title = other.title
    timestamp = other.timestamp
    name = other.name
    topics = other.topics
    summary = other.summary
    actors = other.actors
    sources = other.sources.filter { isSeen($0.restriction) }
    withheldSources = Set(other.sources.filter { !isSeen($0.restriction) }.map(\.id))
    updates = other.updates
    corrections = other.corrections.filter { correction in today.map { correction.day <= $0 } ?? true }
    // The day of the last change may have been that of a correction that is not made yet.
    updated =
      other.updated?.day == other.corrections.last?.day && corrections.count < other.corrections.count
      ? corrections.last.map { Timestamp(day: $0.day) } : other.updated
    events = other.events.filter { isSeen($0.restriction) }
    oldAddresses = other.oldAddresses
    restriction = other.restriction
    links = other.links
    language = other.language
  }

  /// The moment of the last change, but never a moment before the note was published: if only the day of the change is
  /// known, that day can begin before.
  package func lastChange(in zone: Zone) -> Timestamp {
    let published = timestamp.moment(in: zone)
    guard let changed = updated?.moment(in: zone), Timestamp.precedes(published, changed) else { return published }
    return changed
  }

  private static func topics(_ fields: inout Fields) -> [Located<String>] {
    let topics = fields.texts("topics")
    if topics.isEmpty, !fields.diagnostics.contains(where: { $0.location == fields.place("topics") }) {
      fields.report(
        Diagnostic(
          .fieldMissing, at: fields.place("topics"), "the note has no topics",
          hint: "at least one: topics: [diplomacy]"))
    }
    for topic in topics where Slug(from: topic.value) == nil {
      fields.report(Diagnostic(.fieldValue, at: topic.location, "'\(topic.value)' cannot name a topic"))
    }
    return topics
  }

  /// When the note was last changed: `updated`, or `lastmod`, which is Hugo's name for it.
  private static func updated(_ fields: inout Fields, since date: Timestamp?, _ zone: Zone) -> Located<Timestamp>? {
    let key = fields.value("updated") == nil && fields.value("lastmod") != nil ? "lastmod" : "updated"
    guard let updated = fields.timestamp(key, in: zone) else { return nil }
    if let date, updated.value.day < date.day {
      fields.report(
        Diagnostic(.fieldValue, at: updated.location, "\(key) is before the note's date, \(date.day)"))
    }
    return updated
  }

  /// `2025-10-21-summit` is a day and `summit`.
  private static func dayAndName(_ stem: String) -> (Day?, String) {
    let rest = stem.dropFirst(10)
    guard let day = Day(stem.prefix(10)), rest.first == "-", rest.count > 1 else {
      return (Day(stem), stem)
    }
    return (day, String(rest.dropFirst()))
  }

  /// The slugs that a file can have by its name. A link to one of them may mean this file, even if it cannot be read.
  package static func slugs(ofFileAt path: String) -> [Slug] {
    let stem = TextFile.stem(of: path)
    return [Slug(from: stem), Slug(from: dayAndName(stem).1)].compactMap(\.self)
  }

  private static func date(_ text: inout TextFile, _ nameDay: Day?, _ zone: Zone) -> Timestamp? {
    if text.fields.value("date") != nil { return text.fields.timestamp("date", in: zone)?.value }
    if let nameDay { return Timestamp(day: nameDay) }
    text.fields.report(
      Diagnostic(
        .fieldMissing, at: text.fields.place("date"), "the note has no date",
        hint: "add 'date: 2025-10-21', or begin the file's name with 2025-10-21-"))
    return nil
  }
}
