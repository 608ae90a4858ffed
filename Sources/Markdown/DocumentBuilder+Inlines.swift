import Base
import CCmark

/// The inlines directly within one libcmark node: text that libcmark left in pieces stands together again.
struct InlineItems {
  enum Item {
    /// A range of `text`.
    case text(Range<Int>)
    case node(CmarkNode, cmark_node_type)
  }

  var items: [Item] = []
  var text: [UInt8] = []
}

extension InlineItems {
  /// Takes `{#id}` at the end of a heading: its id is written. Nil if it has none.
  mutating func takeHeadingID() -> String? {
    guard case .text(let range) = items.last, text[range].last == UInt8(ascii: "}"),
      let brace = text[range].lastIndex(of: UInt8(ascii: "{")), text[brace...].starts(with: "{#".utf8)
    else { return nil }
    let id = text[(brace + 2)..<(range.upperBound - 1)]
    // A colon is for the ids of a page's own parts.
    guard !id.isEmpty, id.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || "-_.".utf8.contains($0) || $0 >= 0x80 })
    else { return nil }
    let end = text[range.lowerBound..<brace].lastIndex { !$0.isASCIIWhitespace }.map { $0 + 1 } ?? range.lowerBound
    if end == range.lowerBound { items.removeLast() } else { items[items.count - 1] = .text(range.lowerBound..<end) }
    return String(utf8: id)
  }
}

/// A place among inline items: an item, and where in its text.
struct InlinePosition {
  var item: Int
  var offset: Int
}

extension DocumentBuilder {
  func inlineItems(of node: CmarkNode) -> InlineItems {
    var result = InlineItems()
    var child = cmark_node_first_child(node)
    var isText = false
    while let inline = child {
      let type = cmark_node_get_type(inline)
      if type == CMARK_NODE_TEXT {
        let start = result.text.count
        if let literal = cmark_node_get_literal(inline) {
          result.text.append(contentsOf: UnsafeRawBufferPointer(start: literal, count: cLength(literal)))
        }
        if isText, case .text(let range) = result.items[result.items.count - 1] {
          result.items[result.items.count - 1] = .text(range.lowerBound..<result.text.count)
        } else {
          result.items.append(.text(start..<result.text.count))
        }
      } else {
        result.items.append(.node(inline, type))
      }
      isText = type == CMARK_NODE_TEXT
      child = cmark_node_next(inline)
    }
    return result
  }

  /// Builds the inlines of a region; `line` counts the breaks that it holds.
  mutating func inlines(
    _ items: InlineItems, from start: InlinePosition, to end: InlinePosition?, _ line: inout Int
  ) {
    let isExtended = isExtended
    var scan = InlineScan(items: items, end: end)
    var index = start.item
    let last = end?.item ?? items.items.count - 1
    while index <= last, index < items.items.count {
      switch items.items[index] {
      case .text(let range):
        var lower = index == start.item ? max(range.lowerBound, start.offset) : range.lowerBound
        let upper = end.map { index == $0.item ? $0.offset : range.upperBound } ?? range.upperBound
        if let resume = scan.resume, resume.item == index {
          lower = resume.offset
        } else if isExtended {
          reportTag(in: items.text[lower..<upper], line)
        }
        if !isExtended {
          leaf(.text, line: line, text: store(items.text[lower..<upper]))
        } else if let next = extended(&scan, index, lower..<upper, &line) {
          scan.resume = next
          index = next.item
          continue
        }
      case .node(let node, let type):
        if index == end?.item { break }
        inline(node, type, &line)
      }
      scan.resume = nil
      index += 1
    }
  }

