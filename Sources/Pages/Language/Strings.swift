import Base
import Markdown

/// What pages say in a site's language: the words of `templates/strings/<language>.yml`.
final class Strings: Sendable {
  /// BCP 47.
  let language: String
  /// Whether the language is written from right to left.
  let isRightToLeft: Bool
  let dates: DateWords
  /// The words that templates use as `{{strings.name}}`, by name; those of `Phrase` among them.
  let words: [String: String]
  let counts: [Count: [PluralForm: String]]
  /// Labels of the kinds of actors that are built in, by the kind's name.
  let kinds: [String: (label: String, plural: String)]
  let bodyWords: HTMLRenderer.Words
  private let rule: PluralRule

  init(
    language: String, isRightToLeft: Bool, dates: DateWords, words: [String: String],
    counts: [Count: [PluralForm: String]], kinds: [String: (label: String, plural: String)]
  ) {
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.dates = dates
    self.words = words
    self.counts = counts
    self.kinds = kinds
    let callouts: [String: Phrase] = [
      "note": .calloutNote, "tip": .calloutTip, "important": .calloutImportant, "warning": .calloutWarning,
      "caution": .calloutCaution,
    ]
    func word(_ phrase: Phrase) -> String { words[phrase.rawValue] ?? "" }
    bodyWords = .init(
      calloutTitles: callouts.mapValues(word), backToText: word(.backToText), completedTask: word(.completedTask),
      openTask: word(.openTask))
    rule = PluralRule(language: language)
  }

  /// The same words on pages whose notes are in a language that has none of its own.
  func turned(as language: String) -> Strings {
    let script = language.lowercased().split(separator: "-").first ?? ""
    return Strings(
      language: self.language,
      isRightToLeft: ["ar", "he", "fa", "ur", "ps", "yi", "dv", "ckb", "sd", "ug"].contains(script),
      dates: dates, words: words, counts: counts, kinds: kinds)
  }

  /// A phrase with its values in the place of the names in braces.
  subscript(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
    Self.filled(words[phrase.rawValue] ?? "", values)
  }

  subscript(_ phrase: Phrase) -> String { words[phrase.rawValue] ?? "" }

  /// `1 note`, `2 notes`.
  func counted(_ number: Int, _ count: Count) -> String {
    let forms = counts[count] ?? [:]
    return Self.filled(forms[rule.form(of: number)] ?? forms[.other] ?? "{n}", ["n": String(number)])
  }

  func label(of kind: String) -> String? { kinds[kind]?.label }

  func plural(of kind: String) -> String? { kinds[kind]?.plural }

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

  /// The names in braces of a pattern, in their order.
  static func placeholders(of pattern: String) -> [String] {
    pattern.split(separator: "{").dropFirst(pattern.hasPrefix("{") ? 0 : 1).compactMap { piece in
      piece.firstIndex(of: "}").map { String(piece[..<$0]) }
    }
  }
}

/// Numbers of things that pages tell, by the keys of a strings file.
enum Count: String, Sendable, CaseIterable {
  case notes, moreNotes, more, actors
}

/// The words of a strings file that the program itself uses; templates use the others.
enum Phrase: String, Sendable, CaseIterable {
  case actors, topics, stories, search, network, calendar, data, home, notFound
  case inYear, pairTitle, from, until
  case backToText, calloutNote, calloutTip, calloutImportant, calloutWarning, calloutCaution, completedTask, openTask
  case actorsDescription, actorDescription, topicsDescription, topicDescription, storiesDescription
  case storyDescription, digestDescription, pairDescription, searchDescription, networkDescription
  case calendarDescription, dataDescription
  case comparedDay, comparedWeek, comparedMonth
  case feedDaily, feedWeekly, leadOnSite
  case dataActors, dataNotes, dataMentions, dataQuotations, dataNetwork, dataEntities
  case monthColumn, dayColumn, notesColumn, noteColumn, actorColumn, withColumn
  case byMonthTitle, byMonthText, byDayTitle, byDayText, circleTitle, circleText, networkTitle, networkText
  case timelineTitle, timelineText
}
