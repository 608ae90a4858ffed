package import Base

/// Writes a document as HTML. What CommonMark has comes out byte for byte as libcmark writes it.
package struct HTMLRenderer {
  /// An `a` that stands for a wiki link, a mention or a citation.
  package struct Anchor {
    package let href: String
    /// Attributes beside `href`, by name.
    package let attributes: [(name: String, value: String)]
    /// What it shows; nil for the node's own content.
    package let label: String?

    package init(href: String, attributes: [(name: String, value: String)], label: String? = nil) {
      self.href = href
      self.attributes = attributes
      self.label = label
    }
  }

  /// What it says of its own, in the language of those who read.
  package struct Words: Sendable {
    /// The titles of callouts that have none of their own, by kind; a kind that is not here is its own title.
    package let calloutTitles: [String: String]
    /// What the links from a footnote back to the text are called.
    package let backToText: String
    package let completedTask: String
    package let openTask: String

    package init(calloutTitles: [String: String], backToText: String, completedTask: String, openTask: String) {
      self.calloutTitles = calloutTitles
      self.backToText = backToText
      self.completedTask = completedTask
      self.openTask = openTask
    }

    package static let english = Words(
      calloutTitles: [:], backToText: "Back to the text", completedTask: "Completed task", openTask: "Open task")
  }

  /// What a page says of a picture, so that the browser leaves the place free and loads the form that it needs.
  package struct PictureFacts: Sendable {
    package let size: PictureSize
    /// The `srcset`; nil if there are no narrower forms.
    package let sources: String?

    package init(size: PictureSize, sources: String?) {
      self.size = size
      self.sources = sources
    }
  }

  /// `allowsHTML` keeps raw HTML and addresses of any scheme; `words` are those that the renderer adds itself.
  package struct Options: Sendable {
    package let allowsHTML: Bool
    package let words: Words
    /// What is known of a picture by its address on the page; nil if pictures get no attributes for their loading.
    package var pictures: (@Sendable (String) -> PictureFacts?)?
    /// How wide the text is on a wide page, a length in CSS.
    package var textWidth = ""

    package init(allowsHTML: Bool, words: Words = .english) {
      self.allowsHTML = allowsHTML
      self.words = words
    }
  }

  let document: Document
  let options: Options
  let medium: HTMLMedium
  let address: (String) -> String
  let anchor: (Int) -> Anchor?
  let embedded: (Int) -> [UInt8]?
  var output: [UInt8]
  /// How many links stand around the node at hand.
  var linkDepth = 0

  private init(
    _ document: Document, _ options: Options, _ medium: HTMLMedium, _ output: [UInt8],
    address: @escaping (String) -> String, anchor: @escaping (Int) -> Anchor?,
    embedded: @escaping (Int) -> [UInt8]?
  ) {
    self.document = document
    self.options = options
    self.medium = medium
    self.output = output
    self.address = address
    self.anchor = anchor
    self.embedded = embedded
  }

  /// Appends a document's HTML. `address` may change where a link or image leads on the document's page; `anchor` gives
  /// the link that a node stands for, or nil for one that leads nowhere; `embedded` gives the HTML of what a
  /// transclusion's wiki link leads to. `blocks` are the nodes to write, all where it is nil.
  package static func append(
    _ document: Document, _ options: Options, for medium: HTMLMedium = .page, blocks: Range<Int>? = nil,
    to output: inout [UInt8], address: (String) -> String, anchor: (_ node: Int) -> Anchor?,
    embedded: (_ node: Int) -> [UInt8]? = { _ in nil }
  ) {
    withoutActuallyEscaping(address) { address in
      withoutActuallyEscaping(anchor) { anchor in
        withoutActuallyEscaping(embedded) { embedded in
          var renderer = HTMLRenderer(
            document, options, medium, output, address: address, anchor: anchor, embedded: embedded)
          output = []
          if !document.nodes.isEmpty { renderer.nodes(blocks ?? 1..<document.nodes.count) }
          output = renderer.output
        }
      }
    }
  }

  mutating func children(of index: Int) { nodes(index + 1..<Int(document.nodes[index].end)) }

  /// Nodes that stand side by side.
  private mutating func nodes(_ range: Range<Int>) {
    var child = range.lowerBound
    while child < range.upperBound {
      node(child)
      child = Int(document.nodes[child].end)
    }
  }

  private mutating func node(_ index: Int) {
    let node = document.nodes[index]
    switch node.kind {
    case .document: children(of: index)
    case .paragraph(let isTight):
      if isTight { return children(of: index) }
      block("p", index, "</p>\n")
    case .heading(let level): heading(level, node, index)
    case .blockQuote: block("blockquote", index, "</blockquote>\n", opensLine: true, endsOnOwnLine: true)
    case .list(nil, _): block("ul", index, "</ul>\n", opensLine: true)
    case .list(let start?, _):
      orderedList(from: start, index)
    case .item(let task):
      newLine()
      output.append(task == nil ? "<li>" : "<li class=\"task\">")
      if let task {
        output.append("<input type=\"checkbox\"\(task == .done ? " checked=\"\"" : "") disabled=\"\" aria-label=\"")
        output.appendEscaped(task == .done ? options.words.completedTask : options.words.openTask)
        output.append("\" /> ")
      }
      children(of: index)
      output.append("</li>\n")
    case .codeBlock: codeBlock(node)
    case .htmlBlock:
      newLine()
      html(node)
      newLine()
    case .thematicBreak:
      newLine()
      output.append("<hr />\n")
    case .table: block("table", index, "</table>\n", opensLine: true)
    case .tableHead: block("thead", index, "</thead>\n", opensLine: true)
    case .tableBody: block("tbody", index, "</tbody>\n", opensLine: true)
    case .tableRow: block("tr", index, "</tr>\n", opensLine: true)
    case .tableCell(let isHeader, let alignment): cell(isHeader, alignment, index)
    case .callout: callout(node, index)
    case .calloutTitle: break
    case .quotation: wrappedBlock("<figure class=\"quotation\">\n", index, "</figure>\n")
    case .attribution: wrappedBlock("<figcaption>— ", index, "</figcaption>\n")
    case .figure: wrappedBlock("<figure class=\"picture\">\n", index, "</figure>\n")
    case .caption: wrappedBlock("<figcaption>", index, "</figcaption>\n")
    case .transclusion: transclusion(index)
    case .footnotes: footnotes(index)
    case .footnote(let number, let references): footnote(number, references, index)
    default: inline(node, index)
    }
  }

  private mutating func inline(_ node: Document.Node, _ index: Int) {
    switch node.kind {
    case .text, .plainMark: escaped(node.text)
    case .softBreak: output.append(.lineFeed)
    case .lineBreak: output.append("<br />\n")
    case .code:
      output.append("<code>")
      escaped(node.text)
      output.append("</code>")
    case .htmlInline: html(node)
    case .tag: tag(node)
    case .emphasis: wrapped("<em>", index, "</em>")
    case .strong: wrapped("<strong>", index, "</strong>")
    case .strikethrough: wrapped("<del>", index, "</del>")
    case .mark: wrapped("<mark>", index, "</mark>")
    case .link: link(node, index)
    case .image: image(node, index)
    case .wikiLink, .mention, .citation: reference(node, index)
    case .footnoteReference(let number, let occurrence): footnoteReference(number, occurrence)
    default: break
    }
  }

  // MARK: Blocks

  private mutating func newLine() {
    if let last = output.last, last != .lineFeed { output.append(.lineFeed) }
  }

  private mutating func block(
    _ element: StaticString, _ index: Int, _ close: String, opensLine: Bool = false, endsOnOwnLine: Bool = false
  ) {
    newLine()
    open(element)
    output.append(opensLine ? ">\n" : ">")
    children(of: index)
    if endsOnOwnLine { newLine() }
    output.append(close)
  }

  private mutating func wrappedBlock(_ open: String, _ index: Int, _ close: String) {
    newLine()
    output.append(open)
    children(of: index)
    output.append(close)
  }

  private mutating func orderedList(from start: Int32, _ index: Int) {
    newLine()
    open("ol")
    output.append(start == 1 ? ">\n" : " start=\"\(start)\">\n")
    children(of: index)
    output.append("</ol>\n")
  }

  /// `<p`, with the style that the medium gives to the element.
  mutating func open(_ element: StaticString) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: UnsafeBufferPointer(start: element.utf8Start, count: element.utf8CodeUnitCount))
    if !medium.styles.isEmpty, let style = medium.styles["\(element)"] { attribute("style", style, ifEmpty: false) }
  }

  private mutating func heading(_ level: UInt8, _ node: Document.Node, _ index: Int) {
    newLine()
    output.append("<h\(level)")
    let id = document.string(node.detail)
    if !id.isEmpty { attribute("id", medium.id(id), ifEmpty: false) }
    output.append(">")
    children(of: index)
    output.append("</h\(level)>\n")
  }

  private mutating func codeBlock(_ node: Document.Node) {
    newLine()
    let info = document.bytes[node.detail.range].prefix { !$0.isASCIIWhitespace }
    if info.isEmpty {
      output.append("<pre><code>")
    } else {
      output.append("<pre><code class=\"language-")
      appendText(info)
      output.append("\">")
    }
    escaped(node.text)
    output.append("</code></pre>\n")
  }

  private mutating func cell(_ isHeader: Bool, _ alignment: Document.Alignment, _ index: Int) {
    let name = isHeader ? "th" : "td"
    newLine()
    output.append("<\(name)")
    if isHeader { output.append(" scope=\"col\"") }
    switch alignment {
    case .none: break
    case .left: output.append(" class=\"align-left\"")
    case .center: output.append(" class=\"align-center\"")
    case .right: output.append(" class=\"align-right\"")
    }
    output.append(">")
    children(of: index)
    output.append("</\(name)>\n")
  }

  private mutating func callout(_ node: Document.Node, _ index: Int) {
    let word = document.string(node.text)
    newLine()
    // What is read outside a page may not fold.
    let fold = medium.isPage ? document.string(node.detail) : ""
    let (outer, inner) = fold.isEmpty ? ("aside", "p") : ("details", "summary")
    output.append("<\(outer) class=\"callout callout-\(word)\"\(fold == "+" ? " open" : "")>\n")
    output.append("<\(inner) class=\"callout-title\">")
    let title = index + 1
    if Int(document.nodes[title].end) > title + 1 {
      children(of: title)
    } else {
      output.appendEscaped(options.words.calloutTitles[word] ?? word.prefix(1).uppercased() + word.dropFirst())
    }
    output.append("</\(inner)>\n")
    children(of: index)
    newLine()
    output.append("</\(outer)>\n")
  }

  private mutating func transclusion(_ index: Int) {
    guard let content = embedded(index + 1) else { return block("p", index, "</p>\n") }
    newLine()
    output.append("<figure class=\"transclusion\">\n<blockquote>\n")
    output += content
    newLine()
    output.append("</blockquote>\n<figcaption>")
    children(of: index)
    output.append("</figcaption>\n</figure>\n")
  }

  private mutating func footnotes(_ index: Int) {
    newLine()
    output.append("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    children(of: index)
    output.append("</ol>\n</section>\n")
  }

  private mutating func footnote(_ number: Int32, _ references: Int32, _ index: Int) {
    output.append("<li")
    attribute("id", medium.id("fn:\(number)"), ifEmpty: false)
    output.append(">\n")
    children(of: index)
    // Into the last paragraph, where there is one.
    if output.suffix(5).elementsEqual("</p>\n".utf8) {
      output.removeLast(5)
      output.append(.space)
    } else {
      newLine()
      output.append("<p>")
    }
    for occurrence in 1...max(1, references) {
      if occurrence > 1 { output.append(.space) }
      backLink(to: number, occurrence)
    }
    output.append("</p>\n</li>\n")
  }

  private mutating func footnoteReference(_ number: Int32, _ occurrence: Int32) {
    output.append("<sup class=\"footnote-ref\">")
    openLink("#fn:\(number)")
    attribute("id", medium.id(referenceID(number, occurrence)), ifEmpty: false)
    output.append(" role=\"doc-noteref\">\(number)</a></sup>")
  }

  private mutating func backLink(to number: Int32, _ occurrence: Int32) {
    openLink("#" + referenceID(number, occurrence))
    output.append(" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"")
    output.appendEscaped(options.words.backToText)
    output.append("\">↩</a>")
  }

  private func referenceID(_ number: Int32, _ occurrence: Int32) -> String {
    "fnref:\(number)\(occurrence > 1 ? ":\(occurrence)" : "")"
  }

  /// `<a href="…"`, open for further attributes.
  private mutating func openLink(_ address: String) {
    open("a")
    output.append(" href=\"")
    append(medium.resolve(address))
    output.append("\"")
  }

  mutating func append(_ address: HTMLMedium.Address) {
    if !address.origin.isEmpty { output.appendEscaped(address.origin) }
    output.appendHref(address.rest)
  }

  // MARK: Inlines

  private mutating func wrapped(_ open: String, _ index: Int, _ close: String) {
    output.append(open)
    children(of: index)
    output.append(close)
  }

  private mutating func html(_ node: Document.Node) {
    guard options.allowsHTML else { return }
    output += RawHTML.mapped(document.bytes[node.text.range]) { address in
      let resolved = medium.resolve(self.address(address))
      return resolved.origin + resolved.rest
    }
  }

  private mutating func tag(_ node: Document.Node) {
    guard let tag = HarmlessTag(document.bytes[node.text.range]) else { return }
    if tag.beginsLine { newLine() }
    output.append(tag.html)
    if tag.endsLine { output.append(.lineFeed) }
  }

  // MARK: Text

  mutating func attribute(_ name: String, _ value: String, ifEmpty: Bool) {
    guard ifEmpty || !value.isEmpty else { return }
    output.append(" \(name)=\"")
    appendText(Array(value.utf8)[...])
    output.append("\"")
  }

  private mutating func escaped(_ range: Document.TextRange) { appendText(document.bytes[range.range]) }

  mutating func appendText(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { output.appendEscaped($0, apostrophes: false) }
  }
}
