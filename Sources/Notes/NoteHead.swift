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
  /// Of `topics`, `tags` and `categories`, each once.
  package let topics: [Located<String>]
  /// Who wrote it; empty for the site's author.
  package let authors: [String]
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
  /// What it states so that it can be proved right or wrong; in the order of the head.
  package let claims: [Claim]
  /// The ids of claims that are withheld.
  package let withheldClaims: Set<String>
  /// What it says came of earlier claims.
  package let resolutions: [ClaimResolution]
  /// The claims that it denies.
  package let disputes: [Dispute]
  package let oldAddresses: [Located<SitePath>]
  package let picture: HeadPicture?
  /// `normal` if the head does not say it.
  package let priority: Priority
  /// Whether its page has a list of its headings; nil if their number decides.
  package let hasContents: Bool?
  /// The template of the site's own that it is rendered with: `layout: longread`.
  package let layout: Located<String>?
  package let restriction: Restriction
  /// Which of its mentions become links; nil for the site's setting.
  package let links: MentionLinks?
  /// The language of the text, by BCP 47; nil for the site's.
  package let language: String?
  /// Other names by which wiki links find the note.
  package let otherNames: [String]
  package let params: Params

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
    TextFile.read(file, "the note", finishing: "a note", headIsOptional: true) { NoteHead(&$0, rules) }
  }

  private init?(_ text: inout TextFile, _ siteRules: HeadRules) {
    language = LanguageTag.read("lang", &text.fields, .fieldValue)
    let rules = siteRules.inLanguage(language)
    let zone = rules.zone
    let (nameDay, nameOfFile) = Self.dayAndName(text.stem)
    let title = text.title(of: "the note", default: nameOfFile, rules.markdown)
    let timestamp = Self.date(&text, nameDay, zone)
    topics = Self.topics(&text.fields).map { Located(rules.prose($0.value), $0.location) }
    authors = Self.authors(&text.fields)
    let summary = text.fields.text(text.fields.firstKey(of: ["summary", "description", "excerpt"]))
    self.summary = summary.flatMap { $0.value.isEmpty ? nil : rules.prose($0.value) }
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
    claims = Claim.read(&text.fields, of: timestamp?.day, rules)
    withheldClaims = []
    resolutions = ClaimResolution.read(&text.fields, rules)
    disputes = Dispute.read(&text.fields, rules)
    let slug = text.slug(default: nameOfFile)
    let aliases = text.fields.textsOrOne("aliases")
    // Hugo's aliases need no slash at their beginning. An alias without any slash is Obsidian's: another name.
    let addresses = aliases.filter { $0.value.contains("/") }
    oldAddresses = text.formerAddresses(
      addresses.map { $0.value.hasPrefix("/") ? $0 : Located("/" + $0.value, $0.location) })
    otherNames = aliases.map(\.value).filter { !$0.contains("/") }
    priority = Priority.read(&text.fields) ?? .normal
    picture = HeadPicture.read(&text.fields, rules)
    hasContents = text.fields.flagIfAny("toc")
    layout = text.layout
    restriction = Restriction.read(&text.fields, rules)
    links = text.fields.choice("link", MentionLinks.self)
    text.fields.mean(
      ["date", "publishDate", "pubDate", "published", "publish", "permalink", "url", "redirect_from"])
    params = text.params(of: "a note", rules)
    guard let title, let timestamp, let slug else { return nil }
    body = text.body
    stem = text.stem
    name = "\(timestamp.day)-\(slug)"
    self.slug = slug
    self.title = rules.prose(title)
    self.timestamp = timestamp
  }

  /// The sentences of its claims, and what it says of those of other notes.
  package var statements: [String] {
    claims.compactMap(\.text) + resolutions.compactMap(\.text) + disputes.compactMap(\.text)
  }

  /// The actors who claim or deny something in it, as written.
  package var claimants: [Located<String>] { claims.compactMap(\.by) + disputes.compactMap(\.by) }

  /// The note without the sources, events and claims that are not seen, and without corrections of days after `today`;
  /// nil for all. It is the same value if nothing is left out.
  package func seen(until today: Day?, _ isSeen: (Restriction) -> Bool) -> NoteHead {
    let hasFuture = today.map { today in corrections.contains { $0.day > today } } ?? false
    guard
      hasFuture || sources.contains(where: { !isSeen($0.restriction) })
        || events.contains(where: { !isSeen($0.restriction) })
        || claims.contains(where: { !isSeen($0.restriction) })
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
    authors = other.authors
    summary = other.summary
    actors = other.actors
    picture = other.picture
    priority = other.priority
    hasContents = other.hasContents
    layout = other.layout
    sources = other.sources.filter { isSeen($0.restriction) }
    withheldSources = Set(other.sources.filter { !isSeen($0.restriction) }.map(\.id))
    updates = other.updates
    corrections = other.corrections.filter { correction in today.map { correction.day <= $0 } ?? true }
    // The day of the last change may have been that of a correction that is not made yet.
    updated =
      other.updated?.day == other.corrections.last?.day && corrections.count < other.corrections.count
      ? corrections.last.map { Timestamp(day: $0.day) } : other.updated
    events = other.events.filter { isSeen($0.restriction) }
    claims = other.claims.filter { isSeen($0.restriction) }
    withheldClaims = Set(other.claims.filter { !isSeen($0.restriction) }.map(\.id))
    resolutions = other.resolutions
    disputes = other.disputes
    oldAddresses = other.oldAddresses
    restriction = other.restriction
    links = other.links
    language = other.language
    otherNames = other.otherNames
    params = other.params
  }

  /// The moment of the last change, but never a moment before the note was published: if only the day of the change is
  /// known, that day can begin before.
  package func lastChange(in zone: Zone) -> Timestamp {
    let published = timestamp.moment(in: zone)
    guard let changed = updated?.moment(in: zone), Timestamp.precedes(published, changed) else { return published }
    return changed
  }

  /// Topics by any of their keys. Other tools write several as one text: Jekyll divides it at spaces, Obsidian at
  /// commas and with `#` before each.
  private static func topics(_ fields: inout Fields) -> [Located<String>] {
    var topics = fields.textsOrOne("topics")
    for key in ["categories", "tags"] {
      topics += fields.textsOrOne(key, isDividedAtSpaces: true).map {
        Located($0.value.hasPrefix("#") ? String($0.value.dropFirst()) : $0.value, $0.location)
      }
    }
    for key in ["category", "tag"] { if let topic = fields.text(key) { topics.append(topic) } }
    for topic in topics where Slug(from: topic.value) == nil {
      fields.report(Diagnostic(.fieldValue, at: topic.location, "'\(topic.value)' cannot name a topic"))
    }
    var known: Set<String> = []
    return topics.filter { known.insert($0.value).inserted }
  }

  /// `authors` or `author`: a text, a list, or mappings with `name`.
  static func authors(_ fields: inout Fields) -> [String] {
    let key = fields.firstKey(of: ["authors", "author"])
    guard let value = fields.peek(key) else { return [] }
    switch value.content {
    case .scalar: return fields.text(key).map { [$0.value] }?.filter { !$0.isEmpty } ?? []
    case .mapping: return fields.name(in: key).map { [$0] } ?? []
    case .sequence(let items):
      if items.contains(where: { if case .mapping = $0.content { true } else { false } }) {
        return fields.names(in: key)
      }
      return fields.texts(key).map(\.value)
    }
  }

  /// When the note was last changed: `updated`, or what other tools call it. Theirs is often older than the note, and
  /// then says nothing.
  private static func updated(_ fields: inout Fields, since date: Timestamp?, _ zone: Zone) -> Located<Timestamp>? {
    let key = fields.firstKey(of: ["updated", "lastmod", "modified", "last_modified_at"])
    guard let updated = fields.timestamp(key, in: zone) else { return nil }
    guard let date, updated.value.day < date.day else { return updated }
    guard key == "updated" else { return nil }
    fields.report(Diagnostic(.fieldValue, at: updated.location, "\(key) is before the note's date, \(date.day)"))
    return updated
  }

  /// `2025-10-21-summit` and `2025-10-21 summit` are a day and `summit`.
  private static func dayAndName(_ stem: String) -> (Day?, String) {
    let rest = stem.dropFirst(10)
    guard let day = Day(stem.prefix(10)), let mark = rest.first, "-_ ".contains(mark), rest.count > 1 else {
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
    // `published` is a date in some tools, and true or false in others.
    for key in ["date", "publishDate", "pubDate", "published"] where text.fields.peek(key)?.flag == nil {
      if text.fields.peek(key) != nil { return text.fields.timestamp(key, in: zone)?.value }
    }
    if let nameDay { return Timestamp(day: nameDay) }
    text.fields.report(
      Diagnostic(
        .fieldMissing, at: text.fields.place("date"), "the note has no date",
        hint: "add 'date: 2025-10-21', or begin the file's name with 2025-10-21-"))
    return nil
  }
}
