import Base

/// What the lines around an article's title say of it: its day, its authors, its outlet.
struct ArticleHead {
  private(set) var facts = ArticleFacts()
  /// The indices of these lines. They are no text of the article.
  private(set) var lines: Set<Int> = []

  private let today: Day
  private let isDayFirst: Bool
  private var dateKind: HeadLine.DateKind?

  /// Nothing is known yet. `isDayFirst` says how to read 03/04/2026.
  init(today: Day, isDayFirst: Bool = false) {
    self.today = today
    self.isDayFirst = isDayFirst
  }

  /// Reads a line, if it is one that says something of the article.
  mutating func take(_ line: String, at index: Int) {
    if let address = Self.address(in: line) {
      facts.url = facts.url ?? address
      lines.insert(index)
      return
    }
    guard let head = HeadLine(line, today: today, isDayFirst: isDayFirst) else { return }
    lines.insert(index)
    if let day = head.date, dateKind == nil || dateKind == .updated && head.dateKind == .published {
      facts.date = Timestamp(day: day)
      facts.isYearAssumed = !head.hasYear
      dateKind = head.dateKind
    }
    if facts.author == nil, !head.authors.isEmpty { facts.author = head.authors.joined(separator: ", ") }
    if facts.publisher == nil { facts.publisher = head.publisher }
  }

  /// Reads the beginning of the first paragraph: `FALKENAU, Oct 21, 2026 (Norrland Press) - The council …`.
  mutating func takeDateline(of paragraph: String) {
    guard let end = [" - ", " – ", " — ", " -- "].compactMap({ paragraph.firstRange(of: $0)?.lowerBound }).min() else {
      return
    }
    let dateline = paragraph[..<end]
    let place = dateline.prefix { $0 != "," && $0 != "(" }
    let isCapital = place.count >= 3 && place.contains(where: \.isLetter) && place.uppercased() == place
    guard dateline.unicodeScalars.count <= 80 else { return }
    let found = WrittenDate.all(in: String(dateline), today: today, isDayFirst: isDayFirst).first
    // FALKENAU - ; Falkenau, 18. November 2026 -
    let isName =
      place.split(separator: " ").count <= 3
      && place.split(separator: " ").allSatisfy { $0.first?.isUppercase ?? false }
    guard isCapital || isName && found?.hasYear ?? false else { return }
    if facts.date == nil, let found {
      facts.date = Timestamp(day: found.day)
      facts.isYearAssumed = !found.hasYear
    }
    if facts.publisher == nil, let open = dateline.lastIndex(of: "("), dateline.hasSuffix(")") {
      let name = String(dateline[dateline.index(after: open)...].dropLast())
      if name.lowercased() != "wire" { facts.publisher = name }
    }
  }

  /// `https://example.org/a`, `Source: https://example.org/a`
  private static func address(in line: String) -> String? {
    let words = line.split(separator: " ")
    guard let last = words.last, words.count == 1 || words.count == 2 && words[0].hasSuffix(":") else { return nil }
    return webAddress(String(last))
  }
}
