import Base
import CCmark

extension DocumentBuilder {
  // MARK: Tasks

  /// What a list item's `[ ]` or `[x]` says; the paragraph leaves the box out.
  func task(_ item: CmarkNode) -> Document.Task? {
    guard isExtended, let first = cmark_node_first_child(item), cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH
    else { return nil }
    return taskBox(inlineItems(of: first))
  }

  private func taskBox(_ items: InlineItems) -> Document.Task? {
    guard case .text(let range) = items.items.first, range.count > 3 || items.items.count == 1 else { return nil }
    let text = items.text[range]
    if text.starts(with: "[ ] ".utf8) { return .open }
    if text.starts(with: "[x] ".utf8) || text.starts(with: "[X] ".utf8) { return .done }
    return nil
  }

  /// Where the inlines of a paragraph begin: behind the box, for the first one of a task.
  func inlineStart(of paragraph: CmarkNode, _ items: InlineItems) -> InlinePosition {
    guard isExtended, cmark_node_previous(paragraph) == nil, let parent = cmark_node_parent(paragraph),
      cmark_node_get_type(parent) == CMARK_NODE_ITEM, taskBox(items) != nil
    else { return InlinePosition(item: 0, offset: 0) }
    return InlinePosition(item: 0, offset: 4)
  }

  // MARK: Figures

  /// Builds a paragraph that is one picture with a title as a figure; false where it is none.
  mutating func figure(_ items: InlineItems, _ line: Int) -> Bool {
    guard items.items.count == 1, case .node(let picture, CMARK_NODE_IMAGE) = items.items[0],
      let title = cmark_node_get_title(picture), cLength(title) > 0
    else { return false }
    let bytes = Array(UnsafeRawBufferPointer(start: title, count: cLength(title)))
    let figure = open(.figure, line: line)
    var at = line
    inlines(items, from: InlinePosition(item: 0, offset: 0), to: nil, &at)
    // The caption says it.
    if result.nodes.count > figure + 1 { result.nodes[figure + 1].detail = .empty }
    let caption = open(.caption, line: line)
    withTree(bytes) { builder, root in
      if let first = cmark_node_first_child(root), cmark_node_next(first) == nil,
        cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH
      {
        builder.inlines(builder.inlineItems(of: first), from: InlinePosition(item: 0, offset: 0), to: nil, &at)
      } else {
        builder.leaf(.text, line: line, text: builder.store(bytes))
      }
    }
    close(caption)
    close(figure)
    return true
  }

  // MARK: Transclusions

  /// Builds a paragraph that is nothing but `![[target#Heading]]` as a transclusion; false where it is none.
  mutating func transclusion(_ items: InlineItems, _ line: Int) -> Bool {
    guard items.items.count == 1, case .text(let range) = items.items[0], items.text[range].starts(with: "![[".utf8),
      let end = items.text[range].firstRange(of: "]]".utf8), end.upperBound == range.upperBound
    else { return false }
    let target = items.text[(range.lowerBound + 3)..<end.lowerBound].prefix { $0 != UInt8(ascii: "|") }
    guard !isEmbeddedFile(String(utf8: target)) else { return false }
    let index = open(.transclusion, line: line)
    var at = line
    inlines(items, from: InlinePosition(item: 0, offset: range.lowerBound + 1), to: nil, &at)
    close(index)
    // The text was no link.
    if result.nodes.count < index + 2 || result.nodes[index + 1].kind != .wikiLink {
      result.nodes[index].kind = .paragraph(isTight: false)
    }
    return true
  }

  // MARK: Callouts