  /// Reports a tag of Hugo's or of Jekyll's templates, `{{< x >}}` or `{% x %}`: nobody meant to publish it.
  private mutating func reportTag(in text: ArraySlice<UInt8>, _ line: Int) {
    var rest = text
    while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[brace...]
      if rest.starts(with: "{%".utf8) || rest.starts(with: "{{<".utf8) || rest.starts(with: "{{%".utf8) {
        let end = rest.firstRange(of: "}".utf8)?.upperBound ?? rest.endIndex
        var shown: [UInt8] = []
        shown.append(contentsOf: rest[..<min(end, brace + 60)])
        marks.remove(from: 0, of: &shown)
        report(
          .markdownTag, line, "'\(String(utf8: shown))' is a tag of another tool and is published as text",
          hint: "put in what it stands for; a backslash before the brace says that the text is meant")
        return
      }
      rest = rest.dropFirst()
    }
  }

  private mutating func inline(_ node: CmarkNode, _ type: cmark_node_type, _ line: inout Int) {
    switch type {
    case CMARK_NODE_SOFTBREAK:
      leaf(.softBreak, line: line)
      line += 1
    case CMARK_NODE_LINEBREAK:
      leaf(.lineBreak, line: line)
      line += 1
    case CMARK_NODE_CODE: leaf(.code, line: line, text: store(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_INLINE:
      htmlInline(literal(of: node), &line)
    case CMARK_NODE_EMPH: nested(.emphasis, node, &line)
    case CMARK_NODE_STRONG: nested(.strong, node, &line)
    case CMARK_NODE_LINK: destination(.link, node, &line)
    case CMARK_NODE_IMAGE: destination(.image, node, &line)
    default: break
    }
  }

  private mutating func nested(_ kind: Document.Kind, _ node: CmarkNode, _ line: inout Int) {
    guard enter(line) else { return }
    defer { depth -= 1 }
    let index = open(kind, line: line)
    inlines(inlineItems(of: node), from: InlinePosition(item: 0, offset: 0), to: nil, &line)
    close(index)
  }

  /// Where a link or a picture leads, if that may be withheld. Most links lead elsewhere.
  private func ownAddress(of node: CmarkNode) -> String? {
    guard let withholding, let url = cmark_node_get_url(node) else { return nil }
    let bytes = UnsafeRawBufferPointer(start: url, count: cLength(url))
    // Most links lead elsewhere, and the length of a plain host tells that. One dot may stand at its end.
    if bytes.starts(with: "https://".utf8), let host = bytes.dropFirst(8).firstIndex(of: UInt8(ascii: "/")),
      ![withholding.hostLength, withholding.hostLength + 1].contains(host - 8),
      !bytes[8..<host].contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":") })
    {
      return nil
    }
    return withoutMarks(Array(bytes))
  }

  /// Whether a link shows nothing but its address.
  private func isText(_ url: String, of node: CmarkNode) -> Bool {
    guard let child = cmark_node_first_child(node), cmark_node_next(child) == nil else { return false }
    return withoutMarks(literal(of: child)) == url
  }

  private func withoutMarks(_ bytes: [UInt8]) -> String {
    var bytes = bytes
    marks.remove(from: 0, of: &bytes)
    return String(utf8: bytes)
  }

  private mutating func destination(_ kind: Document.Kind, _ node: CmarkNode, _ line: inout Int) {
    guard enter(line) else { return }
    defer { depth -= 1 }
    if let url = ownAddress(of: node), let phrase = withholding?.phraseForAddress(url) {
      let index = open(.wikiLink, line: line)
      // The text of `<https://…>` is its address.
      let hasText = !isText(url, of: node)
      result.withheldLinks.append(.init(node: index, target: url, hasText: hasText))
      if hasText {
        inlines(inlineItems(of: node), from: InlinePosition(item: 0, offset: 0), to: nil, &line)
      } else {
        leaf(.text, line: line, text: store(phrase.utf8))
      }
      return close(index)
    }
    let index = open(kind, line: line)
    let address = store(cmark_node_get_url(node))
    result.nodes[index].text = address
    result.nodes[index].detail = store(cmark_node_get_title(node))
    if !options.allowsHTML, !LinkScheme.isHarmless(result.bytes[address.range]) {
      report(
        .linkScheme, line, "the address '\(result.string(address))' is left out",
        hint: "links may be http, https, mailto or within the site")
    }
    let outer = isInLink
    isInLink = true
    inlines(inlineItems(of: node), from: InlinePosition(item: 0, offset: 0), to: nil, &line)
    isInLink = outer
    close(index)
  }
}
