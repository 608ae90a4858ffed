package import Base
import FrontMatter

/// The file of a lead: an editor's text at the top of a digest.
package struct LeadHead: Sendable {
  package let body: SourceBody
  package let period: Period
  package let title: String?
  package let restriction: Restriction
  package let params: Params

  /// The file in content/digests/ that it was read from.
  package var file: SourceFile { body.file }

  /// Nil if the head has an error, or if the file's name is not a period. The file may have no head.
  package static func read(_ file: SourceFile, _ rules: HeadRules = .init()) -> Diagnosed<LeadHead?> {
    TextFile.read(file, "the lead", finishing: "a lead", headIsOptional: true) { LeadHead(&$0, rules) }
  }

  private init?(_ text: inout TextFile, _ rules: HeadRules) {
    title = text.fields.text("title")?.value
    restriction = Restriction.read(&text.fields, rules)
    params = text.params(of: "a lead", rules)
    guard let period = Period(name: text.stem) else {
      text.fields.report(
        Diagnostic(
          .digestName, at: SourceLocation(path: text.file.path), "'\(text.stem)' is not a day, a week or a month",
          hint: "as 2025-10-21.md, 2025-W43.md or 2025-10.md"))
      return nil
    }
    self.period = period
    body = text.body
  }
}