  /// Builds `> [!NOTE] Title` as a callout; false where the quote is none.
  mutating func callout(_ quote: CmarkNode, _ line: Int) -> Bool {
    guard let first = cmark_node_first_child(quote), cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH else {
      return false
    }
    let items = inlineItems(of: first)
    guard case .text(let range) = items.items.first, items.text[range].starts(with: "[!".utf8),
      let bracket = items.text[range].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    let word = items.text[2..<bracket]
    guard !word.isEmpty, word.allSatisfy({ $0.isASCIILetter || $0 == UInt8(ascii: "-") }) else { return false }
    // As in Obsidian: `-` folds a callout, and one with `+` can be folded.
    var titleStart = bracket + 1
    let fold = items.text[titleStart..<range.upperBound].prefix(1).filter("+-".utf8.contains)
    titleStart += fold.count
    while titleStart < range.upperBound, items.text[titleStart].isASCIIWhitespace { titleStart += 1 }

    let lineEnd = items.items.firstIndex(where: \.isBreak) ?? items.items.count
    let index = open(.callout, line: line)
    result.nodes[index].text = store(String(utf8: word).lowercased().utf8)
    result.nodes[index].detail = store(fold)
    let title = open(.calloutTitle, line: line)
    var at = self.line(first)
    if titleStart < range.upperBound || lineEnd > 1 {
      inlines(
        InlineItems(items: Array(items.items[..<lineEnd]), text: items.text),
        from: InlinePosition(item: 0, offset: titleStart), to: nil, &at)
    }
    close(title)
    if lineEnd + 1 < items.items.count {
      paragraph(
        InlineItems(items: Array(items.items[(lineEnd + 1)...]), text: items.text), isTight: false,
        line: self.line(first) + 1)
    }
    var child = cmark_node_next(first)
    while let block = child {
      self.block(block)
      child = cmark_node_next(block)
    }
    close(index)
    return true
  }

  // MARK: Quotations

  /// Builds a quote whose last line begins with a dash as a quotation with its attribution; false where it has none.
  mutating func quotation(_ quote: CmarkNode, _ line: Int) -> Bool {
    guard let last = cmark_node_last_child(quote), cmark_node_get_type(last) == CMARK_NODE_PARAGRAPH else {
      return false
    }
    let items = inlineItems(of: last)
    let lastBreak = items.items.lastIndex(where: \.isBreak)
    let start = lastBreak.map { $0 + 1 } ?? 0
    guard start < items.items.count, case .text(let range) = items.items[start],
      let dash = Self.dashes.first(where: { items.text[range].starts(with: $0) }),
      lastBreak != nil || cmark_node_previous(last) != nil
    else { return false }

    let index = open(.quotation, line: line)
    let quoted = open(.blockQuote, line: line)
    var child = cmark_node_first_child(quote)
    while let block = child, block != last {
      self.block(block)
      child = cmark_node_next(block)
    }
    var at = self.line(last)
    if let lastBreak {
      paragraph(
        InlineItems(items: Array(items.items[..<lastBreak]), text: items.text), isTight: false, line: at)
      at += items.items[...lastBreak].count(where: \.isBreak)
    }
    close(quoted)
    let attribution = open(.attribution, line: at)
    inlines(items, from: InlinePosition(item: start, offset: range.lowerBound + dash.count), to: nil, &at)
    close(attribution)
    close(index)
    return true
  }

  /// Em dash, en dash (smart punctuation's `--`) and horizontal bar, each with a blank after it.
  private static let dashes = ["— ", "– ", "― "].map { Array($0.utf8) }

  // MARK: Footnotes

  /// Builds the footnotes that the text refers to, in the order of their numbers; a footnote may refer to others.
  mutating func appendFootnotes() {
    var next = 0
    var section: Int?
    while next < footnotes.used.count {
      if section == nil { section = open(.footnotes, line: footnotes.used[next].definition.source.firstLine) }
      let definition = footnotes.used[next].definition
      let index = open(.footnote(number: Int32(next + 1), references: 0), line: definition.source.firstLine)
      blocks(of: definition.source)
      close(index)
      next += 1
    }
    if let section {
      close(section)
      for index in result.nodes.indices {
        if case .footnote(let number, _) = result.nodes[index].kind {
          let references = footnotes.used[Int(number) - 1].references
          result.nodes[index].kind = .footnote(number: number, references: references)
        }
      }
    }
    for (index, definition) in footnotes.definitions.enumerated() {
      if !footnotes.isFirst(index) {
        report(
          .footnoteDuplicate, definition.source.firstLine, "the footnote '\(definition.label)' is defined twice")
      } else if !footnotes.isUsed(index) {
        report(
          .footnoteUnused, definition.source.firstLine, "the footnote '\(definition.label)' is never used",
          hint: "refer to it by [^\(definition.label)]")
      }
    }
  }
}

extension InlineItems.Item {
  var isBreak: Bool {
    guard case .node(_, let type) = self else { return false }
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
  }
}
