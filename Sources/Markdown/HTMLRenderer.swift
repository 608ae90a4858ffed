import Base

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

  package struct Options: Sendable {
    package let allowsHTML: Bool
    package let words: Words

    package init(allowsHTML: Bool, words: Words = .english) {
      self.allowsHTML = allowsHTML
      self.words = words
    }
  }

  let document: Document
  let options: Options
  let address: (String) -> String
  let anchor: (Int) -> Anchor?
  var output: [UInt8]

  /// Appends a document's HTML. `address` may change where a link or image leads; `anchor` gives the link that a node
  /// stands for, or nil for one that leads nowhere.
  package static func append(
    _ document: Document, _ options: Options, to output: inout [UInt8], address: (String) -> String,
    anchor: (_ node: Int) -> Anchor?
  ) {
    withoutActuallyEscaping(address) { address in
      withoutActuallyEscaping(anchor) { anchor in
        var renderer = HTMLRenderer(
          document: document, options: options, address: address, anchor: anchor, output: output)
        output = []
        if !document.nodes.isEmpty { renderer.children(of: 0) }
        output = renderer.output
      }
    }
  }

  private mutating func children(of index: Int) {
    var child = index + 1
    let end = Int(document.nodes[index].end)
    while child < end {
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
      block("<p>", index, "</p>\n")
    case .heading(let level): heading(level, node, index)
    case .blockQuote: block("<blockquote>\n", index, "</blockquote>\n", endsOnOwnLine: true)
    case .list(nil, _): block("<ul>\n", index, "</ul>\n")
    case .list(let start?, _):
      block(start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n", index, "</ol>\n")
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
    case .table: block("<table>\n", index, "</table>\n")
    case .tableHead: block("<thead>\n", index, "</thead>\n")
    case .tableBody: block("<tbody>\n", index, "</tbody>\n")
    case .tableRow: block("<tr>\n", index, "</tr>\n")
    case .tableCell(let isHeader, let alignment): cell(isHeader, alignment, index)
    case .callout: callout(node, index)
    case .calloutTitle: break
    case .quotation: block("<figure class=\"quotation\">\n", index, "</figure>\n")
    case .attribution: block("<figcaption>— ", index, "</figcaption>\n")
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
    case .emphasis: wrapped("<em>", index, "</em>")
    case .strong: wrapped("<strong>", index, "</strong>")
    case .strikethrough: wrapped("<del>", index, "</del>")
    case .mark: wrapped("<mark>", index, "</mark>")
    case .link: link(node, index)
    case .image: image(node, index)
    case .wikiLink, .mention, .citation: reference(node, index)
    case .footnoteReference(let number, let occurrence):
      output.append(
        """
        <sup class="footnote-ref"><a href="#fn:\(number)" id="fnref:\(number)\(occurrence > 1 ? ":\(occurrence)" : "")" \
        role="doc-noteref">\(number)</a></sup>
        """)
    default: break
    }
  }

  // MARK: Blocks

  private mutating func newLine() {
    if let last = output.last, last != .lineFeed { output.append(.lineFeed) }
  }

  private mutating func block(_ open: String, _ index: Int, _ close: String, endsOnOwnLine: Bool = false) {
    newLine()
    output.append(open)
    children(of: index)
    if endsOnOwnLine { newLine() }
    output.append(close)
  }

  private mutating func heading(_ level: UInt8, _ node: Document.Node, _ index: Int) {
    newLine()
    output.append("<h\(level)")
    attribute("id", document.string(node.detail), ifEmpty: false)
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
    output.append("<aside class=\"callout callout-\(word)\">\n<p class=\"callout-title\">")
    let title = index + 1
    if Int(document.nodes[title].end) > title + 1 {
      children(of: title)
    } else {
      output.appendEscaped(options.words.calloutTitles[word] ?? word.prefix(1).uppercased() + word.dropFirst())
    }
    output.append("</p>\n")
    children(of: index)
    newLine()
    output.append("</aside>\n")
  }

  private mutating func footnotes(_ index: Int) {
    newLine()
    output.append("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    children(of: index)
    output.append("</ol>\n</section>\n")
  }

  private mutating func footnote(_ number: Int32, _ references: Int32, _ index: Int) {
    output.append("<li id=\"fn:\(number)\">\n")
    children(of: index)
    var label: [UInt8] = []
    label.appendEscaped(options.words.backToText)
    let links = (1...max(1, references)).map { occurrence in
      """
      <a href="#fnref:\(number)\(occurrence > 1 ? ":\(occurrence)" : "")" class="footnote-back" role="doc-backlink" \
      aria-label="\(String(utf8: label))">↩</a>
      """
    }.joined(separator: " ")
    // Into the last paragraph, where there is one.
    if output.suffix(5).elementsEqual("</p>\n".utf8) {
      output.removeLast(5)
      output.append(" \(links)</p>\n</li>\n")
    } else {
      newLine()
      output.append("<p>\(links)</p>\n</li>\n")
    }
  }

  // MARK: Inlines

  private mutating func wrapped(_ open: String, _ index: Int, _ close: String) {
    output.append(open)
    children(of: index)
    output.append(close)
  }

  private mutating func html(_ node: Document.Node) {
    if options.allowsHTML {
      output += document.bytes[node.text.range]
    } else {
      output.append("<!-- raw HTML omitted -->")
    }
  }

  private mutating func link(_ node: Document.Node, _ index: Int) {
    output.append("<a href=\"")
    href(node)
    output.append("\"")
    attribute("title", document.string(node.detail), ifEmpty: false)
    output.append(">")
    children(of: index)
    output.append("</a>")
  }

  private mutating func image(_ node: Document.Node, _ index: Int) {
    output.append("<img src=\"")
    href(node)
    output.append("\" alt=\"")
    for inner in index + 1..<Int(node.end) {
      switch document.nodes[inner].kind {
      case .text, .plainMark, .code, .htmlInline: escaped(document.nodes[inner].text)
      case .softBreak, .lineBreak: output.append(.space)
      default: break
      }
    }
    output.append("\"")
    attribute("title", document.string(node.detail), ifEmpty: false)
    output.append(" />")
  }

  private mutating func href(_ node: Document.Node) {
    let bytes = document.bytes[node.text.range]
    guard options.allowsHTML || LinkScheme.isHarmless(bytes) else { return }
    output.appendHref(address(String(utf8: bytes)))
  }

  private mutating func reference(_ node: Document.Node, _ index: Int) {
    guard let anchor = anchor(index) else {
      if node.kind == .citation { return }
      return children(of: index)
    }
    output.append("<a")
    for (name, value) in anchor.attributes { attribute(name, value, ifEmpty: true) }
    output.append(" href=\"")
    output.appendHref(anchor.href)
    output.append("\">")
    if let label = anchor.label { output.appendEscaped(label) } else { children(of: index) }
    output.append("</a>")
  }

  // MARK: Text

  private mutating func attribute(_ name: String, _ value: String, ifEmpty: Bool) {
    guard ifEmpty || !value.isEmpty else { return }
    output.append(" \(name)=\"")
    appendText(Array(value.utf8)[...])
    output.append("\"")
  }

  private mutating func escaped(_ range: Document.TextRange) { appendText(document.bytes[range.range]) }

  private mutating func appendText(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { output.appendEscaped($0, apostrophes: false) }
  }
}

extension [UInt8] {
  /// Appends an address as an attribute's value, as libcmark's `houdini_escape_href` does.
  package mutating func appendHref(_ address: String) {
    for byte in address.utf8 {
      switch byte {
      case 0x26: append("&amp;")
      case 0x27: append("&#x27;")
      case _ where byte.isASCIILetter || byte.isASCIIDigit: append(byte)
      case _ where "-_.+!*(),%#@?=;:/$~".utf8.contains(byte): append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(hexDigits[Int(byte >> 4)])
        append(hexDigits[Int(byte & 15)])
      }
    }
  }
}

private let hexDigits = Array("0123456789ABCDEF".utf8)
