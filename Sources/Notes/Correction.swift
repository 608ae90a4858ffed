package import Base
import FrontMatter

/// A correction of a note after it was published.
package struct Correction: Sendable, Equatable {
  package let day: Day
  package let text: String

  /// A name for it among the corrections of its note: the day, and a part of the hash of its text as written.
  package let mark: String

  private init(day: Day, written: String, _ rules: HeadRules) {
    self.day = day
    text = rules.prose(written)
    let words = written.normalized.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    mark = "\(day)-\(contentHash(Array(words.utf8)).prefix(8))"
  }

  /// Reads `corrections` of a note's head. Each is a text, and then its day is that of `updated`; or a `date` and a
  /// `text`.
  static func read(
    _ fields: inout Fields, updated: Located<Timestamp>?, since date: Timestamp?, _ rules: HeadRules
  ) -> [Correction] {
    var corrections: [Correction] = []
    func add(_ text: Located<String>, _ day: Day) {
      let correction = Correction(day: day, written: text.value.trimmed, rules)
      if corrections.contains(where: { $0.mark == correction.mark }) {
        fields.report(
          Diagnostic(
            .fieldValue, at: text.location, "the same correction is there twice", hint: "take one of the two out"))
      }
      corrections.append(correction)
    }
    for item in fields.list("corrections") {
      if case .scalar(let text, _) = item.content {
        guard !text.trimmed.isEmpty else {
          fields.report(Diagnostic(.fieldValue, at: item.location, "the correction is empty"))
          continue
        }
        if let day = updated?.value.day {
          add(Located(text, item.location), day)
        } else {
          fields.report(
            Diagnostic(
              .fieldMissing, at: item.location, "the correction has no date",
              hint: "add 'updated: 2025-10-23' to the head, or write the correction as date and text"))
        }
        continue
      }
      let inner = Fields.of(item, "a correction")
      inner.diagnostics.forEach { fields.report($0) }
      guard var record = inner.value else { continue }
      let text = record.requiredText("text", of: "the correction")
      let own = record.day("date")
      let day = own?.value ?? updated?.value.day
      if let own, let date, own.value < date.day {
        record.report(
          Diagnostic(.fieldValue, at: own.location, "the correction is from before the note's date, \(date.day)"))
      }
      if day == nil, record.diagnostics.isEmpty {
        record.report(Diagnostic(.fieldMissing, at: item.location, "the correction has no date"))
      }
      record.finish("a correction").forEach { fields.report($0) }
      if let day, let text { add(text, day) }
    }
    return corrections.sorted { $0.day < $1.day }
  }
}
