import Base
import FrontMatter

extension Strings {
  /// The English words. They have every key, so every other language is compared with them.
  static let reference = "en"

  /// Reads a language's file. Words that are missing are taken from `fallback`, with a diagnostic.
  static func read(_ file: SourceFile, language: String, fallback: Strings?) -> Diagnosed<Strings?> {
    if let offset = file.firstInvalidByte {
      return Diagnosed(nil, [Diagnostic(.fileEncoding, at: file.location(at: offset), "the file is not UTF-8")])
    }
    let yaml = YAMLParser.parse(file)
    guard let root = yaml.value else { return Diagnosed(nil, yaml.diagnostics) }
    let mapping = Fields.of(root, "a strings file")
    guard var fields = mapping.value else { return Diagnosed(nil, mapping.diagnostics) }
    var reader = Reader(fallback: fallback)
    let direction = fields.choice("direction", Direction.self) ?? .ltr
    let dates = reader.dates(&fields)
    let counts = reader.counts(&fields, PluralRule(language: language))
    let kinds = reader.labels("kinds", "plural", of: "a kind", fallback?.kinds, &fields)
    let relations = reader.labels("relations", "inverse", of: "a relation", fallback?.relations, &fields)
    let words = reader.words(&fields)
    if !reader.missing.isEmpty {
      fields.report(
        Diagnostic(
          .stringsIncomplete, at: SourceLocation(path: file.path),
          "the file lacks \(reader.missing.count) of the theme's words, which pages have in English: "
            + reader.missing.prefix(5).joined(separator: ", ") + (reader.missing.count > 5 ? ", …" : "")))
    }
    let diagnostics = fields.finish("a strings file")
    return Diagnosed(
      Strings(
        language: language, isRightToLeft: direction == .rtl, dates: dates, words: words, counts: counts, kinds: kinds,
        relations: relations),
      diagnostics)
  }

  private enum Direction: String, CaseIterable { case ltr, rtl }

  /// Reads the parts of a strings file and remembers which keys are missing.
  private struct Reader {
    let fallback: Strings?
    var missing: [String] = []

    mutating func dates(_ fields: inout Fields) -> DateFormats {
      let months = names("months", 12, fallback?.dates.months, &fields)
      let alone = fields.value("monthsAlone") == nil ? months : names("monthsAlone", 12, nil, &fields)
      var patterns: [DatePattern: String] = [:]
      let entries = fields.mapping("dates")
      report(unknown: entries, among: DatePattern.allCases.map(\.rawValue), in: "dates", &fields)
      for pattern in DatePattern.allCases {
        guard let text = text(pattern.rawValue, entries, &fields) else {
          patterns[pattern] = fallback?.dates.pattern(pattern)
          missing.append("dates.\(pattern.rawValue)")
          continue
        }
        if let slot = DateFormats.unknownSlot(in: text.value, pattern) {
          fields.report(
            Diagnostic(
              .stringsValue, at: text.location, "'\(pattern.rawValue)' has no {\(slot)}",
              hint: "it has \(pattern.slots.map { "{\($0)}" }.joined(separator: ", "))"))
        }
        patterns[pattern] = text.value
      }
      return DateFormats(
        months: months, shortMonths: names("shortMonths", 12, fallback?.dates.shortMonths, &fields),
        monthsAlone: alone, weekdays: names("weekdays", 7, fallback?.dates.weekdays, &fields),
        shortWeekdays: names("shortWeekdays", 7, fallback?.dates.shortWeekdays, &fields),
        firstOfMonth: fields.text("firstOfMonth")?.value, patterns: patterns)
    }

    /// A list of names, which must be as many as there are months or weekdays.
    private mutating func names(
      _ key: String, _ count: Int, _ fallback: [String]?, _ fields: inout Fields
    ) -> [String] {
      let names = fields.texts(key)
      if names.count == count { return names.map(\.value) }
      if names.isEmpty {
        missing.append(key)
      } else {
        fields.report(
          Diagnostic(.stringsValue, at: fields.place(key), "\(key) has \(names.count) names, not \(count)"))
      }
      return fallback ?? [String](repeating: "", count: count)
    }

