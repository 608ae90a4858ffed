import Base
import CArena
import CCmark

typealias CmarkNode = OpaquePointer

/// Builds a document from libcmark's tree: blocks here, the blocks of our extensions and inlines in the extensions of
/// this type.
struct DocumentBuilder {
  /// Blocks and inlines nested deeper than this are refused: what walks a document does so by recursion.
  static let deepest = 200

  let path: String
  let options: MarkdownOptions
  var withholding: Withholding?
  var isExtended: Bool { options.flavour == .extended }
  var marks = SourceMarks.none
  var footnotes = Footnotes()
  var result = Document()
  var diagnostics: [Diagnostic] = []
  var source = Source(bytes: [], firstLine: 1)
  var depth = 0
  /// How often each heading id was given.
  var headingIDs: [String: Int] = [:]
  /// Whether the inlines at hand stand in a link, where no other may.
  var isInLink = false
  /// How many empty cells tables were filled up with.
  var filledCells = 0

  /// Builds the whole document.
  mutating func document(_ source: Source) {
    // About as much as prose needs, so that the buffers neither grow by steps nor stay half empty.
    result.bytes.reserveCapacity(source.bytes.count + 16)
    result.nodes.reserveCapacity(source.bytes.count / 28 + 8)
    let root = open(.document, line: source.firstLine)
    blocks(of: source)
    appendFootnotes()
    close(root)
    balanceTags()
  }

  /// Parses a text and builds its blocks.
  mutating func blocks(of source: Source) {
    let outer = self.source
    self.source = source
    withTree(source.bytes) { builder, root in builder.children(of: root) }
    self.source = outer
  }

