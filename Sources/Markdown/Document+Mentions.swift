import Base

extension Document {
  /// A stretch of text, from within one text node to within the same or a later one.
  package struct Span: Sendable {
    /// The node and the place in `bytes` at which the stretch begins.
    package let start: (node: Int, offset: Int)
    /// The node in which it ends, and the place in `bytes` behind it.
    package let end: (node: Int, offset: Int)

    package init(start: (node: Int, offset: Int), end: (node: Int, offset: Int)) {
      self.start = start
      self.end = end
    }
  }

  /// The document with a `mention` around each span, and where nodes have come to stand.
  package struct Marked: Sendable {
    package let document: Document
    /// For each span the mentions that it became: one, or one for each piece of text where a single one would cross
    /// the border of an emphasis.
    package let mentions: [[Int]]
    /// The new places of the nodes that were asked for.
    package let moved: [Int]
  }

  /// Wraps spans in mentions and leaves some nodes out: `**Sergei** Lavrov spoke` becomes
  /// `mention(strong("Sergei"), " Lavrov"), " spoke"`. `spans`, `dropped` and `tracked` are in the order of the text;
  /// spans do not overlap.
  package func marking(_ spans: [Span], dropping dropped: [Int], tracking tracked: [Int]) -> Marked {
    if spans.isEmpty, dropped.isEmpty { return Marked(document: self, mentions: [], moved: tracked) }
    var marking = Marking(source: self, wraps: wraps(of: spans), dropped: dropped[...], tracked: tracked[...])
    marking.mentions = [[Int]](repeating: [], count: spans.count)
    marking.run()
    return Marked(document: marking.result, mentions: marking.mentions, moved: marking.moved)
  }

  /// The text of a span as one reads it.
  package func text(of span: Span) -> String {
    var text: [UInt8] = []
    for index in span.start.node...span.end.node {
      switch nodes[index].kind {
      case .text, .plainMark, .code, .codeBlock:
        let range = nodes[index].text.range
        let start = index == span.start.node ? span.start.offset : range.lowerBound
        let end = index == span.end.node ? span.end.offset : range.upperBound
        text += bytes[start..<end]
      case .softBreak, .lineBreak: text.append(.space)
      default: break
      }
    }
    return String(utf8: text)
  }

  /// A mention to be: from a place in or before a node to a place in or behind a sibling of it.
  fileprivate struct Wrap {
    let span: Int
    let first: Int
    /// Where in a text node it begins.
    let from: Int
    let last: Int
    /// Where in a text node it ends.
    let to: Int
  }

  private func wraps(of spans: [Span]) -> [Wrap] {
    var wraps: [Wrap] = []
    wraps.reserveCapacity(spans.count)
    // Nearly every name lies in one text node, and nobody's parent is asked for.
    lazy var parents = self.parents
    for (number, span) in spans.enumerated() {
      if span.start.node == span.end.node {
        wraps.append(
          Wrap(span: number, first: span.start.node, from: span.start.offset, last: span.end.node, to: span.end.offset))
      } else if let wrap = wrap(around: span, number, parents) {
        wraps.append(wrap)
      } else {
        wraps += pieces(of: span, number)
      }
    }
    return wraps
  }

  /// One wrap around a span that begins and ends in different nodes; nil where it begins or ends within an emphasis
  /// that it does not hold wholly.
  private func wrap(around span: Span, _ number: Int, _ parents: [Int]) -> Wrap? {
    var (first, last) = (span.start.node, span.end.node)
    // Up to where both stand side by side; each step needs the span to reach the border of what is left.
    while let (outer, isFirst) = narrower(first, last, parents) {
      if isFirst {
        guard span.start.offset == nodes[span.start.node].text.range.lowerBound, firstText(of: outer) == span.start.node
        else { return nil }
        first = outer
      } else {
        guard span.end.offset == nodes[span.end.node].text.range.upperBound, lastText(of: outer) == span.end.node
        else { return nil }
        last = outer
      }
    }
    return Wrap(span: number, first: first, from: span.start.offset, last: last, to: span.end.offset)
  }

  /// The parent of the one of two nodes that stands deeper within what both stand in; nil for siblings.
  private func narrower(_ first: Int, _ last: Int, _ parents: [Int]) -> (parent: Int, isFirst: Bool)? {
    let (a, b) = (parents[first], parents[last])
    if a == b { return nil }
    return b < a ? (a, true) : (b, false)
  }

