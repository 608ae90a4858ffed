package import Markdown

/// The words of pages in a site's language, from `templates/strings/<language>.yml`.
package final class Strings: Sendable {
  /// BCP 47.
  package let language: String
  /// Whether the language is written from right to left.
  package let isRightToLeft: Bool
  package let dates: DateFormats
  /// The words that templates use as `{{strings.name}}`, by name. Those of `Phrase` are among them.
  package let words: [String: String]
  let counts: [CountedPhrase: [PluralForm: String]]
  /// The labels of the built-in kinds of actors, by the kind's name.
  let kinds: [String: (label: String, plural: String)]
  /// The labels of the built-in kinds of relations, as seen from either end, by the kind's name.
  let relations: [String: (label: String, inverse: String)]
  package let bodyWords: HTMLRenderer.Words
  private let rule: PluralRule

  init(
    language: String, isRightToLeft: Bool, dates: DateFormats, words: [String: String],
    counts: [CountedPhrase: [PluralForm: String]], kinds: [String: (label: String, plural: String)],
    relations: [String: (label: String, inverse: String)]
  ) {
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.dates = dates
    self.words = words
    self.counts = counts
    self.kinds = kinds
    self.relations = relations
    let callouts: [String: Phrase] = [
      "note": .calloutNote, "tip": .calloutTip, "important": .calloutImportant, "warning": .calloutWarning,
      "caution": .calloutCaution,
    ]
    func word(_ phrase: Phrase) -> String { words[phrase.key] ?? "" }
    bodyWords = .init(
      calloutTitles: callouts.mapValues(word), backToText: word(.backToText), completedTask: word(.completedTask),
      openTask: word(.openTask))
    rule = PluralRule(language: language)
  }

  /// The same words, for a site in a language that has no strings file. That language decides the direction of the
  /// text.
  func turned(as language: String) -> Strings {
    let script = language.lowercased().split(separator: "-").first ?? ""
    return Strings(
      language: self.language,
      isRightToLeft: ["ar", "he", "fa", "ur", "ps", "yi", "dv", "ckb", "sd", "ug"].contains(script),
      dates: dates, words: words, counts: counts, kinds: kinds, relations: relations)
  }

  /// A phrase in which values replace the names in braces.
  package subscript(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
    Self.filled(words[phrase.key] ?? "", values)
  }

  /// A phrase that has no names in braces.
  package subscript(_ phrase: Phrase) -> String { words[phrase.key] ?? "" }

  /// `1 note`, `2 notes`.
  package func counted(_ number: Int, _ count: CountedPhrase) -> String {
    let forms = counts[count] ?? [:]
    return Self.filled(forms[rule.form(of: number)] ?? forms[.other] ?? "{n}", ["n": String(number)])
  }

  /// The word for one actor of a built-in kind: `Person`. Nil for a kind that gazette.yml adds.
  package func label(of kind: String) -> String? { kinds[kind]?.label }

  /// The word for several actors of a built-in kind: `People`. Nil for a kind that gazette.yml adds.
  package func plural(of kind: String) -> String? { kinds[kind]?.plural }

  /// The words for a built-in kind of relation: `Owns` and `Owned by`. Nil for a kind that gazette.yml adds.
  package func relation(_ kind: String) -> (label: String, inverse: String)? { relations[kind] }

  // MARK: Names in braces

  private static func filled(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
    guard pattern.utf8.contains(UInt8(ascii: "{")) else { return pattern }
    var text = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      text += values.first { $0.key == name }?.value ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// The names in braces in a pattern, in their order.
  static func placeholders(of pattern: String) -> [String] {
    pattern.split(separator: "{").dropFirst(pattern.hasPrefix("{") ? 0 : 1).compactMap { piece in
      piece.firstIndex(of: "}").map { String(piece[..<$0]) }
    }
  }
}
