import Base
import CCmark

/// Tables of GitHub Flavored Markdown, "tables (extension)". libcmark takes one for a paragraph; its lines are read
/// again from the source, since the tree has lost what was escaped.
extension DocumentBuilder {
  private typealias Row = [[UInt8]]

  /// Builds a paragraph that holds a delimiter row as what stands before the table, and the table; false where it
  /// holds none.
  mutating func table(_ node: CmarkNode, _ line: Int) -> Bool {
    let first = Int(cmark_node_get_start_line(node))
    let last = Int(cmark_node_get_end_line(node))
    guard last > first, !source.lineStarts.isEmpty else { return false }
    let quotes = quoteDepth(node)
    let startColumn = Int(cmark_node_get_start_column(node))
    var lines = (first...last).map { number in Self.content(source.line(number), quotes: quotes) }
    lines[0] = source.line(first).dropFirst(startColumn - 1)

    for index in 1..<lines.count {
      guard let alignments = Self.alignments(lines[index]) else { continue }
      let header = Self.cells(lines[index - 1])
      guard header.count == alignments.count, lines[index - 1].contains(UInt8(ascii: "|")) || index == 1 else {
        continue
      }
      if index > 1 { precedingParagraph(lines[..<(index - 1)], isTight: isTight(node), line) }
      build(
        [header] + lines[(index + 1)...].map(Self.cells), alignments, firstLine: line + index - 1)
      return true
    }
    return false
  }

  private mutating func build(_ rows: [Row], _ alignments: [Document.Alignment], firstLine: Int) {
    // Every cell is a paragraph of one document, so that one pass of libcmark reads them all. A punctuation mark
    // before each keeps it from being read as a heading, a list or a rule, and inline marks from seeing a letter.
    var text: [UInt8] = []
    var widths: [Int] = []
    for (number, row) in rows.enumerated() {
      widths.append(width(of: row, in: alignments.count))
      for column in 0..<(widths.last ?? 0) {
        text += Self.guardMark
        if column < row.count { text += row[column] }
        text += [.lineFeed, .lineFeed]
      }
      warnOfExcess(row.dropFirst(alignments.count), firstLine + number + 1)
    }
    text += referenceDefinitions()
    let table = open(.table, line: firstLine)
    withTree(text) { builder, root in
      var cell = cmark_node_first_child(root)
      var group = builder.open(.tableHead, line: firstLine)
      for number in rows.indices {
        let line = firstLine + (number == 0 ? 0 : number + 1)
        if number == 1 {
          builder.close(group)
          group = builder.open(.tableBody, line: line)
        }
        let row = builder.open(.tableRow, line: line)
        for alignment in alignments.prefix(widths[number]) {
          let index = builder.open(.tableCell(isHeader: number == 0, alignment), line: line)
          if let paragraph = cell {
            var at = line
            builder.inlines(
              builder.inlineItems(of: paragraph), from: InlinePosition(item: 0, offset: Self.guardMark.count), to: nil,
              &at)
            cell = cmark_node_next(paragraph)
          }
          builder.close(index)
        }
        builder.close(row)
      }
      builder.close(group)
    }
    close(table)
  }

  /// How many cells a row gets. A short row is filled up, as long as the text does not have too many such cells: few
  /// bytes could make a page of any size. Browsers show a short row the same way.
  private mutating func width(of row: Row, in columns: Int) -> Int {
    let missing = max(0, columns - row.count)
    guard filledCells + missing <= Limits.filledCells else { return row.count }
    filledCells += missing
    return columns
  }

  /// GitHub Flavored Markdown leaves the cells out that a row has beyond the head.
  private mutating func warnOfExcess(_ cells: Row.SubSequence, _ line: Int) {
    guard let text = cells.first(where: { !$0.isEmpty }) else { return }
    report(
      .markdownCells, line,
      "the row has more cells than the head of the table: '\(String(utf8: text).prefix(60))' is left out",
      hint: "write \\| for a bar within a cell")
  }

  private mutating func precedingParagraph(_ lines: ArraySlice<ArraySlice<UInt8>>, isTight: Bool, _ line: Int) {
    var text: [UInt8] = []
    for line in lines { text += line + [.lineFeed] }
    withTree(text + [.lineFeed] + referenceDefinitions()) { builder, root in
      guard let node = cmark_node_first_child(root) else { return }
      builder.paragraph(builder.inlineItems(of: node), isTight: isTight, line: line)
    }
  }

  /// The lines of the source that look like link reference definitions.
  private mutating func referenceDefinitions() -> [UInt8] {
    if let known = source.definitions { return known }
    var definitions: [UInt8] = []
    for number in 1..<max(1, source.lineStarts.count) {
      let line = Self.content(source.line(number), quotes: .max)
      guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
        line[(close + 1)...].first == UInt8(ascii: ":")
      else { continue }
      definitions += line + [.lineFeed]
    }
    source.definitions = definitions
    return definitions
  }

  private static let guardMark = Array("⁖".utf8)

  /// How many block quotes a node stands in.
  private func quoteDepth(_ node: CmarkNode) -> Int {
    var depth = 0
    var parent = cmark_node_parent(node)
    while let ancestor = parent {
      if cmark_node_get_type(ancestor) == CMARK_NODE_BLOCK_QUOTE { depth += 1 }
      parent = cmark_node_parent(ancestor)
    }
    return depth
  }

  /// A line without its indentation and the marks of the quotes that it stands in.
  private static func content(_ line: ArraySlice<UInt8>, quotes: Int) -> ArraySlice<UInt8> {
    var rest = line.drop { $0 == .space || $0 == .tab }
    var left = quotes
    while left > 0, rest.first == UInt8(ascii: ">") {
      rest = rest.dropFirst().drop { $0 == .space || $0 == .tab }
      left -= 1
    }
    return rest
  }

  /// What a delimiter row says of its columns: `| :-- | --: |`; nil for any other line.
  private static func alignments(_ line: ArraySlice<UInt8>) -> [Document.Alignment]? {
    guard line.allSatisfy({ "|-: \t".utf8.contains($0) }), line.contains(UInt8(ascii: "-")),
      line.contains(UInt8(ascii: "|")) || line.contains(UInt8(ascii: ":"))
    else { return nil }
    var alignments: [Document.Alignment] = []
    for cell in cells(line) {
      let isLeft = cell.first == UInt8(ascii: ":")
      let isRight = cell.count > 1 && cell.last == UInt8(ascii: ":")
      let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments
  }

  /// A row's cells: split at bars that are not escaped, without blanks at either end, `\|` as a bar.
  private static func cells(_ line: ArraySlice<UInt8>) -> Row {
    var cells: Row = []
    var cell: [UInt8] = []
    var rest = trimmed(line)
    if rest.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
    var endsWithBar = false
    while let byte = rest.popFirst() {
      endsWithBar = false
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "|") {
        cell.append(UInt8(ascii: "|"))
        rest = rest.dropFirst()
      } else if byte == UInt8(ascii: "|") {
        cells.append(Array(trimmed(cell[...])))
        cell = []
        endsWithBar = true
      } else {
        cell.append(byte)
      }
    }
    if !endsWithBar { cells.append(Array(trimmed(cell[...]))) }
    return cells
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop(while: \.isASCIIWhitespace)
    while bytes.last?.isASCIIWhitespace == true { bytes.removeLast() }
    return bytes
  }
}
