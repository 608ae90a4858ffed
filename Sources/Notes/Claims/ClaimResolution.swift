package import Base
import FrontMatter

/// What came of a claim, as a later note says it.
package struct ClaimResolution: Sendable {
  package let claim: Located<ClaimReference>
  package let outcome: ClaimOutcome
  /// Why; nil if the note is the reason.
  package let text: String?

  /// Reads `resolves` of a note's head: `{2025-10-21-summit#ceasefire: true}`, or a list of `claim`, `as` and `text`.
  static func read(_ fields: inout Fields, _ rules: HeadRules) -> [ClaimResolution] {
    ClaimReference.reportBlank("resolves", &fields)
    guard let value = fields.peek("resolves") else {
      _ = fields.value("resolves")
      return []
    }
    if case .scalar(let text, _) = value.content {
      _ = fields.value("resolves")
      fields.report(
        Diagnostic(
          .fieldType, at: value.location, "resolves does not say what came of '\(text)'",
          hint: "write resolves: {'\(text)': true}, or false or open"))
      return []
    }
    if case .mapping = value.content { return fields.mapping("resolves").compactMap { short($0, &fields) } }
    var resolutions: [ClaimResolution] = []
    for item in fields.list("resolves") {
      if case .mapping(let entries) = item.content,
        !entries.contains(where: { ["claim", "as"].contains($0.key.lowercased()) })
      {
        resolutions += entries.compactMap { short($0, &fields) }
      } else {
        fields.inRecord(item, "an item of resolves") { fields in
          if let resolution = long(&fields, rules) { resolutions.append(resolution) }
        }
      }
    }
    return resolutions
  }

  private static func long(_ record: inout Fields, _ rules: HeadRules) -> ClaimResolution? {
    let claim = record.requiredText("claim", of: "the item of resolves")
    let text = record.text("text")
    guard let value = record.value("as") else {
      record.report(
        Diagnostic(
          .fieldMissing, at: record.location, "the item of resolves has no 'as'", hint: "as: true, false or open"))
      return nil
    }
    guard let claim, let outcome = outcome(of: value, &record) else { return nil }
    return ClaimResolution(
      claim: Located(ClaimReference(claim.value), claim.location), outcome: outcome,
      text: text.map { rules.prose($0.value) })
  }

  private static func short(_ entry: YAMLValue.Entry, _ fields: inout Fields) -> ClaimResolution? {
    outcome(of: entry.value, &fields).map {
      ClaimResolution(claim: Located(ClaimReference(entry.key), entry.keyLocation), outcome: $0, text: nil)
    }
  }

  private static func outcome(of value: YAMLValue, _ fields: inout Fields) -> ClaimOutcome? {
    if let flag = value.flag { return flag ? .true : .false }
    if case .scalar("open", _) = value.content { return .open }
    fields.report(
      Diagnostic(
        .fieldValue, at: value.location, "a claim is resolved as true, false or open", hint: "true, false or open"))
    return nil
  }
}

/// Whether a claim proved right. `open` takes an earlier outcome back, or says that nobody can tell.
package enum ClaimOutcome: String, Sendable {
  case `true`, `false`, open
}
