package import Base

/// Where in its file each part of a document's text stands.
///
/// libcmark 0.30.2 gives inlines no columns. So the text of each block, whose line is known, is laid beside the lines
/// that it was read from: what stands between in the file is markup. Typographic quotes, dashes and dots, escapes and
/// entities are known; link destinations and the targets of wiki links are passed over. Made only where somebody asks
/// for places.
package struct SourceMap {
  private let file: SourceFile
  private let lines: LineIndex
  /// For each of the document's bytes that is text, where it stands in the file; -1 for others.
  private var offsets: [Int32]
  /// Where wiki links and citations begin, and the addresses of links in parentheses.
  private var starts: [Int: Int] = [:]
  private let document: Document
  private var position = 0

  /// `start` is where the text begins in its file. Comments are not in the document, so that their words must not be
  /// taken for those behind them.
  package init(_ document: Document, of file: SourceFile, from start: Int = 0) {
    let file = SourceFile(path: file.path, bytes: file.bytes.withoutComments(from: start))
    self.document = document
    self.file = file
    lines = LineIndex(file)
    offsets = [Int32](repeating: -1, count: document.bytes.count)
    var block = 0
    var line = 0
    while block < document.nodes.count {
      let node = document.nodes[block]
      switch node.kind {
      case .paragraph, .heading, .tableCell, .attribution, .calloutTitle, .caption, .transclusion:
        moveToLine(of: node, after: &line)
        inlines(of: block)
        block = Int(node.end)
      case .codeBlock:
        moveToLine(of: node, after: &line)
        code(block: node)
        block += 1
      default: block += 1
      }
    }
  }

  /// The place of a byte of a node's text; that of the node's line where it is not known.
  package func location(node: Int, offset: Int) -> SourceLocation {
    let found = offsets.indices.contains(offset) ? offsets[offset] : -1
    return found < 0 ? line(of: node) : lines.location(at: Int(found))
  }

  /// The place at which a wiki link or a citation begins.
  package func location(node: Int) -> SourceLocation {
    starts[node].map(lines.location) ?? line(of: node)
  }

  /// The byte of the file at which a wiki link, a citation or the address of a link begins; nil if it is not known.
  package func start(of node: Int) -> Int? { starts[node] }

  /// Moves to the beginning of a block's line, or stays if the block before ends on that line. A footnote's blocks come
  /// last in the document, so its line can be before the current position.
  private mutating func moveToLine(of node: Document.Node, after line: inout Int) {
    let start = lines.start(of: Int(node.line))
    position = Int(node.line) < line ? start : max(position, start)
    line = Int(node.line)
  }

  private func line(of node: Int) -> SourceLocation {
    SourceLocation(path: file.path, line: Int(document.nodes[node].line))
  }

  // MARK: Nodes

  private mutating func inlines(of parent: Int) {
    var index = parent + 1
    let end = Int(document.nodes[parent].end)
    while index < end {
      inline(index)
      index = Int(document.nodes[index].end)
    }
  }

  private mutating func inline(_ index: Int) {
    let node = document.nodes[index]
    switch node.kind {
    case .text, .plainMark: text(node.text.range)
    case .softBreak, .lineBreak: position = lines.startOfLine(after: position)
    case .code: code(node.text.range)
    case .htmlInline:
      if let found = find(Array(document.bytes[node.text.range])) { position = found + node.text.range.count }
    case .tag: if let end = find([UInt8(ascii: ">")]) { position = end + 1 }
    case .link, .image:
      skip(while: "*_~=!".utf8.contains)
      if let byte = file.bytes[safe: position], byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<") { position += 1 }
      inlines(of: index)
      skipDestination(of: index)
    case .wikiLink:
      guard let start = find(Array("[[".utf8)) else { return }
      starts[index] = start
      position = start + 2
      let close = find(Array("]]".utf8))
      if let close, let bar = file.bytes[position..<close].firstIndex(of: UInt8(ascii: "|")) { position = bar + 1 }
      inlines(of: index)
      position = close.map { $0 + 2 } ?? position
    case .citation:
      guard let start = find(Array("[@".utf8) + document.bytes[node.text.range] + [UInt8(ascii: "]")]) else { return }
      starts[index] = start
      position = start + node.text.range.count + 3
    case .footnoteReference:
      if let start = find(Array("[^".utf8)) {
        position = start
        position = find([UInt8(ascii: "]")]).map { $0 + 1 } ?? position
      }
    default: inlines(of: index)
    }
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while let byte = file.bytes[safe: position], isSkipped(byte) { position += 1 }
  }

  /// Passes over `](…)`, `][…]`, `]` or `>` behind a link's text.
  private mutating func skipDestination(of link: Int) {
    let before = position
    skip(while: "*_~=`".utf8.contains)
    switch file.bytes[safe: position] {
    case UInt8(ascii: ">"): position += 1
    case UInt8(ascii: "]"):
      position += 1
      if file.bytes[safe: position] == UInt8(ascii: "[") {
        position = find([UInt8(ascii: "]")]).map { $0 + 1 } ?? position
      } else if file.bytes[safe: position] == UInt8(ascii: "(") {
        starts[link] = position + 1
        skipParentheses()
      }
    default: position = before
    }
  }

  /// Passes over a balanced pair of parentheses, in which `<…>` and quoted titles may hold others.
  private mutating func skipParentheses() {
    var depth = 0
    var closer: UInt8?
    while let byte = file.bytes[safe: position] {
      position += 1
      if byte == UInt8(ascii: "\\") {
        position += 1
      } else if let open = closer {
        if byte == open { closer = nil }
      } else {
        switch byte {
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"):
          depth -= 1
          if depth == 0 { return }
        case UInt8(ascii: "<"): closer = UInt8(ascii: ">")
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          // Only a title's quotation mark stands behind a blank.
          if file.bytes[position - 2].isASCIIWhitespace { closer = byte }
        default: break
        }
      }
    }
  }

  private mutating func code(_ range: Range<Int>) {
    guard let open = find([UInt8(ascii: "`")]) else { return }
    position = open
    skip { $0 == UInt8(ascii: "`") }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: position - open)
    let close = find(fence)
    text(range)
    position = close.map { $0 + fence.count } ?? position
  }

  private mutating func code(block node: Document.Node) {
    // The line of the fence, if there is one, is not part of the code.
    var line = position
    skip { $0.isASCIIWhitespace || $0 == UInt8(ascii: ">") }
    if let byte = file.bytes[safe: position], byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") {
      line = lines.startOfLine(after: position)
    }
    position = line
    for range in document.bytes[node.text.range].split(separator: .lineFeed, omittingEmptySubsequences: false) {
      text(range.indices)
      position = lines.startOfLine(after: position)
    }
  }

  // MARK: Text

  /// Lays a stretch of the document's bytes beside the file from the position on.
  private mutating func text(_ range: Range<Int>) {
    var index = range.lowerBound
    var isLost = true
    while index < range.upperBound {
      if isLost {
        guard let found = resynchronised(index, range.upperBound) else {
          index += 1
          continue
        }
        position = found
        isLost = false
      }
      guard let step = step(index, range.upperBound, position) else {
        isLost = true
        continue
      }
      let start = step.start
      for covered in index..<min(index + step.read, range.upperBound) {
        offsets[covered] = Int32(start + (step.isLiteral ? covered - index : 0))
      }
      index += step.read
      position = start + step.written
    }
  }

  /// The next place from which some bytes of the document follow in the file, within the lines at hand.
  private func resynchronised(_ index: Int, _ end: Int) -> Int? {
    var candidate = position
    let limit = min(file.bytes.count, position + 2000)
    while candidate < limit {
      if agrees(index, end, candidate) { return candidate }
      candidate += 1
    }
    return nil
  }

  /// Whether the next bytes of the document, at most eight, follow at a place.
  private func agrees(_ index: Int, _ end: Int, _ place: Int) -> Bool {
    var (index, place) = (index, place)
    let stop = min(end, index + 8)
    while index < stop {
      guard let step = step(index, end, place) else { return false }
      index += step.read
      place = step.start + step.written
    }
    return true
  }

  /// What one character of the document, or a part of one, is in the file at a place: how many bytes of the document it
  /// is, where it begins in the file and how many bytes it is there; nil where it is not there.
  private func step(
    _ index: Int, _ end: Int, _ place: Int
  ) -> (read: Int, start: Int, written: Int, isLiteral: Bool)? {
    guard let written = file.bytes[safe: place] else { return nil }
    let byte = document.bytes[index]
    if byte == .space, written == .space, index + 1 == end || document.bytes[index + 1] != .space {
      // Where a comment stood, the file has more blanks than the text.
      return (1, place, file.bytes[place...].prefix { $0 == .space }.count, true)
    }
    if written == byte { return (1, place, 1, true) }
    if written == UInt8(ascii: "\\"), file.bytes[safe: place + 1] == byte { return (1, place + 1, 1, true) }
    if byte == .space, written.isASCIIWhitespace { return (1, place, 1, true) }
    if byte == 0xE2, index + 2 < end, document.bytes[index + 1] == 0x80 {
      let marks = file.bytes[place...]
      switch document.bytes[index + 2] {
      case 0x98, 0x99: if written == UInt8(ascii: "'") { return (3, place, 1, false) }
      case 0x9C, 0x9D: if written == UInt8(ascii: "\"") { return (3, place, 1, false) }
      case 0x93: if marks.starts(with: "--".utf8) { return (3, place, 2, false) }
      case 0x94: if marks.starts(with: "---".utf8) { return (3, place, 3, false) }
      case 0xA6: if marks.starts(with: "...".utf8) { return (3, place, 3, false) }
      default: break
      }
    }
    if written == UInt8(ascii: "\"") || written == UInt8(ascii: "'"), let length = quotationMark(index, end) {
      return (length, place, 1, false)
    }
    // The no-break space within French quotation marks.
    if byte == 0xC2, index + 1 < end, document.bytes[index + 1] == 0xA0,
      document.bytes[..<index].suffix(2).elementsEqual("«".utf8)
        || document.bytes[(index + 2)..<end].prefix(2).elementsEqual("»".utf8)
    {
      return (2, place, 0, false)
    }
    if written == UInt8(ascii: "&"), let semicolon = file.bytes[place...].prefix(33).firstIndex(of: UInt8(ascii: ";")) {
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return (length, place, semicolon - place + 1, false)
    }
    return nil
  }

  /// How many bytes a quotation mark of any language has at a place; nil if there is none.
  private func quotationMark(_ index: Int, _ end: Int) -> Int? {
    let rest = document.bytes[index..<end]
    return Self.quotationMarks.first { rest.starts(with: $0.utf8) }?.utf8.count
  }

  private static let quotationMarks = [
    "„", "“", "”", "‚", "‘", "’", "«", "»", "‹", "›", "「", "」", "『", "』",
  ]

  // MARK: The file

  private func find(_ needle: [UInt8]) -> Int? { file.bytes[min(position, file.bytes.count)...].firstIndex(of: needle) }
}

extension [UInt8] {
  fileprivate subscript(safe index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }
}
