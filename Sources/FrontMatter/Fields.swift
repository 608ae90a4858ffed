package import Base

/// Takes a mapping's fields one by one as typed values, and says at the end which keys nobody asked for.
///
/// Every method that takes a key returns nil where the key is missing, and also, with a diagnostic, where its value is
/// not what it has to be.
package struct Fields {
  package let location: SourceLocation
  package private(set) var diagnostics: [Diagnostic] = []
  private let entries: [YAMLValue.Entry]
  /// Whether somebody asked for each entry's key.
  private var isTaken: [Bool]
  /// Every key that somebody asked for or offered, whether it is there or not.
  private var known: Set<String> = []

  /// Nil, with a diagnostic, where the value is not a mapping. `what` names it in the message: `a source`.
  package static func of(_ value: YAMLValue, _ what: String) -> Diagnosed<Fields?> {
    if value.isNull { return Diagnosed(Fields(location: value.location, entries: [])) }
    guard case .mapping(let entries) = value.content else {
      return Diagnosed(
        nil, [Diagnostic(.fieldType, at: value.location, "\(what) must be a mapping, not \(value.kindName)")])
    }
    return Diagnosed(Fields(location: value.location, entries: entries))
  }

  /// The fields of a file that has no head.
  package static func none(of file: SourceFile) -> Fields {
    Fields(location: SourceLocation(path: file.path), entries: [])
  }

  private init(location: SourceLocation, entries: [YAMLValue.Entry]) {
    self.location = location
    self.entries = entries
    isTaken = Array(repeating: false, count: entries.count)
  }

  /// The place of a key among the entries. A key in another case is found too (`Title`, `lastMod`), since other tools
  /// do not tell cases apart.
  private func index(of key: String) -> Int? {
    if let exact = entries.firstIndex(where: { $0.key == key }) { return exact }
    return entries.firstIndex { $0.key.utf8.count == key.utf8.count && $0.key.lowercased() == key.lowercased() }
  }

  /// Adds a diagnostic to those that `finish` returns.
  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// The value of a key; nil where it is missing or null.
  package mutating func value(_ key: String) -> YAMLValue? {
    known.insert(key)
    guard let index = index(of: key) else { return nil }
    isTaken[index] = true
    return entries[index].value.isNull ? nil : entries[index].value
  }

  /// The value of a key, without taking it: the key can still become one of `remainder`.
  package func peek(_ key: String) -> YAMLValue? {
    index(of: key).map { entries[$0].value }.flatMap { $0.isNull ? nil : $0 }
  }

  /// The first of some keys that has a value, or the first of all. The others stay in `remainder`.
  package mutating func firstKey(of keys: [String]) -> String {
    known.formUnion(keys)
    return keys.first { peek($0) != nil } ?? keys[0]
  }

  /// Adds keys that have a meaning, so that one that is nearly like them is a slip of the pen.
  package mutating func mean(_ keys: [String]) { known.formUnion(keys) }

  /// Whether there is a key that nobody asked for yet.
  package var hasUntaken: Bool { isTaken.contains(false) }

  /// Whether a key is there without a value.
  package func isBlank(_ key: String) -> Bool { index(of: key).map { entries[$0].value.isNull } ?? false }

  /// Where a key's value stands, or the whole mapping where it is missing.
  package func place(_ key: String) -> SourceLocation { index(of: key).map { entries[$0].value.location } ?? location }

  /// A text that is not blank, without white space at its ends.
  package mutating func text(_ key: String) -> Located<String>? {
    value(key).flatMap { text($0, key) }
  }

  /// The same, but a value that is no text belongs to another tool and stays in `remainder`, without a diagnostic.
  package mutating func textIfAny(_ key: String) -> String? {
    guard case .scalar? = peek(firstKey(of: [key]))?.content else { return nil }
    return text(key)?.value
  }

  /// As `text`, and an error where it is missing or blank.
  package mutating func requiredText(_ key: String, of what: String, hint: @autoclosure () -> String? = nil)
    -> Located<String>?
  {
    if let value = value(key) {
      guard let text = text(value, key) else { return nil }
      if !text.value.isEmpty { return text }
      report(Diagnostic(.fieldMissing, at: value.location, "the \(key) of \(what) is empty", hint: hint()))
      return nil
    }
    report(Diagnostic(.fieldMissing, at: place(key), "\(what) has no \(key)", hint: hint()))
    return nil
  }

  /// `true` or `false`, in any case and with quotation marks too; also YAML 1.1's `yes`, `no`, `on` and `off`.
  package mutating func flag(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if let flag = value.flag { return flag }
    report(Diagnostic(.fieldType, at: value.location, "\(key) must be true or false"))
    return nil
  }

  /// The same, but another value belongs to another tool and stays in `remainder`, without a diagnostic.
  package mutating func flagIfAny(_ key: String) -> Bool? {
    guard let flag = peek(firstKey(of: [key]))?.flag else { return nil }
    _ = value(key)
    return flag
  }

  /// A whole number in decimal digits, without quotation marks.
  package mutating func integer(_ key: String) -> Int? {
    guard let value = value(key) else { return nil }
    if case .scalar(let text, isPlain: true) = value.content, let number = Int(text) { return number }
    report(Diagnostic(.fieldType, at: value.location, "\(key) must be a whole number"))
    return nil
  }

  /// A list of texts; empty where the key is missing.
  package mutating func texts(_ key: String) -> [Located<String>] {
    list(key).compactMap { item in
      guard let text = text(item, "an item of \(key)") else { return nil }
      if text.value.isEmpty {
        report(Diagnostic(.fieldValue, at: item.location, "an item of \(key) is empty"))
        return nil
      }
      return text
    }
  }

  /// As `texts`, but one text is a list too: its parts between commas, or with `isDividedAtSpaces`, where it has no
  /// comma, its words.
  package mutating func textsOrOne(_ key: String, isDividedAtSpaces: Bool = false) -> [Located<String>] {
    guard let value = value(key) else { return [] }
    guard case .scalar = value.content else { return texts(key) }
    guard let text = text(value, key) else { return [] }
    let dividesAtSpaces = isDividedAtSpaces && !text.value.contains(",")
    return text.value.split { $0 == "," || (dividesAtSpaces && $0.isWhitespace) }
      .map { Located(String($0).trimmed, text.location) }.filter { !$0.value.isEmpty }
  }

  /// The texts of a list, or one text.
  package mutating func textOrList(_ key: String) -> [Located<String>] {
    if case .sequence? = peek(key)?.content { return texts(key) }
    return text(key).map { [$0] } ?? []
  }

  /// A list; empty where the key is missing.
  package mutating func list(_ key: String) -> [YAMLValue] { list(key) { "write \(key): [\($0.quotedInYAML)]" } }

  /// As `list`; `hint` says what to write in place of one text.
  private mutating func list(_ key: String, hint advice: (String) -> String) -> [YAMLValue] {
    guard let value = value(key) else { return [] }
    if case .sequence(let items) = value.content { return items }
    var hint: String?
    if case .scalar(let text, _) = value.content { hint = advice(text) }
    report(Diagnostic(.fieldType, at: value.location, "\(key) must be a list, not \(value.kindName)", hint: hint))
    return []
  }

  /// A mapping's entries in the order in which they stand; empty where the key is missing.
  package mutating func mapping(_ key: String) -> [YAMLValue.Entry] {
    guard let value = value(key) else { return [] }
    if case .mapping(let entries) = value.content { return entries }
    report(Diagnostic(.fieldType, at: value.location, "\(key) must be a mapping, not \(value.kindName)"))
    return []
  }

  /// Hands over each mapping of a list; none where the key is missing. `what` names one in messages: `a source`.
  package mutating func forEachRecord(_ key: String, _ what: String, _ body: (inout Fields) -> Void) {
    let items = list(key) { _ in "begin each item on a line of its own, as '- key: value'" }
    for item in items { inRecord(item, what, body) }
  }

  /// Hands over the mapping of a key; nothing where the key is missing.
  package mutating func inRecord(_ key: String, _ what: String, _ body: (inout Fields) -> Void) {
    if let value = value(key) { inRecord(value, what, body) }
  }

  /// Hands over a value that has to be a mapping.
  package mutating func inRecord(_ value: YAMLValue, _ what: String, _ body: (inout Fields) -> Void) {
    let fields = Fields.of(value, what)
    diagnostics += fields.diagnostics
    guard var fields = fields.value else { return }
    body(&fields)
    diagnostics += fields.finish(what)
  }

  /// The texts and the `name` of each mapping in a list, as some tools write people.
  package mutating func names(in key: String) -> [String] {
    list(key).compactMap { item in
      if case .mapping(let entries) = item.content { return Self.name(entries) }
      return text(item, "an item of \(key)")?.value
    }
  }

  /// The `name` of a mapping.
  package mutating func name(in key: String) -> String? { Self.name(mapping(key)) }

  private static func name(_ entries: [YAMLValue.Entry]) -> String? {
    for entry in entries where entry.key.lowercased() == "name" {
      if case .scalar(let text, _) = entry.value.content { return text.trimmed }
    }
    return nil
  }

  /// A value that has to be one of an enumeration's.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    choice(key, among: Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  /// A value that has to be one of some names.
  package mutating func choice(_ key: String, among names: [String]) -> String? {
    guard let text = text(key) else { return nil }
    if names.contains(text.value) { return text.value }
    report(
      Diagnostic(
        .fieldValue, at: text.location, "\(key) cannot be '\(text.value)'",
        hint: nearest(to: text.value, among: names).map { "did you mean '\($0)'?" }
          ?? "it is one of \(names.joined(separator: ", "))"))
    return nil
  }

  /// Every diagnostic so far and one for each key that was never asked for.
  package mutating func finish(_ what: String) -> [Diagnostic] {
    for (entry, isTaken) in zip(entries, isTaken) where !isTaken {
      report(
        Diagnostic(
          .fieldUnknown, at: entry.keyLocation, "\(what) has no key '\(entry.key)'",
          hint: meant(by: entry.key).map { "did you mean '\($0)'?" }
            ?? "it has \(known.sorted().joined(separator: ", "))"
        ))
    }
    return diagnostics
  }

  /// Takes the entries that nobody asked for, with a warning for each key that is probably a slip of the pen.
  package mutating func remainder(of what: String) -> [YAMLValue.Entry] {
    var remainder: [YAMLValue.Entry] = []
    for index in entries.indices where !isTaken[index] {
      let entry = entries[index]
      isTaken[index] = true
      if let meant = nearest(to: entry.key, among: known.sorted(), within: 1),
        meant.lowercased() != entry.key.lowercased()
      {
        report(
          Diagnostic(
            .fieldMisspelt, at: entry.keyLocation,
            "\(what) has no key '\(entry.key)'; it is kept as params.\(entry.key)",
            hint: "did you mean '\(meant)'?"))
      }
      remainder.append(entry)
    }
    return remainder
  }

  /// The key of this mapping that another tool, or a slip of the pen, calls by another name.
  private func meant(by key: String) -> String? {
    if let synonyms = Self.synonyms[key.lowercased()] { return synonyms.first(where: known.contains) }
    return nearest(to: key, among: known.sorted())
  }

  /// What other tools call keys, and the keys that mean it here: in notes, in actors, in both. Those without one mean
  /// nothing here, though they look like a key.
  private static let synonyms = [
    "tag": ["topics"], "tags": ["topics"], "category": ["topics"], "categories": ["topics"], "keywords": ["topics"],
    "description": ["summary"], "excerpt": ["summary"], "subtitle": ["summary"], "summary": ["description"],
    "lastmod": ["updated"], "modified": ["updated"], "last_modified_at": ["updated"], "pubdate": ["date"],
    "publishdate": ["date"], "published": ["date"], "permalink": ["slug"], "redirect_from": ["aliases"],
    "title": ["name"], "name": ["title"], "type": ["kind"], "kind": ["type"], "language": ["lang"],
    "author": [], "authors": [], "people": ["actors"], "persons": ["actors"], "entities": ["actors"], "link": ["url"],
    "website": ["url"], "outlet": ["publisher"],
    "visibility": ["audience"],
  ]

  private mutating func text(_ value: YAMLValue, _ what: String) -> Located<String>? {
    if case .scalar(let text, _) = value.content {
      let (clean, hidden) = text.withoutHiddenCharacters()
      if let hidden {
        report(
          Diagnostic(
            .textHidden, at: value.location,
            "\(what) holds \(hidden.codePoint), which nobody sees",
            hint: "characters that control or turn text are left out"))
      }
      return Located(clean.trimmed, value.location)
    }
    report(Diagnostic(.fieldType, at: value.location, "\(what) must be a text, not \(value.kindName)"))
    return nil
  }
}

extension String {
  /// The text as one item of a YAML list in brackets: with quotation marks if a comma or another mark would divide it.
  fileprivate var quotedInYAML: String {
    contains { ",:#[]{}&*!|>'\"%@`".contains($0) } ? singleQuotedInYAML : self
  }
}
