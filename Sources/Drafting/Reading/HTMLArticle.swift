import Base

/// Reads a saved page: its facts about itself, and the text of its main element.
func readHTML(_ file: SourceFile, zone: Zone) -> Diagnosed<Article?> {
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
  var main = MainText(of: tree, skipsAll: true)
  // Some pages are inside one form, or were saved while a dialog hid them.
  if main.paragraphs.isEmpty { main = MainText(of: tree, skipsAll: false) }
  return Diagnosed(
    Article(facts: PageFacts(tree, main: main.elements.first, zone: zone).facts, paragraphs: main.paragraphs))
}

/// The text of a page's main elements in paragraphs, without menus and other parts of the page around it.
struct MainText {
  private(set) var paragraphs: [Article.Paragraph] = []
  /// The elements with the article: one, or one for each of its parts.
  let elements: [Int]

  private let tree: MarkupTree
  /// Whether forms and what is hidden are left out too.
  private let skipsAll: Bool

  init(of tree: MarkupTree, skipsAll: Bool) {
    self.tree = tree
    self.skipsAll = skipsAll
    elements = MainText.mainElements(of: tree, skipsAll: skipsAll)
    for element in elements { take(element) }
  }

  /// The element that the page marks as its article, or several for an article in parts, such as a live blog. Without a
  /// mark, it is the element whose own paragraphs have the most text. A marked element with less than half of the text
  /// around it is something else, such as a teaser or a comment.
  private static func mainElements(of tree: MarkupTree, skipsAll: Bool) -> [Int] {
    guard !tree.nodes.isEmpty else { return [] }
    let lengths = textLengths(of: tree, skipsAll: skipsAll)
    let marks: [(MarkupTree.Node) -> Bool] = [
      { $0.attribute("itemprop")?.split(separator: " ").contains("articleBody") ?? false },
      { $0.name == "article" || $0.attribute("role") == "article" },
      { $0.name == "main" || $0.attribute("role") == "main" },
    ]
    var outer = tree.nodes.indices.filter { marks[2](tree.nodes[$0]) }.max { lengths[$0] < lengths[$1] }
    if outer.map({ lengths[$0] < leastText }) ?? true { outer = nil }
    for isMarked in marks {
      var marked: [Int] = []
      for index in tree.nodes.indices where isMarked(tree.nodes[index]) && lengths[index] >= leastText {
        // An element inside one with the same mark is part of it.
        if let last = marked.last, index < tree.nodes[last].end { continue }
        marked.append(index)
      }
      guard let longest = marked.max(by: { lengths[$0] < lengths[$1] }) else { continue }
      // The parts of one article have about the same length. On a page with an article and teasers, one part is much
      // longer.
      let parts = marked.filter { lengths[$0] * 4 >= lengths[longest] }
      let sum = parts.reduce(0) { $0 + lengths[$1] }
      if let outer, !parts.contains(outer), sum * 2 < lengths[outer],
        parts.allSatisfy({ outer..<tree.nodes[outer].end ~= $0 })
      {
        continue
      }
      return parts
    }
    let own = ownLengths(lengths, of: tree)
    let densest = tree.nodes.indices.max { own[$0] < own[$1] }
    return [densest.flatMap { own[$0] >= leastText ? $0 : nil } ?? body(of: tree)]
  }

  /// An element with fewer bytes of text is not an article.
  private static let leastText = 140

  private static func body(of tree: MarkupTree) -> Int { tree.nodes.firstIndex { $0.name == "body" } ?? 0 }

  /// How many bytes of text each subtree has in its paragraphs; 0 inside of elements that are not text.
  private static func textLengths(of tree: MarkupTree, skipsAll: Bool) -> [Int] {
    var sums = [0]
    var skipEnd = 0
    for (index, node) in tree.nodes.enumerated() {
      if index >= skipEnd, isAside(node, skipsAll: skipsAll) { skipEnd = node.end }
      var length = 0
      if index >= skipEnd, case .text(let text) = node.content {
        length = text.utf8.count { !$0.isASCIIWhitespace }
      }
      sums.append(sums[index] + length)
    }
    return tree.nodes.enumerated().map { sums[$1.end] - sums[$0] }
  }