  /// The parent of each node; the document is its own.
  private var parents: [Int] {
    var parents = [Int](repeating: 0, count: nodes.count)
    var open = [0]
    for index in nodes.indices.dropFirst() {
      while let last = open.last, Int(nodes[last].end) <= index { open.removeLast() }
      parents[index] = open.last ?? 0
      open.append(index)
    }
    return parents
  }

  private func firstText(of node: Int) -> Int? {
    (node..<Int(nodes[node].end)).first { nodes[$0].end == $0 + 1 }
  }

  private func lastText(of node: Int) -> Int { Int(nodes[node].end) - 1 }

  private func pieces(of span: Span, _ number: Int) -> [Wrap] {
    (span.start.node...span.end.node).compactMap { node in
      guard nodes[node].kind == .text else { return nil }
      let range = nodes[node].text.range
      let from = node == span.start.node ? span.start.offset : range.lowerBound
      let to = node == span.end.node ? span.end.offset : range.upperBound
      return from < to ? Wrap(span: number, first: node, from: from, last: node, to: to) : nil
    }
  }
}

/// One walk over a document that writes the marked one.
private struct Marking {
  let source: Document
  let wraps: [Document.Wrap]
  var next = 0
  var dropped: ArraySlice<Int>
  var tracked: ArraySlice<Int>
  var result = Document()
  var mentions: [[Int]] = []
  var moved: [Int] = []
  /// Nodes that are not closed yet: where they stand now, and where they stood and their subtree ended.
  private var open: [(node: Int, source: Int, end: Int)] = []
  /// The mention at hand that ends in a later node.
  private var current: (node: Int, wrap: Document.Wrap)?

  init(source: Document, wraps: [Document.Wrap], dropped: ArraySlice<Int>, tracked: ArraySlice<Int>) {
    self.source = source
    self.wraps = wraps
    self.dropped = dropped
    self.tracked = tracked
    result.bytes = source.bytes
    result.nodes.reserveCapacity(source.nodes.count + wraps.count * 3)
    moved.reserveCapacity(tracked.count)
  }

  mutating func run() {
    for index in source.nodes.indices {
      close(upTo: index)
      if dropped.first == index {
        dropped.removeFirst()
        continue
      }
      if tracked.first == index {
        tracked.removeFirst()
        moved.append(result.nodes.count)
      }
      let node = source.nodes[index]
      if node.kind == .text {
        text(node, index)
      } else {
        if begins(at: index) { begin(line: node.line) }
        open.append((result.nodes.count, index, Int(node.end)))
        result.nodes.append(node)
      }
    }
    close(upTo: source.nodes.count)
  }

  private func begins(at index: Int) -> Bool { next < wraps.count && wraps[next].first == index && current == nil }

  private mutating func text(_ node: Document.Node, _ index: Int) {
    var position = node.text.range.lowerBound
    let end = node.text.range.upperBound
    while true {
      if let (_, wrap) = current {
        let stop = wrap.last == index ? wrap.to : end
        append(node, position..<stop)
        position = stop
        guard wrap.last == index else { break }
        finish()
      } else if begins(at: index) {
        append(node, position..<wraps[next].from)
        position = wraps[next].from
        begin(line: node.line)
      } else {
        append(node, position..<end)
        break
      }
    }
  }

  private mutating func append(_ node: Document.Node, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var piece = node
    piece.text = .init(range)
    piece.end = Int32(result.nodes.count + 1)
    result.nodes.append(piece)
  }

  private mutating func begin(line: Int32) {
    mentions[wraps[next].span].append(result.nodes.count)
    current = (result.nodes.count, wraps[next])
    result.nodes.append(.init(kind: .mention, end: 0, line: line, text: .empty, detail: .empty))
    next += 1
  }

  private mutating func finish() {
    guard let (node, _) = current else { return }
    result.nodes[node].end = Int32(result.nodes.count)
    current = nil
  }

  /// Closes what ended before a node of the source, and the mention that ended with it.
  private mutating func close(upTo index: Int) {
    while let last = open.last, last.end <= index {
      result.nodes[last.node].end = Int32(result.nodes.count)
      open.removeLast()
      if current?.wrap.last == last.source { finish() }
    }
  }
}
