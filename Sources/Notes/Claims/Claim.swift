package import Base
import FrontMatter

/// Something that a note states so that it can be proved right or wrong later.
package struct Claim: Sendable {
  /// Among the claims of its note; the number of the claim if the head gives no id.
  package let id: String
  /// Nil if it estimates a claim anew, in the same words.
  package let text: String?
  /// Who claims it, as written; nil for the authors of the note.
  package let by: Located<String>?
  package let likelihood: Likelihood?
  package let confidence: Confidence?
  /// When it will be known.
  package let due: PartialDay?
  /// The claim that this one estimates anew.
  package let updates: Located<ClaimReference>?
  /// The claims that this one denies.
  package let disputes: [Located<ClaimReference>]
  package let restriction: Restriction
  package let location: SourceLocation

  /// Reads `claims` of the head of a note of a day.
  static func read(_ fields: inout Fields, of published: Day?, _ rules: HeadRules) -> [Claim] {
    var claims: [Claim] = []
    var ids: Set<String> = []
    var number = 0
    fields.forEachRecord("claims", "a claim") { fields in
      number += 1
      if let claim = Claim(&fields, number: number, ids: &ids, published, rules) { claims.append(claim) }
    }
    return claims
  }

  private init?(_ fields: inout Fields, number: Int, ids: inout Set<String>, _ published: Day?, _ rules: HeadRules) {
    location = fields.location
    let written = fields.text("id")
    id = written?.value ?? String(number)
    if let written,
      written.value.isEmpty || written.value.contains(where: { $0.isWhitespace || "#[]|\"<>%".contains($0) })
    {
      fields.report(
        Diagnostic(
          .fieldValue, at: written.location, "'\(id)' cannot be a claim's id", hint: "letters, digits and hyphens"))
    }
    if !ids.insert(id).inserted {
      fields.report(
        Diagnostic(
          .claimDuplicate, at: written?.location ?? fields.location, "two claims of the note have the id '\(id)'",
          hint: "give one of them another id"))
    }
    for key in ["updates", "disputes"] { ClaimReference.reportBlank(key, &fields) }
    updates = fields.text("updates").map { Located(ClaimReference($0.value), $0.location) }
    let text =
      updates == nil && !fields.isBlank("updates") ? fields.requiredText("text", of: "the claim") : fields.text("text")
    by = fields.text("by")
    likelihood = Likelihood.read(&fields)
    confidence = fields.choice("confidence", Confidence.self)
    due = PartialDay.read("due", &fields)
    disputes = fields.textOrList("disputes").map { Located(ClaimReference($0.value), $0.location) }
    restriction = Restriction.read(&fields, rules)
    if let published, let due, due.last < published {
      fields.report(
        Diagnostic(.fieldValue, at: fields.place("due"), "the claim is due before the note's date, \(published)"))
    }
    if updates == nil, text == nil { return nil }
    self.text = text.map { rules.prose($0.value) }
  }
}
