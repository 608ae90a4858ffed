import Base

/// What a line near an article's title says of the article: `By Anna Berg | November 15, 2026`.
struct HeadLine: Equatable {
  enum DateKind { case published, updated }

  private(set) var date: Day?
  private(set) var dateKind = DateKind.published
  private(set) var hasYear = true
  private(set) var authors: [String] = []
  private(set) var publisher: String?

  /// Nil for a line that is text: a title, a summary, a paragraph.
  init?(_ line: String, today: Day, isDayFirst: Bool = false) {
    guard line.unicodeScalars.count <= 200, !line.contains("©") else { return nil }
    let dates = WrittenDate.all(in: line, today: today, isDayFirst: isDayFirst)
    var rest = String.UnicodeScalarView()
    let scalars = Array(line.unicodeScalars)
    var next = 0
    var isKept = false
    for found in dates {
      let before = scalars[next..<found.range.lowerBound]
      let words = Self.words(before)
      if words.contains(where: HeadWords.otherDays.contains) { return nil }
      if words.contains(where: HeadWords.kept.contains), !words.contains(where: HeadWords.published.contains) {
        isKept = true
        next = found.range.upperBound
        continue
      }
      let isUpdate = words.contains(where: HeadWords.updated.contains)
      if date == nil || dateKind == .updated && !isUpdate {
        (date, dateKind, hasYear) = (found.day, isUpdate ? .updated : .published, found.hasYear)
      }
      rest.append(contentsOf: before)
      rest.append("|")
      next = found.range.upperBound
    }
    rest.append(contentsOf: scalars[next...])
    guard take(String(rest), hasDate: date != nil || isKept) else { return nil }
  }