    mutating func counts(_ fields: inout Fields, _ rule: PluralRule) -> [CountedPhrase: [PluralForm: String]] {
      var counts = fallback?.counts ?? [:]
      let entries = fields.mapping("counts")
      let known = fallback.map { $0.counts.keys.map(\.key) } ?? entries.map(\.key)
      report(unknown: entries, among: known, in: "counts", &fields)
      let needed = Set((0...200).map(rule.form))
      for key in known.sorted() {
        guard let entry = entries.first(where: { $0.key == key }), case .mapping(let written) = entry.value.content
        else {
          missing.append("counts.\(key)")
          continue
        }
        var forms: [PluralForm: String] = [:]
        report(unknown: written, among: PluralForm.allCases.map(\.rawValue), in: key, &fields)
        for form in PluralForm.allCases {
          if let text = text(form.rawValue, written, &fields) {
            forms[form] = text.value
          } else if needed.contains(form) {
            missing.append("counts.\(key).\(form.rawValue)")
          }
        }
        counts[CountedPhrase(key)] = forms
      }
      return counts
    }

    /// Reads a mapping of things to their labels, two for each: `person: {label: Person, plural: People}`.
    mutating func labels(
      _ key: String, _ second: String, of what: String, _ fallback: [String: (String, String)]?, _ fields: inout Fields
    ) -> [String: (String, String)] {
      var labels = fallback ?? [:]
      let entries = fields.mapping(key)
      report(unknown: entries, among: fallback.map { Array($0.keys) } ?? entries.map(\.key), in: key, &fields)
      for entry in entries {
        guard case .mapping(let written) = entry.value.content, let label = text("label", written, &fields),
          let other = text(second, written, &fields)
        else {
          fields.report(Diagnostic(.stringsValue, at: entry.value.location, "\(what) has a label and its \(second)"))
          continue
        }
        labels[entry.key] = (label.value, other.value)
      }
      for name in labels.keys.sorted() where !entries.contains(where: { $0.key == name }) {
        missing.append("\(key).\(name)")
      }
      return labels
    }

    mutating func words(_ fields: inout Fields) -> [String: String] {
      let entries = fields.mapping("words")
      var words = fallback?.words ?? [:]
      report(unknown: entries, among: fallback.map { Array($0.words.keys) } ?? entries.map(\.key), in: "words", &fields)
      for entry in entries {
        guard let text = text(entry.key, entries, &fields) else { continue }
        if let original = fallback?.words[entry.key],
          Set(Strings.placeholders(of: original)) != Set(Strings.placeholders(of: text.value))
        {
          fields.report(
            Diagnostic(
              .stringsValue, at: text.location,
              "'\(entry.key)' does not have the same names in braces as the English text",
              hint: "English: \(original)"))
        }
        words[entry.key] = text.value
      }
      for word in words.keys.sorted() where !entries.contains(where: { $0.key == word }) {
        missing.append("words.\(word)")
      }
      return words
    }

    private func text(_ key: String, _ entries: [YAMLValue.Entry], _ fields: inout Fields) -> Located<String>? {
      guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
      guard case .scalar(let text, _) = value.content, !text.isEmpty else {
        fields.report(Diagnostic(.stringsValue, at: value.location, "'\(key)' must be a text"))
        return nil
      }
      return Located(text, value.location)
    }

    private func report(
      unknown entries: [YAMLValue.Entry], among known: [String], in part: String, _ fields: inout Fields
    ) {
      for entry in entries where !known.contains(entry.key) {
        fields.report(
          Diagnostic(
            .fieldUnknown, at: entry.keyLocation, "\(part) has no key '\(entry.key)'",
            hint: nearest(to: entry.key, among: known.sorted()).map { "did you mean '\($0)'?" }))
      }
    }
  }
}
