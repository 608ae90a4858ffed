package import Base
import FrontMatter

/// A note as its file gives it: typed, but with the names in it not resolved yet. A class for the reason that `Note` is
/// one.
package final class WrittenNote: Sendable {
  package let file: SourceFile
  package let body: WrittenBody
  /// The file's name without its ending: what `updates:` calls it.
  package let stem: String
  /// `2025-10-21-summit`: the day and the slug, which together are one note's alone.
  package let name: String
  package let slug: Slug
  package let title: String
  package let timestamp: Timestamp
  package let topics: [Located<String>]
  package let summary: String?
  package let actors: [Located<String>]
  package let sources: [Source]
  package let updates: Located<String>?
  package let updated: Timestamp?
  package let corrections: [Correction]
  package let events: [Event]
  package let aliases: [Located<SitePath>]
  package let isDraft: Bool
  /// Which of its mentions become links; nil for what the site says.
  package let links: MentionLinks?
  /// The instant from which the note may be built, in seconds since 1970-01-01T00:00:00Z.
  package let embargo: Int?

  private init(
    _ text: TextFile, slug: Slug, title: String, timestamp: Timestamp, topics: [Located<String>], summary: String?,
    actors: [Located<String>], sources: [Source], updates: Located<String>?, updated: Timestamp?,
    corrections: [Correction], events: [Event],
    aliases: [Located<SitePath>], isDraft: Bool, links: MentionLinks?, embargo: Int?
  ) {
    file = text.file
    body = text.body
    stem = text.stem
    name = "\(timestamp.day)-\(slug)"
    self.slug = slug
    self.title = title
    self.timestamp = timestamp
    self.topics = topics
    self.summary = summary
    self.actors = actors
    self.sources = sources
    self.updates = updates
    self.updated = updated
    self.corrections = corrections
    self.events = events
    self.aliases = aliases
    self.isDraft = isDraft
    self.links = links
    self.embargo = embargo
  }

  static func read(_ file: SourceFile, zone: Zone) -> Diagnosed<WrittenNote?> {
    let opened = TextFile.read(file, "the note")
    guard var text = opened.value else { return Diagnosed(nil, opened.diagnostics) }
    let (nameDay, name) = dayAndName(text.stem)

    let title = text.fields.requiredText("title", of: "the note")
    let timestamp = date(&text, nameDay, zone)
    let topics = text.fields.texts("topics")
    if topics.isEmpty, !text.fields.diagnostics.contains(where: { $0.location == text.fields.place("topics") }) {
      text.fields.report(
        Diagnostic(
          .fieldMissing, at: text.fields.place("topics"), "the note has no topics",
          hint: "at least one: topics: [diplomacy]"))
    }
    for topic in topics where Slug(from: topic.value) == nil {
      text.fields.report(Diagnostic(.fieldValue, at: topic.location, "'\(topic.value)' cannot name a topic"))
    }
    let summary = text.fields.text("summary")?.value
    let actors = text.fields.texts("actors")
    let sources = Source.read(&text.fields)
    let updates = text.fields.text("updates")
    let updated = updated(&text.fields, since: timestamp, zone)
    let corrections = Correction.read(&text.fields, updated: updated)
    var events: [Event] = []
    text.fields.forEachRecord("events", "an event") { fields in
      if let event = Event.read(&fields, zone: zone) { events.append(event) }
    }
    let slug = text.slug(default: name)
    let aliases = text.oldAddresses(text.fields.texts("aliases"))
    let isDraft = text.fields.flag("draft") ?? false
    let links = text.fields.choice("link", MentionLinks.self)
    let embargo = text.fields.timestamp("embargo", in: zone)?.value
    let diagnostics = text.fields.finish("a note")
    guard let title, let timestamp, let slug, !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
    return Diagnosed(
      WrittenNote(
        text, slug: slug, title: title.value, timestamp: timestamp, topics: topics,
        summary: summary.flatMap { $0.isEmpty ? nil : $0 }, actors: actors, sources: sources,
        updates: updates,
        updated: updated?.value ?? corrections.last.map { Timestamp(day: $0.day) }, corrections: corrections,
        events: events, aliases: aliases, isDraft: isDraft, links: links,
        embargo: embargo.map { $0.instant ?? zone.instant(of: $0.day) }), diagnostics)
  }

  /// When the note was last changed: `updated`, or `lastmod` as Hugo calls it.
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

  /// A file's name without its day: `summit` of `2025-10-21-summit`.
  static func name(of stem: String) -> String { dayAndName(stem).1 }

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
