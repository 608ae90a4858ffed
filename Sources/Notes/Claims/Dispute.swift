package import Base
import FrontMatter

/// A denial of a claim by a note: by its authors, by an actor, or by one of its quotations.
package struct Dispute: Sendable {
  package let claim: Located<ClaimReference>
  /// Who denies it, as written; nil for the authors of the note, or the speaker of the quotation.
  package let by: Located<String>?
  package let text: String?
  /// The number of the quotation in the note that denies it, from 1.
  package let quotation: Located<Int>?

  /// Reads `disputes` of a note's head: a claim, or a list of claims and of mappings with `claim`, `by`, `text` and
  /// `quotation`.
  static func read(_ fields: inout Fields, _ rules: HeadRules) -> [Dispute] {
    ClaimReference.reportBlank("disputes", &fields)
    let items: [YAMLValue]
    switch fields.value("disputes")?.content {
    case .sequence(let several): items = several
    case .some: items = [fields.peek("disputes")].compactMap(\.self)
    case nil: return []
    }
    var disputes: [Dispute] = []
    for item in items {
      if case .scalar(let text, _) = item.content {
        guard !text.trimmed.isEmpty else {
          ClaimReference.reportBlank("an item of disputes", at: item.location, &fields)
          continue
        }
        disputes.append(Dispute(Located(text.trimmed, item.location)))
        continue
      }
      fields.inRecord(item, "a dispute") { record in
        let claim = record.requiredText("claim", of: "the dispute")
        let by = record.text("by")
        if let by, record.peek("quotation") != nil {
          record.report(
            Diagnostic(.fieldValue, at: by.location, "the quotation says who denies it", hint: "take 'by' out"))
        }
        let text = record.text("text")
        let place = record.place("quotation")
        let quotation = record.integer("quotation").map { Located($0, place) }
        guard let claim else { return }
        disputes.append(
          Dispute(
            claim: Located(ClaimReference(claim.value), claim.location), by: by,
            text: text.map { rules.prose($0.value) },
            quotation: quotation))
      }
    }
    return disputes
  }

  private init(_ claim: Located<String>) {
    self.init(claim: Located(ClaimReference(claim.value), claim.location), by: nil, text: nil, quotation: nil)
  }

  private init(claim: Located<ClaimReference>, by: Located<String>?, text: String?, quotation: Located<Int>?) {
    self.claim = claim
    self.by = by
    self.text = text
    self.quotation = quotation
  }
}
