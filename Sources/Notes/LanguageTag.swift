import Base

/// Tags of languages by BCP 47: `en`, `pt-BR`.
enum LanguageTag {
  /// Whether a text has the form of a tag.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.first?.count ?? 0)
      && parts.allSatisfy { (1...8).contains($0.count) && $0.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit } }
  }
}
