import Base

/// A title as a page or a text gives it, and what it is without what is not its own: `ANALYSIS | Why the dam held -
/// River Gazette` is `Why the dam held`.
struct Headline {
  private(set) var title: String
  /// The outlet that the title names at its end or its beginning.
  private(set) var outlet: String?
  /// The day that stands at its end: `… | DW | 19.01.2020`.
  private(set) var date: Day?

  /// `sites` are names of the outlet that are known from elsewhere. `isPageTitle` says that the text is a page's
  /// `<title>`, which may end with any name.
  init(_ text: String, sites: [String] = [], isPageTitle: Bool = false) {
    title = text.collapsed.shortened(to: 500)
    if let name = HeadLine.outletInBrackets(&title) { outlet = name }
    let known = Set(sites.map(Self.plain).filter { !$0.isEmpty })
    while let (rest, end) = Self.lastPart(of: title) {
      if let day = Self.day(end) {
        (title, date) = (rest, day)
        continue
      }
      let isKnown = known.contains(Self.plain(end))
      let isName = end.split(separator: " ").count <= 5 && Self.isCapitalised(end)
      let isBar = title.dropFirst(rest.count).contains("|")
      // El Faro de Almoraz
      let isNamed = isName && end.contains(" ") && Self.articles.contains(end.prefix { $0 != " " }.lowercased())
      guard isKnown || HeadLine.isOutlet(end) || isNamed || isName && isBar && (outlet == nil || isPageTitle) else {
        break
      }
      title = rest
      outlet = outlet ?? end
    }
    while let (start, rest, isBar) = Self.firstPart(of: title) {
      let isKicker = isBar && HeadWords.kickers.contains(start.lowercased())
      let isSite = known.contains(Self.plain(start)) || HeadLine.isOutlet(start)
      guard isKicker || isSite else { break }
      if isSite { outlet = outlet ?? start }
      title = rest
    }
  }

  /// A heading of a page whose title has other parts: the outlet is what the page's title names.
  init(_ heading: String, in page: Headline) {
    title = heading
    outlet = page.outlet
    date = page.date
  }

  /// The parts of a page's title between its marks.
  static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var rest = text.collapsed.shortened(to: 500)
    while let (before, last) = lastPart(of: rest) {
      parts.insert(last, at: 0)
      rest = before
    }
    return [rest] + parts
  }

  private static let articles: Set<String> = ["the", "el", "la", "le", "il", "der", "die", "das", "les"]

  private static let marks = [" | ", " - ", " – ", " — ", " :: ", " · ", " : ", " » ", " « ", " › ", " ‹ ", " • "]

  private static func lastPart(of text: String) -> (rest: String, end: String)? {
    let found = marks.compactMap { mark in text.ranges(of: mark).last }.max { $0.lowerBound < $1.lowerBound }
    guard let found else { return nil }
    let (rest, end) = (String(text[..<found.lowerBound]).trimmed, String(text[found.upperBound...]).trimmed)
    return rest.isEmpty || end.isEmpty ? nil : (rest, end)
  }

  private static func firstPart(of text: String) -> (start: String, rest: String, isBar: Bool)? {
    let found = (marks + [": "]).compactMap { mark in text.firstRange(of: mark) }.min { $0.lowerBound < $1.lowerBound }
    guard let found else { return nil }
    let (start, rest) = (String(text[..<found.lowerBound]).trimmed, String(text[found.upperBound...]).trimmed)
    return start.isEmpty || rest.isEmpty ? nil : (start, rest, text[found].contains("|"))
  }

  /// The day, if a part is a date and nothing else.
  private static func day(_ part: String) -> Day? {
    let dates = WrittenDate.all(in: part, today: Day(number: 0))
    guard let found = dates.first, found.hasYear, found.range == 0..<part.unicodeScalars.count else { return nil }
    return found.day
  }

  private static func isCapitalised(_ text: String) -> Bool {
    text.split(separator: " ").allSatisfy { word in
      word.first.map { $0.isUppercase || !$0.isCased } ?? false || HeadWords.particles.contains(String(word))
    }
  }

  /// Letters and digits in lower case, so that `The River-Gazette` is `theriverGazette` in any spelling.
  static func plain(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
}
