import Base

/// The day of publication that a page shows, in `<time>`, in elements whose class says that they hold a date, and in
/// lines near the title.
struct VisibleDate {
  private let page: PageBlocks
  private let zone: Zone
  private let today: Day
  private let isDayFirst: Bool
  private var candidates: [Candidate] = []

  private struct Candidate {
    let node: Int
    let date: Timestamp
    let trust: Trust
  }

  /// The higher, the less a page means something else with it.
  private enum Trust: Int { case updated, labelled, near, dated, marked }

  /// The day next to the node with the title, if the page shows one.
  static func near(_ title: Int, in page: PageBlocks, zone: Zone, today: Day, isDayFirst: Bool) -> Timestamp? {
    var reader = VisibleDate(page: page, zone: zone, today: today, isDayFirst: isDayFirst)
    reader.takeElements(near: title)
    reader.takeLines(near: title)
    return reader.candidates.max { a, b in
      (a.trust.rawValue, -abs(a.node - title)) < (b.trust.rawValue, -abs(b.node - title))
    }?.date
  }

  private init(page: PageBlocks, zone: Zone, today: Day, isDayFirst: Bool) {
    self.page = page
    self.zone = zone
    self.today = today
    self.isDayFirst = isDayFirst
  }

  private mutating func takeElements(near title: Int) {
    let place = page.blocks.partitioningIndex { $0.nodes.lowerBound >= title }
    let first = place > 12 ? page.blocks[place - 12].nodes.lowerBound : 0
    var leftOutEnd = 0
    // A `<time>` inside of a paragraph is a part of a sentence, unless the paragraph is only there for it.
    var sentenceEnd = 0
    for (index, node) in page.tree.nodes.enumerated() {
      if index >= leftOutEnd, page.isLeftOut[index], PageParts.isElsewhere(node) { leftOutEnd = node.end }
      guard index >= leftOutEnd, let name = node.name, name != "meta", name != "body", name != "html" else { continue }
      let marks = PageParts.marks(of: node)
      if name == "p", marks.isDisjoint(with: Self.dateWords) {
        let words = page.tree.text(of: index)
        if words.unicodeScalars.count > 120 { sentenceEnd = max(sentenceEnd, node.end) }
      }
      let isPublished = !marks.isDisjoint(with: Self.publishedWords) || node.has("pubdate")
      let isDate = name == "time" || name == "abbr" || isPublished || !marks.isDisjoint(with: Self.dateWords)
      guard isDate, index >= sentenceEnd || isPublished else { continue }
      // The clock of a site stands far above the title.
      take(
        node, at: index, isFar: index < first, isPublished: isPublished,
        isUpdated: !marks.isDisjoint(with: Self.updatedWords))
    }
  }

  private mutating func take(
    _ node: MarkupTree.Node, at index: Int, isFar: Bool, isPublished: Bool, isUpdated: Bool
  ) {
    let values = [node.attribute("datetime"), node.attribute("content"), node.attribute("title")].compactMap(\.self)
    let isMachine = node.name == "time" || node.name == "abbr" || isPublished
    if isMachine, let date = values.compactMap({ publicationDate($0, zone: zone, today: today) }).first {
      candidates.append(
        Candidate(
          node: index, date: date, trust: isPublished ? .marked : isUpdated ? .updated : isFar ? .labelled : .dated))
      return
    }
    let text = page.tree.text(of: index).collapsed
    if text.unicodeScalars.count > 80, let day = leadingDay(of: text) {
      candidates.append(Candidate(node: index, date: Timestamp(day: day), trust: isUpdated ? .updated : .near))
    }
    guard text.unicodeScalars.count <= 120 else { return }
    if let line = HeadLine(text, today: today, isDayFirst: isDayFirst) {
      guard let day = line.date, line.hasYear else { return }
      let isUpdate = isUpdated || line.dateKind == .updated
      candidates.append(
        Candidate(
          node: index, date: Timestamp(day: day), trust: isUpdate ? .updated : isPublished ? .marked : .dated))
    } else if text.unicodeScalars.count <= 80,
      let found = WrittenDate.all(in: text, today: today, isDayFirst: isDayFirst).first, found.hasYear
    {
      candidates.append(Candidate(node: index, date: Timestamp(day: found.day), trust: isUpdated ? .updated : .near))
    }
  }

  private mutating func takeLines(near title: Int) {
    let place = page.blocks.partitioningIndex { $0.nodes.lowerBound >= title }
    for (index, block) in page.blocks.enumerated() {
      let isNear = index >= place - 4 && index <= place + 8
      if isNear, index > place, let day = leadingDay(of: block.text), "([".contains(block.text.first ?? " ") {
        candidates.append(Candidate(node: block.nodes.lowerBound, date: Timestamp(day: day), trust: .near))
      }
      guard block.text.unicodeScalars.count <= 200 else { continue }
      if isNear, let line = HeadLine(block.text, today: today, isDayFirst: isDayFirst), line.hasYear {
        guard let day = line.date else { continue }
        candidates.append(
          Candidate(
            node: block.nodes.lowerBound, date: Timestamp(day: day), trust: line.dateKind == .updated ? .updated : .near
          ))
      } else if let day = Self.labelledDay(in: block.text, today: today, isDayFirst: isDayFirst) {
        candidates.append(Candidate(node: block.nodes.lowerBound, date: Timestamp(day: day), trust: .labelled))
      }
    }
  }

  /// `January 29th, 2013 in Lyrics`, `(18.01.2018) The …`
  private func leadingDay(of text: String) -> Day? {
    let start = String(text.prefix(40))
    guard let found = WrittenDate.all(in: start, today: today, isDayFirst: isDayFirst).first, found.hasYear,
      found.range.lowerBound <= 1
    else { return nil }
    return found.day
  }

  /// `This article was published on 14 December 2015 at 14:05.`, `Gespeichert von rasos am 24. Juli 2017`
  private static func labelledDay(in text: String, today: Day, isDayFirst: Bool) -> Day? {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    guard words.contains(where: HeadWords.published.contains), words.count <= 20,
      let found = WrittenDate.all(in: text, today: today, isDayFirst: isDayFirst).first, found.hasYear
    else { return nil }
    return found.day
  }

  private static let publishedWords: Set<String> = [
    "published", "datepublished", "pubdate", "publishdate", "dt-published", "dc:date",
    "dateposted",
  ]

  private static let updatedWords: Set<String> = ["updated", "modified", "datemodified", "maj", "update", "dt-updated"]

  private static let dateWords: Set<String> = [
    "date", "datum", "fecha", "data", "time", "timestamp", "published", "publication", "publishdate", "posted",
    "submitted", "meta", "postmeta", "dateline", "byline", "infos", "metadata", "artikeldatum", "articledate",
    "blogdata", "fbdatum", "pubtime", "postdate", "postinfo", "articleinfo", "autor", "author",
  ]
}
