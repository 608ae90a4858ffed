import Base

/// A page's text in blocks: runs of text that no block element interrupts, such as paragraphs, headings and list items.
/// It also tells how much running text each element holds, which is how an article is told from what stands around it.
struct PageBlocks {
  /// A run of text.
  struct Block {
    /// With single spaces; never empty.
    let text: String
    /// The line of the file at which it begins, from 1.
    let line: Int
    /// The nodes of its text, from the first to after the last.
    let nodes: Range<Int>
    /// The innermost block element around it.
    let element: Int
    let isHeading: Bool
    /// Whether it stands in a `<blockquote>`.
    let isQuoted: Bool
    /// Whether it stands in a `<cite>` there.
    let isAttribution: Bool
    /// Its bytes without white space, and how many of them are links to other pages.
    let length: Int
    let linked: Int

    /// Teasers, tags and lists of links: 60 % of their text or more are links.
    var isLinks: Bool { linked * 10 >= length * 6 }

    /// Whether it ends as a sentence does, also behind a quotation mark or a bracket.
    var isSentence: Bool {
      let last = text.unicodeScalars.last { !"\"'”’»“›)]".unicodeScalars.contains($0) }
      return last.map { ".!?…:。؟".unicodeScalars.contains($0) } ?? false
    }
  }

  let tree: MarkupTree
  private(set) var blocks: [Block] = []
  /// For each node, whether it and all in it stand around the article.
  private(set) var isLeftOut: [Bool] = []
  /// For each node and the end, the bytes of running text before it.
  private var prose: [Int] = []

  /// Reads a page. `skipsAll` leaves out forms and what is hidden too.
  init(_ tree: MarkupTree, skipsAll: Bool) {
    self.tree = tree
    var leftOut = tree.nodes.map(PageParts.isNoText)
    read(leavingOut: leftOut)
    let reasons = tree.nodes.map(PageParts.reasons)
    leaveOut(&leftOut, reasons.map { $0.filter(PageParts.isNeverArticle) }) { held, total in
      total - held >= Self.leastArticle
    }
    // What holds half of the page's running text is the article or stands around it, whatever its name is.
    leaveOut(&leftOut, reasons.map { $0.filter { !PageParts.isNeverArticle($0) } }) { held, total in held * 2 < total }
    leaveOut(&leftOut, skipsAll ? tree.nodes.map { PageParts.isHidden($0) ? ["hidden"] : [] } : []) { held, total in
      held * 10 < total * 6
    }
  }

  /// An article has more bytes of running text.
  private static let leastArticle = 140

  /// Leaves out the elements that have a reason, for each reason that does not apply to too much of the page's text.
  private mutating func leaveOut(
    _ leftOut: inout [Bool], _ reasons: [[String]], if isLittle: (_ held: Int, _ total: Int) -> Bool
  ) {
    var held: [String: (bytes: Int, end: Int)] = [:]
    for (index, names) in reasons.enumerated() {
      for name in names where index >= held[name]?.end ?? 0 {
        held[name] = ((held[name]?.bytes ?? 0) + prose(in: index), tree.nodes[index].end)
      }
    }
    let total = prose.last ?? 0
    let used = Set(held.filter { isLittle($0.value.bytes, total) }.keys)
    guard !used.isEmpty else { return }
    for (index, names) in reasons.enumerated() where names.contains(where: used.contains) { leftOut[index] = true }
    read(leavingOut: leftOut)
  }

  /// How many bytes of running text an element holds: text of paragraphs and of longer blocks that are not links.
  func prose(in element: Int) -> Int { prose[tree.nodes[element].end] - prose[element] }

  /// The blocks inside an element.
  func blocks(in element: Int) -> ArraySlice<Block> {
    let first = blocks.partitioningIndex { $0.nodes.lowerBound >= element }
    let end = blocks.partitioningIndex { $0.nodes.lowerBound >= tree.nodes[element].end }
    return blocks[first..<max(first, end)]
  }

  // MARK: Reading

  private mutating func read(leavingOut isLeftOut: [Bool]) {
    self.isLeftOut = isLeftOut
    var reader = BlockReader(tree)
    var index = 0
    while index < tree.nodes.count {
      reader.close(before: index)
      if isLeftOut[index] {
        reader.passOver(tree.nodes[index])
        index = tree.nodes[index].end
      } else {
        reader.take(index)
        index += 1
      }
    }
    reader.close(before: tree.nodes.count)
    blocks = reader.blocks
    prose = [Int](repeating: 0, count: tree.nodes.count + 1)
    for block in blocks where isProse(block) { prose[block.nodes.lowerBound + 1] += block.length }
    for index in prose.indices.dropFirst() { prose[index] += prose[index - 1] }
  }