  /// Reads the line without its dates. False if it is something else than a head's line.
  private mutating func take(_ line: String, hasDate: Bool) -> Bool {
    var text = line.trimmed
    if let outlet = Self.outletInBrackets(&text) { publisher = outlet }
    let strong = text.split { "|·•\t".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    var left = 0
    var isCredit = false
    for part in strong {
      if let outlet = Self.publishedBy(part) ?? Self.labelledOutlet(part) {
        publisher = outlet
      } else if let names = Self.byline(part) {
        if authors.isEmpty { authors = names }
      } else if Self.isCredit(part) {
        isCredit = true
      } else if !Self.isFiller(part) {
        left += 1
      }
    }
    if left == 0 { return hasDate || !authors.isEmpty || isCredit || publisher != nil && !text.isEmpty }
    // Anna Berg, Norrland Press
    if authors.isEmpty, left == 1, let name = strong.lazy.compactMap(Self.nameBeforeOutlet).first {
      authors = [name]
      return true
    }
    // Annika Thorsby, 27 October 2021: a name or a place that nothing tells apart, and no text.
    if hasDate, left == 1, authors.isEmpty, strong.allSatisfy({ Self.isFiller($0) || Self.isNames($0) }) { return true }
    let isMarked = line.contains { "|·•".contains($0) } && strong.count > 1
    return (hasDate || !authors.isEmpty) && isMarked && left == 1
      && strong.allSatisfy { $0.split(separator: " ").count <= 6 }
  }

  // MARK: Parts

  private static func words(_ scalars: some Sequence<Unicode.Scalar>) -> [String] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text).lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(plain)
  }

  /// A word without vowel signs: نُشر.
  private static func plain(_ word: Substring) -> String {
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: word.unicodeScalars.filter { !(0x64B...0x652).contains($0.value) })
    return String(plain)
  }

  /// Times, days of the week and words such as `published`.
  private static func isFiller(_ part: String) -> Bool {
    if part.contains("@"), !part.contains(" ") { return true }
    return words(part.unicodeScalars).allSatisfy {
      HeadWords.fillers.contains($0) || HeadWords.weekdays.contains($0) || $0.count == 1
    }
  }

  private static func isNames(_ part: String) -> Bool {
    let words = part.split { " ,".contains($0) }.map(String.init)
    return (1...8).contains(words.count)
      && words.allSatisfy {
        $0.first?.isUppercase ?? false || HeadWords.conjunctions.contains($0) || HeadWords.particles.contains($0)
          || $0 == "in"
      }
  }

  private static func isCredit(_ part: String) -> Bool {
    let first = words(part.unicodeScalars).first ?? ""
    return HeadWords.credits.contains(first) && part.split(separator: " ").count <= 8
  }

  /// The names after `By`, `Von`, `Author:` and the like; nil if it is no byline.
  static func byline(_ part: String) -> [String]? {
    let tokens = part.split(separator: " ").map(String.init)
    guard let first = tokens.first, tokens.count <= 16, !part.hasSuffix("!"), !part.hasSuffix("?") else { return nil }
    let label = first.lowercased().filter { $0 != ":" }
    var rest = tokens.dropFirst()
    let isLabel = first.hasSuffix(":") || rest.first == ":"
    if rest.first == ":" { rest = rest.dropFirst() }
    if let position = tokens.firstIndex(where: { $0.lowercased() == "by" }), position > 0, position < 4,
      tokens[..<position].allSatisfy({ isFiller($0) })
    {
      rest = tokens[(position + 1)...]
    } else if isLabel {
      guard HeadWords.authorLabels.contains(label) else { return nil }
    } else {
      guard HeadWords.bylines.contains(label) || HeadWords.bareLabels.contains(label) else { return nil }
    }
    let names = names(in: rest.joined(separator: " "), isSure: isLabel || HeadWords.bareLabels.contains(label))
    return names.isEmpty ? nil : names
  }

  /// `Anna Berg, Jon Dahl and Mira Solenko` has three names. `Anna Berg, Staff Writer` has one.
  static func names(in text: String, isSure: Bool) -> [String] {
    var names: [String] = []
    let text = text.replacing("&", with: " & ")
    for (number, segment) in text.split(whereSeparator: { ",;/|(".contains($0) }).enumerated() {
      // Jana Köster und Ulf Brandt, Harzer Bote; Camille Roux (avec AFP)
      if number > 0, isOutlet(String(segment).trimmed) || segment.contains(")") || segment.contains("www") { break }
      let words = segment.split(separator: " ").map(String.init)
      for group in words.split(whereSeparator: {
        HeadWords.conjunctions.contains($0.lowercased())
      }) {
        if group.contains(where: { HeadWords.roles.contains($0.lowercased().filter(\.isLetter)) }) { continue }
        guard let name = name(in: group) else {
          if number == 0, names.isEmpty { return [] }
          return names
        }
        names.append(name)
      }
    }
    return isSure || names.allSatisfy { !HeadWords.weekdays.contains($0.lowercased()) } ? names : []
  }

  /// The name at the beginning of words, up to a word in lower case that is no part of it: `Anna Berg in Falkenau`. Nil
  /// if it is no name, or if a clause follows.
  private static func name(in words: ArraySlice<String>) -> String? {
    let taken = words.prefix { word in
      let letters = word.filter(\.isLetter)
      guard let first = letters.unicodeScalars.first, !word.contains(where: \.isNumber) else { return false }
      if HeadWords.updated.contains(letters.lowercased()) || HeadWords.published.contains(letters.lowercased()) {
        return false
      }
      if HeadWords.weekdays.contains(word.lowercased()), word.count > 3 { return false }
      return first.properties.isUppercase || first.properties.generalCategory == .otherLetter
        || HeadWords.particles.contains(word)
    }
    guard let first = taken.first, let last = taken.last, taken.count <= 5, !HeadWords.particles.contains(last),
      !HeadWords.particles.contains(first) || taken.count > 1,
      MonthNames.month(first.lowercased(), next: nil) == nil || taken.count > 1,
      !HeadWords.weekdays.contains(first.lowercased())
    else { return nil }
    let rest = words.dropFirst(taken.count)
    if let next = rest.first, !rest.allSatisfy(isFiller) {
      guard ["in", "aus", "à", "en", "from", "for", "at", "w", "у", "в"].contains(next.lowercased()),
        rest.count <= 4
      else { return nil }
    }
    return taken.map(titled).joined(separator: " ")
  }

  /// `BERG` is Berg. `J.`, `AFP` and `McKay` stay.
  private static func titled(_ word: String) -> String {
    let letters = word.filter(\.isLetter)
    guard letters.count > 3, letters == letters.uppercased(), letters != letters.lowercased() else { return word }
    return word.split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: "-")
  }

  /// `Anna Berg, Norrland Press`: Anna Berg.
  private static func nameBeforeOutlet(_ part: String) -> String? {
    let segments = part.split(separator: ",").map { String($0).trimmed }
    guard segments.count == 2, isOutlet(segments[1]), !isOutlet(segments[0]) else { return nil }
    let words = segments[0].split(separator: " ").map(String.init)
    guard (2...4).contains(words.count), let name = name(in: words[...]),
      name.split(separator: " ").count == words.count
    else { return nil }
    return name
  }

  /// `Published by River Gazette on`
  private static func publishedBy(_ part: String) -> String? {
    let words = part.split(separator: " ").map(String.init)
    guard let by = words.firstIndex(where: { $0.lowercased() == "by" }), words[..<by].allSatisfy({ isFiller($0) })
    else {
      return nil
    }
    let name = words[(by + 1)...].prefix { $0.first?.isUppercase ?? false }.joined(separator: " ")
    return isOutlet(name) ? name : nil
  }

  /// `Publisher: River Gazette`
  private static func labelledOutlet(_ part: String) -> String? {
    guard let colon = part.firstIndex(of: ":") else { return nil }
    let name = String(part[part.index(after: colon)...]).trimmed
    let isLabel = HeadWords.outletLabels.contains(part[..<colon].lowercased().trimmed)
    return isLabel && !name.isEmpty && name.split(separator: " ").count <= 6 ? name : nil
  }

  /// Takes `(Norrland Press)` away.
  static func outletInBrackets(_ text: inout String) -> String? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
    let name = String(text[text.index(after: open)...].dropLast()).trimmed
    guard isOutlet(name) else { return nil }
    text = String(text[..<open]).trimmed
    return name
  }

  /// Whether words look like the name of an outlet: few, capitalised, and one of them is such as `Gazette`.
  static func isOutlet(_ text: String) -> Bool {
    // L’Écho
    let words = text.split { " ’'".contains($0) }.map(String.init)
    guard (1...7).contains(words.count),
      words.allSatisfy({ word in
        word.first.map { $0.isUppercase || !$0.isCased } ?? false || HeadWords.particles.contains(word)
          || ["of", "and", "&", "l"].contains(word)
      })
    else { return false }
    return words.count > 1 && words.contains { HeadWords.outlets.contains($0.lowercased()) }
  }
}
