package import Base
import FrontMatter

/// A letter that was sent, so that the next one has only what is new.
package struct SentLetter: Sendable, Equatable {
  /// What it was about: `site`, `topic:diplomacy`, `actor:ann-roe`, `story:the-bridge`.
  package let scope: String
  package let time: Timestamp
  /// Of the first letter: the day from which notes are new. Those before count as known.
  package let since: Day?
  /// The notes that were in it, by day and slug.
  package let notes: [String]
  /// The marks of the corrections that its readers know (`Correction.mark`), of notes that have any.
  package let corrections: [String: [String]]

  package init(scope: String, time: Timestamp, since: Day?, notes: [String], corrections: [String: [String]]) {
    self.scope = scope
    self.time = time
    self.since = since
    self.notes = notes
    self.corrections = corrections
  }

  /// Where the letters are remembered.
  package static let path = "content/editions/sent.yml"

  /// Reads content/editions/sent.yml; nil if it has a mistake.
  package static func read(_ file: SourceFile, _ rules: HeadRules) -> Diagnosed<[SentLetter]?> {
    let read = OwnFile.read(file, "sent.yml", finishing: "sent.yml") { fields -> [SentLetter]? in
      var letters: [SentLetter] = []
      fields.forEachRecord("letters", "a letter") { fields in
        let scope = fields.requiredText("for", of: "the letter")?.value
        let time = fields.timestamp("sent", in: rules.zone)?.value
        let since = fields.day("since")?.value
        let notes = fields.texts("notes").map(\.value)
        var corrections: [String: [String]] = [:]
        let known = fields.mapping("corrections").map(\.key)
        fields.inRecord("corrections", "the corrections") { fields in
          for note in known { corrections[note] = fields.texts(note).map(\.value) }
        }
        if let scope, let time {
          letters.append(SentLetter(scope: scope, time: time, since: since, notes: notes, corrections: corrections))
        }
      }
      return letters
    }
    return Diagnosed(read.diagnostics.hasErrors ? nil : read.value, read.diagnostics)
  }

  /// The file with some letters.
  package static func text(of letters: [SentLetter]) -> String {
    var text =
      "# The letters that 'gazette edition --since-last' has made, so that the next one has only what is new.\nletters:\n"
    for letter in letters {
      text += "- for: \(letter.scope.asYAMLScalar)\n  sent: \(letter.time)\n"
      if let since = letter.since { text += "  since: \(since)\n" }
      text += letter.notes.isEmpty ? "  notes: []\n" : "  notes:\n"
      for note in letter.notes { text += "  - \(note)\n" }
      if !letter.corrections.isEmpty {
        text += "  corrections:\n"
        for (note, marks) in letter.corrections.sorted(by: { $0.key < $1.key }) {
          text += "    \(note): [\(marks.map(\.singleQuotedInYAML).joined(separator: ", "))]\n"
        }
      }
    }
    return text
  }
}