  /// How many of them are in each element's own paragraphs, plus three quarters of those in its children's paragraphs,
  /// since some pages wrap each paragraph.
  private static func ownLengths(_ lengths: [Int], of tree: MarkupTree) -> [Int] {
    var own = [Int](repeating: 0, count: tree.nodes.count)
    var open: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      while let last = open.last, tree.nodes[last].end <= index { open.removeLast() }
      if node.name == "p", let parent = open.last {
        own[parent] += lengths[index] * 4
        if let grandparent = open.dropLast().last { own[grandparent] += lengths[index] * 3 }
      }
      if node.name != nil { open.append(index) }
    }
    return own.map { $0 / 4 }
  }

  // MARK: Paragraphs

  private mutating func take(_ element: Int) {
    var text = ""
    var line = tree.nodes[element].line
    var headingEnd = 0
    var blockEnds: [Int] = []
    var quoteEnds: [Int] = []
    func closed(isHeading: Bool) -> Article.Paragraph? {
      let collapsed = text.collapsed
      text = ""
      return collapsed.isEmpty ? nil : Article.Paragraph(text: collapsed, line: line, isHeading: isHeading)
    }
    var index = element
    while index < tree.nodes[element].end {
      while let end = quoteEnds.last, end <= index {
        quoteEnds.removeLast()
        text += "”"
      }
      var endsBlock = false
      while let end = blockEnds.last, end <= index {
        blockEnds.removeLast()
        endsBlock = true
      }
      let node = tree.nodes[index]
      let isBlock = node.name.map(Self.isBlock) ?? false
      if endsBlock || isBlock, let paragraph = closed(isHeading: headingEnd >= index && headingEnd > 0) {
        paragraphs.append(paragraph)
      }
      if index >= headingEnd { headingEnd = 0 }
      if index != element, Self.isAside(node, skipsAll: skipsAll) {
        index = node.end
        continue
      }
      if isBlock { blockEnds.append(node.end) }
      switch node.content {
      case .text(let words):
        if text.utf8.allSatisfy(\.isASCIIWhitespace) {
          line = node.line + words.utf8.prefix(while: \.isASCIIWhitespace).count { $0 == .lineFeed }
        }
        text += words
      case .element("br", _): text += " "
      case .element("q", _):
        text += "“"
        quoteEnds.append(node.end)
      case .element(let name, _) where ["h1", "h2", "h3", "h4", "h5", "h6"].contains(name): headingEnd = node.end
      case .element: break
      }
      index += 1
    }
    text += String(repeating: "”", count: quoteEnds.count)
    if let paragraph = closed(isHeading: headingEnd > 0) { paragraphs.append(paragraph) }
  }

  private static func isBlock(_ name: String) -> Bool {
    [
      "p", "div", "section", "article", "main", "body", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre",
      "table",
      "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "header", "address", "details", "summary", "center",
    ].contains(name)
  }

  /// Elements that are not part of the article's text, or that are hidden.
  private static func isAside(_ node: MarkupTree.Node, skipsAll: Bool) -> Bool {
    guard case .element(let name, let attributes) = node.content else { return false }
    // If a page has no `<body>`, libxml2 puts elements that it does not know into the head. So the head is not in this
    // list.
    if asides.contains(name) { return true }
    let words = [attributes["class"], attributes["id"]].compactMap { $0?.lowercased() }.flatMap {
      $0.split { !$0.isLetter }
    }
    if name != "body", words.contains(where: asideWords.contains) { return true }
    if let role = attributes["role"],
      ["navigation", "complementary", "banner", "contentinfo", "search", "dialog"].contains(role)
    {
      return true
    }
    guard skipsAll else { return false }
    if name == "form" || node.has("hidden") || attributes["aria-hidden"] == "true" { return true }
    let style = attributes["style"]?.lowercased().filter { !$0.isWhitespace } ?? ""
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  private static let asides: Set<String> = [
    "title", "script", "style", "noscript", "template", "nav", "footer", "aside", "button", "select", "input",
    "textarea",
    "iframe", "object", "svg", "math", "canvas", "audio", "video", "picture", "figure", "figcaption", "dialog", "menu",
  ]

  /// Words in classes and ids with which pages name the parts around an article.
  private static let asideWords: Set<Substring> = [
    "comment", "comments", "cookie", "cookies", "consent", "related", "newsletter", "promo", "advert", "advertisement",
    "sidebar", "breadcrumb", "breadcrumbs", "share", "sharing",
  ]
}