  /// A paragraph counts from a few words on. Text outside of one, such as a menu's entry, has to be longer.
  func isProse(_ block: Block) -> Bool {
    guard !block.isHeading, !block.isLinks else { return false }
    return block.length >= (tree.nodes[block.element].name == "p" ? 25 : 60)
  }
}

/// Collects blocks while it walks through a page's nodes in their order.
private struct BlockReader {
  private let tree: MarkupTree
  private(set) var blocks: [PageBlocks.Block] = []

  private var text = ""
  private var first = 0
  private var last = 0
  private var line = 1
  private var linked = 0
  private var breaks = 0
  /// The open elements that matter, each with the end of its subtree.
  private var open: [(element: Int, end: Int)] = []
  private var headingEnd = 0
  private var quoteEnd = 0
  private var cite = 0..<0
  private var linkEnd = 0
  private var markEnds: [Int] = []

  init(_ tree: MarkupTree) { self.tree = tree }

  /// Ends the elements that are closed before a node.
  mutating func close(before index: Int) {
    while let end = markEnds.last, end <= index {
      markEnds.removeLast()
      text += "”"
    }
    while let end = open.last?.end, end <= index {
      endBlock()
      open.removeLast()
    }
  }

  /// An element that is left out ends the paragraph before it if it would stand on lines of its own.
  mutating func passOver(_ node: MarkupTree.Node) {
    if node.name.map(PageParts.isBlock) ?? false { endBlock() }
  }

  mutating func take(_ index: Int) {
    let node = tree.nodes[index]
    guard let name = node.name else {
      if case .text(let words) = node.content { take(words, of: node, at: index) }
      return
    }
    if PageParts.isBlock(name) {
      endBlock()
      open.append((index, node.end))
    }
    switch name {
    case "br":
      breaks += 1
      // Two in a row part paragraphs.
      if breaks > 1 { endBlock() } else { text.append(Self.lineBreak) }
    case "q":
      text += "“"
      markEnds.append(node.end)
    case "a":
      // A link within the page, such as a footnote's number, is not a link to something else to read.
      if let address = node.attribute("href"), !address.hasPrefix("#") { linkEnd = max(linkEnd, node.end) }
    case "h1", "h2", "h3", "h4", "h5", "h6": headingEnd = max(headingEnd, node.end)
    case "blockquote": quoteEnd = max(quoteEnd, node.end)
    case "cite":
      // Below the quoted text, not inside of a sentence.
      if index < quoteEnd, text.collapsed.last.map({ ".!?…”\"»".contains($0) }) ?? true {
        endBlock()
        cite = index..<node.end
      }
    default: break
    }
  }

  private mutating func take(_ words: String, of node: MarkupTree.Node, at index: Int) {
    let size = words.utf8.count { !$0.isASCIIWhitespace }
    if text.utf8.allSatisfy(\.isASCIIWhitespace) {
      line = node.line + words.utf8.prefix(while: \.isASCIIWhitespace).count { $0 == .lineFeed }
      first = index
      linked = 0
    }
    if size > 0 { breaks = 0 }
    if index < linkEnd { linked += size }
    last = index + 1
    text += words
  }

  private mutating func endBlock() {
    let lines = Self.lines(of: text)
    text = ""
    breaks = 0
    for words in lines { add(words) }
  }

  /// A block is one text, but for short lines above a long one: a title, a byline.
  private static func lines(of text: String) -> [String] {
    let all = text.split(separator: lineBreak).map { String($0).collapsed }.filter { !$0.isEmpty }
    let above = all.prefix { $0.unicodeScalars.count <= 120 && !".,;".contains($0.last ?? ".") }
    let rest = all.dropFirst(above.count)
    guard (rest.first?.unicodeScalars.count ?? 0) >= 200, rest.first?.first?.isUppercase ?? false else {
      return all.isEmpty ? [] : [all.joined(separator: " ")]
    }
    return above + [rest.joined(separator: " ")]
  }

  /// Stands for `<br>`, since a page's own line breaks are white space.
  private static let lineBreak: Character = "\u{2028}"

  private mutating func add(_ words: String) {
    blocks.append(
      PageBlocks.Block(
        text: words, line: line, nodes: first..<max(last, first + 1), element: open.last?.element ?? 0,
        isHeading: first < headingEnd, isQuoted: first < quoteEnd, isAttribution: cite.contains(first),
        length: words.utf8.count { !$0.isASCIIWhitespace }, linked: linked))
  }
}
