package import Base
import FrontMatter

/// A file of content/editions/: the notes of a digest as they were when it was sent or cited.
package struct FrozenEdition: Sendable {
  /// A note as the digest had it.
  package struct Entry: Sendable {
    /// Its day and slug: `2025-10-21-summit`.
    package let name: String
    package let day: Day
    package let title: String
    package let summary: String
    /// The title of the topic that it stood under; nil for the digest of a week or month, which has a heading for each
    /// day.
    package let topic: String?
    /// Its place among the weightiest, from 1, which stood before the others.
    package let rank: Int?
    /// `NoteHead.contentHash` of that time.
    package let hash: String
    /// The marks of the corrections that it had: `Correction.mark`.
    package let corrections: [String]
    /// The day on which it was withdrawn, as an editor wrote it here.
    package var withdrawn: Day?
    package let location: SourceLocation

    package init(
      name: String, day: Day, title: String, summary: String, topic: String?, rank: Int?, hash: String,
      corrections: [String],
      location: SourceLocation = SourceLocation(path: "")
    ) {
      self.name = name
      self.day = day
      self.title = title
      self.summary = summary
      self.topic = topic
      self.rank = rank
      self.hash = hash
      self.corrections = corrections
      self.location = location
    }
  }

  package let path: String
  package let period: Period
  /// When it was frozen.
  package let time: Timestamp
  /// The place in `Audiences` of the circle of readers whose digest it is.
  package let audience: Int
  /// Under their headings, in the order of the digest.
  package let entries: [Entry]

  /// `circle` is the name of the audience, nil for everybody.
  package init(_ period: Period, time: Timestamp, audience: Int, named circle: String? = nil, entries: [Entry]) {
    path = Self.path(of: period, for: circle)
    self.period = period
    self.time = time
    self.audience = audience
    self.entries = entries
  }

  /// Where the edition of a period is kept: `content/editions/2025-W43.yml`, and that of a circle of readers beside it:
  /// `content/editions/2025-W43.partners.yml`.
  package static func path(of period: Period, for circle: String?) -> String {
    "content/editions/\(period.name)\(circle.map { "." + $0 } ?? "").yml"
  }
}

extension FrozenEdition {
  /// Nil if the file is not an edition.
  static func read(_ file: SourceFile, _ rules: HeadRules) -> Diagnosed<FrozenEdition?> {
    OwnFile.read(file, "the edition", finishing: "an edition") { FrozenEdition(&$0, of: file, rules) }
  }

  private init?(_ fields: inout Fields, of file: SourceFile, _ rules: HeadRules) {
    path = file.path
    audience = Restriction.audience(&fields, rules.audiences)
    let time = fields.timestamp("frozen", in: rules.zone)?.value
    if time == nil, fields.peek("frozen") == nil {
      fields.report(
        Diagnostic(
          .fieldMissing, at: fields.place("frozen"), "the edition does not say when it was frozen",
          hint: "'gazette freeze' writes these files; restore it, or delete it and freeze the digest anew"))
    }
    if fields.peek("notes") == nil {
      fields.report(
        Diagnostic(
          .fieldMissing, at: fields.place("notes"), "the edition has no notes",
          hint: "restore the file, or delete it and freeze the digest anew"))
    }
    var entries: [Entry] = []
    var names: Set<String> = []
    fields.forEachRecord("notes", "a note of an edition") { fields in
      let location = fields.place("note")
      let name = fields.requiredText("note", of: "the note")
      let hash = fields.requiredText("hash", of: "the note")
      let title = fields.requiredText("title", of: "the note")
      let summary = fields.text("summary")?.value
      let topic = fields.text("topic")?.value
      let withdrawn = fields.day("withdrawn")?.value
      let (rank, corrections) = (fields.integer("rank"), fields.texts("corrections").map(\.value))
      guard let name, let hash, let title else { return }
      guard let day = Day(name.value.prefix(10)) else {
        fields.report(
          Diagnostic(
            .fieldValue, at: name.location, "'\(name.value)' is not a note's day and slug", hint: "as 2025-10-21-summit"
          ))
        return
      }
      guard names.insert(name.value).inserted else {
        fields.report(Diagnostic(.fieldValue, at: name.location, "'\(name.value)' is in the edition twice"))
        return
      }
      var entry = Entry(
        name: name.value, day: day, title: title.value, summary: summary ?? "", topic: topic, rank: rank,
        hash: hash.value, corrections: corrections, location: location)
      entry.withdrawn = withdrawn
      entries.append(entry)
    }
    // After the period, the name of a circle of readers may stand, so that each can have its file.
    let name = TextFile.stem(of: file.path)
    let stem = String(name.prefix { $0 != "." })
    let circle = name.dropFirst(stem.count + 1)
    if !circle.isEmpty, rules.audiences.place(of: String(circle)) != audience {
      fields.report(
        Diagnostic(
          .digestName, at: SourceLocation(path: file.path),
          "the file's name says '\(circle)', and its audience is another",
          hint: "write 'audience: \(circle)' in it, or take '.\(circle)' out of its name"))
    }
    guard let period = Period(name: stem) else {
      fields.report(
        Diagnostic(
          .digestName, at: SourceLocation(path: file.path), "'\(stem)' is not a day, a week or a month",
          hint: "as 2025-10-21.yml, 2025-W43.yml or 2025-10.yml"))
      return nil
    }
    guard let time else { return nil }
    self.period = period
    self.time = time
    self.entries = entries
  }

  /// The file, as `gazette freeze` writes it. `audience` is the name of the circle of readers, if it is not everybody.
  package func text(audience: String?) -> String {
    var text =
      "# The digest of \(period.name) as it was frozen. 'gazette freeze' wrote this; its notes keep this order.\n"
    text += "frozen: \(time)\n"
    if let audience { text += "audience: \(audience.singleQuotedInYAML)\n" }
    text += entries.isEmpty ? "notes: []\n" : "notes:\n"
    for entry in entries {
      text += "- note: \(entry.name)\n"
      text += "  title: \(entry.title.asYAMLScalar)\n"
      if !entry.summary.isEmpty { text += "  summary: \(entry.summary.asYAMLScalar)\n" }
      if let topic = entry.topic { text += "  topic: \(topic.asYAMLScalar)\n" }
      if let rank = entry.rank { text += "  rank: \(rank)\n" }
      if !entry.corrections.isEmpty {
        text += "  corrections: [\(entry.corrections.map(\.singleQuotedInYAML).joined(separator: ", "))]\n"
      }
      text += "  hash: '\(entry.hash)'\n"
    }
    return text
  }
}

extension NoteHead {
  /// The names that it had by its old addresses: `2025-10-21-summit` for `/2025/10/21/summit/`.
  package var formerNames: [String] {
    oldAddresses.compactMap { address in
      let segments = address.value.text.split(separator: "/")
      guard segments.count == 4, Day(segments[..<3].joined(separator: "-")) != nil else { return nil }
      return segments.joined(separator: "-")
    }
  }
}
