import Base
import FrontMatter

/// Tags of languages by BCP 47: `en`, `pt-BR`.
enum LanguageTag {
  /// The tag under a key; nil if there is none, or, with a diagnostic, if it is none.
  static func read(_ key: String, _ fields: inout Fields, _ id: DiagnosticID) -> String? {
    guard let tag = fields.text(key) else { return nil }
    if isValid(tag.value) { return tag.value }
    fields.report(
      Diagnostic(id, at: tag.location, "'\(tag.value)' is not a language tag", hint: "as 'en' or 'uk'"))
    return nil
  }

  private static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.first?.count ?? 0)
      && parts.allSatisfy { (1...8).contains($0.count) && $0.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit } }
  }
}
