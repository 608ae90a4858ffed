package import Base
import FrontMatter

/// A dated event from a note's head.
package struct Event: Sendable {
  package let date: Timestamp
  package let title: String
  package let restriction: Restriction

  static func read(_ fields: inout Fields, _ rules: HeadRules) -> Event? {
    let restriction = Restriction.read(&fields, rules)
    if fields.value("date") == nil {
      fields.report(Diagnostic(.fieldMissing, at: fields.place("date"), "the event has no date"))
    }
    let date = fields.timestamp("date", in: rules.zone)
    let title = fields.requiredText("title", of: "the event")
    guard let date, let title else { return nil }
    return Event(date: date.value, title: rules.prose(title.value), restriction: restriction)
  }
}
