import Base
import CCmark

/// Raw HTML. Where it is not allowed, harmless tags pass, and everything else is left out with a warning.
extension DocumentBuilder {
  mutating func htmlBlock(_ html: [UInt8], _ line: Int) {
    if isExtended, !options.allowsHTML, let end = commentEnd(of: html), end < html.count {
      // Only `<!--more-->` is left of comments. For CommonMark the rest of its line belongs to it.
      leaf(.htmlBlock, line: line, text: store(html[..<end]))
      return blocks(of: Source(bytes: Array(html[end...].drop { $0 == .space }), firstLine: line))
    }
    if !options.allowsHTML, let pieces = HTMLPiece.pieces(of: html) { return build(pieces, line) }
    let text = storeHTML(html)
    warnOfHTML(text, line)
    leaf(.htmlBlock, line: line, text: text)
  }

  mutating func htmlInline(_ html: [UInt8], _ line: inout Int) {
    defer { line += html.count { $0 == .lineFeed } }
    if !options.allowsHTML {
      switch HTMLPiece.pieces(of: html)?.first {
      case .lineBreak: return leaf(.lineBreak, line: line)
      case .tag(let tag) where tag.isInline: return leaf(.tag, line: line, text: store(tag.html.utf8))
      default: break
      }
    }
    let text = storeHTML(html)
    warnOfHTML(text, line)
    leaf(.htmlInline, line: line, text: text)
  }

  /// Stores raw HTML, without the addresses of what is withheld.
  private mutating func storeHTML(_ html: [UInt8]) -> Document.TextRange {
    guard let withholding, options.allowsHTML else { return store(html) }
    let node = result.nodes.count
    var hidden: [String] = []
    let mapped = RawHTML.mapped(html[...]) { address in
      guard withholding.phraseForAddress(address) != nil else { return address }
      hidden.append(address)
      return ""
    }
    result.withheldLinks += hidden.map { .init(node: node, target: $0, hasText: true) }
    return store(mapped)
  }

  /// Builds a block of harmless HTML: its tags that hold blocks beside its text, whose lines are paragraphs without
  /// tags of their own.
  private mutating func build(_ pieces: [HTMLPiece], _ line: Int) {
    var paragraph: Int?
    for (index, piece) in pieces.enumerated() {
      if case .tag(let tag) = piece, piece.isBlockTag {
        if let index = paragraph { close(index) }
        paragraph = nil
        leaf(.tag, line: line, text: store(tag.html.utf8))
        continue
      }
      // Blanks at the end of a line are none.
      if piece.isBlank, paragraph == nil || index + 1 == pieces.count || pieces[index + 1].isBlockTag { continue }
      if paragraph == nil { paragraph = open(.paragraph(isTight: true), line: line) }
      switch piece {
      case .lineBreak: leaf(.lineBreak, line: line)
      case .tag(let tag): leaf(.tag, line: line, text: store(tag.html.utf8))
      case .text(let text): htmlText(text, line)
      }
    }
    if let index = paragraph { close(index) }
  }

  /// Text of HTML, which has entities and no other marks.
  private mutating func htmlText(_ text: ArraySlice<UInt8>, _ line: Int) {
    var escaped: [UInt8] = []
    for byte in text {
      let isEntity = "&;".utf8.contains(byte) || byte == UInt8(ascii: "#") && escaped.last == UInt8(ascii: "&")
      if byte.isASCIIPunctuation, !isEntity { escaped.append(UInt8(ascii: "\\")) }
      // Indented text would be code.
      escaped.append(byte.isASCIIWhitespace ? .space : byte)
    }
    if text.first?.isASCIIWhitespace == true { leaf(.text, line: line, text: store([.space])) }
    withTree(Array(escaped.drop(while: \.isASCIIWhitespace))) { builder, root in
      guard let paragraph = cmark_node_first_child(root) else { return }
      builder.appendText(builder.inlineItems(of: paragraph).text[...], line)
      if text.last?.isASCIIWhitespace == true { builder.leaf(.text, line: line, text: builder.store([.space])) }
    }
  }

