import Base

/// Reads a saved page: its facts about itself, and the text of its main element.
func readHTML(_ file: SourceFile, zone: Zone, today: Day) -> Diagnosed<Article?> {
  let tree: MarkupTree
  do throws(MarkupTree.Fault) {
    tree = try MarkupTree(file.bytes)
  } catch {
    let diagnostic =
      switch error {
      case .depth(let line):
        Diagnostic(
          .articleKind, at: SourceLocation(path: file.path, line: line),
          "the page's elements are nested too deeply for the HTML parser", hint: "save only its text")
      case .broken(let line, let message):
        Diagnostic(.articleKind, at: SourceLocation(path: file.path, line: line), "the page cannot be read: \(message)")
      }
    return Diagnosed(nil, [diagnostic])
  }
  var page = PageBlocks(tree, skipsAll: true)
  var main = MainText(page)
  // Some pages were saved while a dialog hid them.
  if main.paragraphs.isEmpty {
    page = PageBlocks(tree, skipsAll: false)
    main = MainText(page)
  }
  let facts = PageFacts(page, main: main.elements.first, zone: zone, today: today).facts
  // A byline above the text is not text.
  let count = main.paragraphs.count
  let isDayFirst = facts.language.map { !$0.lowercased().hasPrefix("en") } ?? false
  let text = main.paragraphs.enumerated().filter { index, paragraph in
    let isNearEnd = index < TextHead.mostLines || index >= count - 2
    return !isNearEnd || paragraph.isHeading
      || HeadLine(paragraph.text, today: today, isDayFirst: isDayFirst) == nil
  }
  return Diagnosed(Article(facts: facts, paragraphs: Furniture.removed(from: text.map(\.element))))
}

/// The text of a page's main elements in paragraphs, without menus and other parts of the page around it.
struct MainText {
  let paragraphs: [Article.Paragraph]
  /// The elements with the article: one, or one for each of its parts.
  let elements: [Int]

  init(_ page: PageBlocks) {
    elements = MainText.mainElements(of: page)
    let blocks = elements.flatMap { page.blocks(in: $0) }.filter { !$0.isLinks }
    // The first and the last block of an article are text, or a heading before it.
    let last = blocks.lastIndex { page.isProse($0) || $0.isSentence } ?? blocks.count - 1
    let first = blocks.firstIndex { page.isProse($0) || $0.isSentence || $0.isHeading } ?? 0
    paragraphs = blocks[first..<max(first, last + 1)].map {
      Article.Paragraph(
        text: $0.text, line: $0.line, isHeading: $0.isHeading, isQuoted: $0.isQuoted, isAttribution: $0.isAttribution)
    }
  }

  /// The element that the page marks as its article, or several for an article in parts, such as a live blog. Without a
  /// mark, it is the element whose own paragraphs have the most text. A marked element with less than half of the text
  /// around it is something else, such as a teaser or a comment.
  private static func mainElements(of page: PageBlocks) -> [Int] {
    let tree = page.tree
    guard !tree.nodes.isEmpty else { return [] }
    let marks: [(MarkupTree.Node) -> Bool] = [
      { $0.attribute("itemprop")?.split(separator: " ").contains("articleBody") ?? false },
      { $0.name == "article" || $0.attribute("role") == "article" },
      { $0.name == "main" || $0.attribute("role") == "main" },
    ]
    let dense = densest(of: page)
    let outer = tree.nodes.indices.filter { marks[2](tree.nodes[$0]) }.max { page.prose(in: $0) < page.prose(in: $1) }
    for isMarked in marks {
      var marked: [Int] = []
      for index in tree.nodes.indices where isMarked(tree.nodes[index]) && page.prose(in: index) >= leastText {
        // An element inside one with the same mark is part of it.
        if let last = marked.last, index < tree.nodes[last].end { continue }
        marked.append(index)
      }
      guard let longest = marked.max(by: { page.prose(in: $0) < page.prose(in: $1) }) else { continue }
      // The parts of one article have about the same length. On a page with an article and teasers, one part is much
      // longer.
      let parts = marked.filter { page.prose(in: $0) * 4 >= page.prose(in: longest) }
      let sum = parts.reduce(0) { $0 + page.prose(in: $1) }
      let isSmall = [outer, dense].contains { other in
        guard let other, page.prose(in: other) >= leastText, !parts.contains(other) else { return false }
        func holds(_ a: Int, _ b: Int) -> Bool { a..<tree.nodes[a].end ~= b }
        // The rest of the page around an article can be as long as the article.
        let factor = other == outer || !parts.contains(where: { holds(other, $0) }) ? 2 : 4
        return !parts.contains { holds($0, other) } && sum * factor < page.prose(in: other)
      }
      if isSmall { continue }
      return titled(parts, of: page)
    }
    guard let dense else { return [tree.nodes.firstIndex { $0.name == "body" } ?? 0] }
    return [widened(dense, of: page)]
  }

  /// If each of several articles has its own heading, they are articles of their own: the one with the page's title.
  private static func titled(_ parts: [Int], of page: PageBlocks) -> [Int] {
    guard parts.count > 1, let title = page.tree.nodes.firstIndex(where: { $0.name == "title" }) else { return parts }
    let words = page.tree.text(of: title).collapsed
    let own = parts.filter { part in
      page.blocks(in: part).first(where: \.isHeading).map { words.hasPrefix($0.text) } ?? false
    }
    return own.count == 1 ? own : parts
  }

  /// The smallest element around one that holds half of the page's running text: an article in several sections.
  private static func widened(_ element: Int, of page: PageBlocks) -> Int {
    let total = page.prose(in: 0)
    let around = page.tree.nodes.indices.prefix(element + 1).reversed().filter { element < page.tree.nodes[$0].end }
    return around.first { page.prose(in: $0) * 2 >= total } ?? element
  }

  /// An element with fewer bytes of text is not an article.
  private static let leastText = 140

  /// The element with the most text in its own paragraphs, plus three quarters of that in its children's paragraphs,
  /// since some pages wrap each paragraph.
  private static func densest(of page: PageBlocks) -> Int? {
    let tree = page.tree
    var own = [Int](repeating: 0, count: tree.nodes.count)
    var open: [Int] = []
    var next = 0
    for block in page.blocks where page.isProse(block) {
      while next <= block.nodes.lowerBound {
        while let last = open.last, tree.nodes[last].end <= next { open.removeLast() }
        if tree.nodes[next].name.map(PageParts.isBlock) ?? false { open.append(next) }
        next += 1
      }
      while let last = open.last, tree.nodes[last].end <= block.nodes.lowerBound { open.removeLast() }
      // A long text in an element that is no paragraph has its breaks in itself.
      let holders = Array(open.reversed().drop { paragraphs.contains(tree.nodes[$0].name ?? "") }.prefix(3))
      let isParagraph = holders.first != block.element
      if let holder = holders.first { own[holder] += block.length * 4 }
      if let holder = holders.dropFirst().first { own[holder] += block.length * (isParagraph ? 3 : 4) }
      if !isParagraph, let holder = holders.dropFirst(2).first { own[holder] += block.length * 3 }
    }
    guard let dense = own.indices.max(by: { own[$0] < own[$1] }), own[dense] / 4 >= leastText else { return nil }
    return dense
  }

  private static let paragraphs: Set<String> = [
    "p", "li", "ul", "ol", "blockquote", "pre", "dd", "dt", "dl", "h1", "h2", "h3", "h4", "h5", "h6",
  ]
}