  /// Parses a text with libcmark and lends its tree, whose memory goes with it.
  mutating func withTree(_ bytes: [UInt8], _ body: (inout DocumentBuilder, CmarkNode) -> Void) {
    let mark = gazette_arena_current()
    defer { gazette_arena_release(mark) }
    var memory = cmark_mem(
      calloc: gazette_arena_calloc, realloc: gazette_arena_realloc, free: gazette_arena_free)
    withUnsafeMutablePointer(to: &memory) { memory in
      let parser = cmark_parser_new_with_mem(isExtended ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT, memory)
      bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      }
      if let root = cmark_parser_finish(parser) { body(&self, root) }
    }
  }

  // MARK: Nodes

  /// Begins a node; its subtree is what is built until `close`.
  mutating func open(_ kind: Document.Kind, line: Int) -> Int {
    result.nodes.append(.init(kind: kind, end: 0, line: Int32(line), text: .empty, detail: .empty))
    return result.nodes.count - 1
  }

  mutating func close(_ index: Int) { result.nodes[index].end = Int32(result.nodes.count) }

  mutating func leaf(_ kind: Document.Kind, line: Int, text: Document.TextRange = .empty) {
    let index = open(kind, line: line)
    result.nodes[index].text = text
    close(index)
  }

  /// Stores text, without marks.
  mutating func store(_ bytes: some Collection<UInt8>) -> Document.TextRange {
    let start = result.bytes.count
    result.bytes.append(contentsOf: bytes)
    marks.remove(from: start, of: &result.bytes)
    return .init(start..<result.bytes.count)
  }

  mutating func store(_ text: UnsafePointer<CChar>?) -> Document.TextRange {
    guard let text else { return .empty }
    return store(UnsafeRawBufferPointer(start: text, count: cLength(text)))
  }

  /// What a node of libcmark says, with the marks in it.
  func literal(of node: CmarkNode) -> [UInt8] {
    cmark_node_get_literal(node).map { Array(UnsafeRawBufferPointer(start: $0, count: cLength($0))) } ?? []
  }

  // MARK: Blocks

  mutating func children(of node: CmarkNode) {
    var child = cmark_node_first_child(node)
    while let block = child {
      self.block(block)
      child = cmark_node_next(block)
    }
  }

  /// The line in the file at which a block begins.
  func line(_ node: CmarkNode) -> Int { Int(cmark_node_get_start_line(node)) + source.firstLine - 1 }

  mutating func block(_ node: CmarkNode) {
    let line = line(node)
    guard enter(line) else { return }
    defer { depth -= 1 }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: paragraph(node, line)
    case CMARK_NODE_HEADING: heading(node, line)
    case CMARK_NODE_BLOCK_QUOTE:
      if !isExtended || !(callout(node, line) || quotation(node, line)) {
        container(.blockQuote, node, line)
      }
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      let start = isOrdered ? Int32(truncatingIfNeeded: cmark_node_get_list_start(node)) : nil
      container(.list(start: start, isTight: cmark_node_get_list_tight(node) == 1), node, line)
    case CMARK_NODE_ITEM: container(.item(task(node)), node, line)
    case CMARK_NODE_CODE_BLOCK:
      let index = open(.codeBlock, line: line)
      result.nodes[index].text = store(cmark_node_get_literal(node))
      result.nodes[index].detail = store(cmark_node_get_fence_info(node))
      close(index)
    case CMARK_NODE_HTML_BLOCK:
      htmlBlock(literal(of: node), line)
    case CMARK_NODE_THEMATIC_BREAK: leaf(.thematicBreak, line: line)
    default: break
    }
  }

  private mutating func container(_ kind: Document.Kind, _ node: CmarkNode, _ line: Int) {
    let index = open(kind, line: line)
    children(of: node)
    close(index)
  }

  private mutating func paragraph(_ node: CmarkNode, _ line: Int) {
    if isExtended, table(node, line) { return }
    let items = inlineItems(of: node)
    if isExtended, !isTight(node), figure(items, line) || transclusion(items, line) { return }
    paragraph(items, from: inlineStart(of: node, items), isTight: isTight(node), line: line)
  }

  mutating func paragraph(
    _ items: InlineItems, from start: InlinePosition = InlinePosition(item: 0, offset: 0), isTight: Bool, line: Int
  ) {
    let index = open(.paragraph(isTight: isTight), line: line)
    var at = line
    inlines(items, from: start, to: nil, &at)
    close(index)
  }

  /// Whether a paragraph stands in a tight list, where it has no tags of its own.
  func isTight(_ node: CmarkNode) -> Bool {
    guard let item = cmark_node_parent(node), let list = cmark_node_parent(item) else { return false }
    return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) == 1
  }

  private mutating func heading(_ node: CmarkNode, _ line: Int) {
    let index = open(.heading(level: UInt8(cmark_node_get_heading_level(node))), line: line)
    var at = line
    var items = inlineItems(of: node)
    let written = isExtended ? items.takeHeadingID() : nil
    inlines(items, from: InlinePosition(item: 0, offset: 0), to: nil, &at)
    close(index)
    guard isExtended else { return }
    let base = written ?? Slug(from: result.plainText(of: index))?.text ?? "section"
    var id = base
    while let count = headingIDs[id] {
      headingIDs[id] = count + 1
      id = "\(base)-\(count)"
    }
    headingIDs[id] = 1
    result.nodes[index].detail = store(id.utf8)
  }

  // MARK: Diagnostics

  mutating func report(_ id: DiagnosticID, _ line: Int, _ message: String, hint: String? = nil) {
    diagnostics.append(Diagnostic(id, at: SourceLocation(path: path, line: line), message, hint: hint))
  }

  /// Whether one level more may be entered; the caller leaves it by `depth -= 1`.
  mutating func enter(_ line: Int) -> Bool {
    guard depth < Self.deepest else {
      if !diagnostics.contains(where: { $0.id == .markdownNesting }) {
        report(.markdownNesting, line, "more than \(Self.deepest) blocks and marks are nested")
      }
      return false
    }
    depth += 1
    return true
  }
}

/// Length in bytes of a text that ends with NUL.
func cLength(_ text: UnsafePointer<CChar>) -> Int {
  var length = 0
  while text[length] != 0 { length += 1 }
  return length
}