  /// Leaves out the tags whose partner is not in the same block, with a warning.
  mutating func balanceTags() {
    guard result.nodes.contains(where: { $0.kind == .tag }) else { return }
    balanceTags(in: 0)
  }

  private mutating func balanceTags(in parent: Int) {
    var open: [(index: Int, name: String)] = []
    // So that a closing tag without a partner costs no search.
    var counts: [String: Int] = [:]
    var child = parent + 1
    while child < Int(result.nodes[parent].end) {
      if result.nodes[child].kind == .tag, let tag = HarmlessTag(result.bytes[result.nodes[child].text.range]) {
        if !tag.isClosing {
          open.append((child, tag.name))
          counts[tag.name, default: 0] += 1
        } else if counts[tag.name, default: 0] > 0, let partner = open.lastIndex(where: { $0.name == tag.name }) {
          for unclosed in open[(partner + 1)...] { leaveOut(unclosed.index, "nothing closes") }
          for closed in open[partner...] { counts[closed.name, default: 0] -= 1 }
          open.removeSubrange(partner...)
        } else {
          leaveOut(child, "nothing opens")
        }
      } else if Int(result.nodes[child].end) > child + 1 {
        balanceTags(in: child)
      }
      child = Int(result.nodes[child].end)
    }
    for unclosed in open { leaveOut(unclosed.index, "nothing closes") }
  }

  private mutating func leaveOut(_ index: Int, _ fault: String) {
    let tag = result.string(result.nodes[index].text)
    result.nodes[index].kind = .text
    result.nodes[index].text = .empty
    report(
      .markdownHTML, Int(result.nodes[index].line), "\(fault) \(tag) in its block, so it is left out",
      hint: "a tag and its partner stand in the same paragraph, or alone between blank lines")
  }

  /// Where a comment ends with which a text begins, white space included; nil if it begins with none.
  private func commentEnd(of html: [UInt8]) -> Int? {
    guard html.drop(while: \.isASCIIWhitespace).starts(with: "<!--".utf8),
      let closer = html[...].firstIndex(of: Array("-->".utf8))
    else { return nil }
    return html[(closer + 3)...].firstIndex { !$0.isASCIIWhitespace } ?? html.count
  }

  private mutating func warnOfHTML(_ text: Document.TextRange, _ line: Int) {
    let bytes = Array(result.bytes[text.range])
    guard !options.allowsHTML, commentEnd(of: bytes) != bytes.count else { return }
    let html = result.string(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    report(
      .markdownHTML, line, "raw HTML is left out: \(html.prefix(60))\(html.count > 60 ? "…" : "")",
      hint: "write it in Markdown, or set 'unsafeHTML: true' in gazette.yml if every author is trusted")
  }
}

/// A part of HTML in which everything is harmless.
private enum HTMLPiece {
  case tag(HarmlessTag)
  case lineBreak
  case text(ArraySlice<UInt8>)

  var isBlank: Bool { if case .text(let text) = self { text.allSatisfy(\.isASCIIWhitespace) } else { false } }

  var isBlockTag: Bool { if case .tag(let tag) = self { !tag.isInline } else { false } }

  /// The parts of a text; nil if something in it is not harmless.
  static func pieces(of html: [UInt8]) -> [HTMLPiece]? {
    var pieces: [HTMLPiece] = []
    var rest = html[...]
    while let first = rest.first {
      if first != UInt8(ascii: "<") {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        pieces.append(.text(text))
        rest = rest[text.endIndex...]
        continue
      }
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let html = rest[...end]
      if ["<br>", "<br/>", "<br />"].contains(String(utf8: html).lowercased()) {
        pieces.append(.lineBreak)
      } else if let tag = HarmlessTag(html) {
        pieces.append(.tag(tag))
      } else {
        return nil
      }
      rest = rest[(end + 1)...]
    }
    return pieces
  }
}
