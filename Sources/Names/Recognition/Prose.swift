import Base
import Markdown

/// The text of one block as people read it, and the node that each part of it comes from. Names and sentences are found
/// in it across emphasis and line breaks. `**Sergei** Lavrov[@nbc] spoke` is `Sergei Lavrov spoke`.
struct Prose {
  /// The sort of node that a part of the text is in.
  enum Region: Sendable {
    /// The only region in which names become links.
    case prose
    case heading, link, wikiLink, image, code, html, struckOut
  }

  /// An unbroken part of one region. A name never goes beyond a run.
  struct Run {
    let range: Range<Int>
    let region: Region
  }

  private(set) var text: [UInt8] = []
  private(set) var runs: [Run] = []
  /// The wiki links of the block and the text that each shows.
  private(set) var wikiLinks: [(node: Int, range: Range<Int>)] = []
  /// Struck-out text, with one space beside it. Sentences are quoted without it.
  private(set) var struckOut: [Range<Int>] = []
  /// The marks that keep a name plain, by their places in the text.
  private(set) var plainMarks: [(node: Int, range: Range<Int>)] = []
  /// The nodes that the parts of `text` come from.
  private var pieces: [(start: Int, node: Int, offset: Int)] = []
  private var runStart = 0
  /// The region of the current text, and the number of elements of raw HTML that are open around it.
  private var region = Region.prose
  private var htmlDepth = 0

  /// Takes the text of a block of running text, in place of what it held.
  mutating func take(_ block: Int, of nodes: [Document.Node], _ bytes: [UInt8]) {
    text.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    wikiLinks.removeAll(keepingCapacity: true)
    plainMarks.removeAll(keepingCapacity: true)
    struckOut.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    runStart = 0
    htmlDepth = 0
    switch nodes[block].kind {
    case .heading, .calloutTitle: region = .heading
    default: region = .prose
    }
    // The regions that are open, the innermost last.
    var enclosing: [Enclosure] = []
    var index = block + 1
    let end = Int(nodes[block].end)
    while index < end {
      while let last = enclosing.last, last.end <= index { leave(&enclosing) }
      let node = nodes[index]
      switch node.kind {
      case .text: append(bytes, node.text.range, from: index)
      case .plainMark:
        plainMarks.append((index, text.count..<text.count + node.text.range.count))
        append(bytes, node.text.range, from: index)
      case .softBreak, .lineBreak: if text.last != .space { text.append(.space) }
      case .code:
        let around = region
        enter(.code)
        append(bytes, node.text.range, from: index)
        enter(around)
      case .citation, .footnoteReference:
        while text.count > runStart, text.last == .space { text.removeLast() }
        endRun()
      case .htmlInline:
        endRun()
        htmlDepth = max(0, htmlDepth + HTMLTag.nesting(bytes[node.text.range]))
      case .link: enclose(.link, until: node, &enclosing)
      case .image: enclose(.image, until: node, &enclosing)
      case .strikethrough: enclose(.struckOut, until: node, &enclosing)
      case .wikiLink:
        let start = text.count
        enclose(.wikiLink, until: node, &enclosing)
        enclosing[enclosing.count - 1].wikiLink = wikiLinks.count
        wikiLinks.append((index, start..<start))
      default: break
      }
      index += 1
    }
    while !enclosing.isEmpty { leave(&enclosing) }
    endRun()
  }

  /// A region that was entered. It ends before the node `end`; `region` is the region around it.
  private struct Enclosure {
    let end: Int
    let region: Region
    /// Which of the block's wiki links it is.
    var wikiLink: Int?
  }

  private mutating func enclose(_ inner: Region, until node: Document.Node, _ enclosing: inout [Enclosure]) {
    enclosing.append(Enclosure(end: Int(node.end), region: region))
    enter(inner)
  }

  private mutating func leave(_ enclosing: inout [Enclosure]) {
    let last = enclosing.removeLast()
    if let link = last.wikiLink {
      let start = min(wikiLinks[link].range.lowerBound, text.count)
      wikiLinks[link].range = start..<text.count
    }
    enter(last.region)
  }

  private mutating func enter(_ next: Region) {
    endRun()
    region = next
  }

  private mutating func endRun() {
    if runStart < text.count {
      let own = region == .prose && htmlDepth > 0 ? .html : region
      if region == .struckOut {
        let hasSpaceBefore = runStart > 0 && text[runStart - 1] == .space
        struckOut.append((hasSpaceBefore ? runStart - 1 : runStart)..<text.count)
      }
      runs.append(Run(range: runStart..<text.count, region: own))
    }
    runStart = text.count
  }

  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>, from node: Int) {
    // If something was left out, two spaces would meet here.
    let own = text.last == .space ? bytes[range].drop { $0 == .space } : bytes[range]
    pieces.append((text.count, node, own.startIndex))
    text.append(contentsOf: own)
  }

  /// The span of the document that a range of the text comes from.
  func span(of range: Range<Int>) -> Document.Span {
    let first = piece(at: range.lowerBound)
    let last = piece(at: range.upperBound - 1)
    return Document.Span(
      start: (first.node, first.offset + range.lowerBound - first.start),
      end: (last.node, last.offset + range.upperBound - last.start))
  }

  private func piece(at offset: Int) -> (start: Int, node: Int, offset: Int) {
    var (low, high) = (0, pieces.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle } else { high = middle }
    }
    return pieces[low]
  }
}

/// A tag of raw HTML among inlines.
private enum HTMLTag {
  /// How many elements deeper the text after it is: 1 after an opening tag, -1 after a closing tag.
  static func nesting(_ tag: ArraySlice<UInt8>) -> Int {
    let inner = tag.dropFirst()
    guard let first = inner.first else { return 0 }
    if first == UInt8(ascii: "/") { return -1 }
    guard first.isASCIILetter, !tag.suffix(2).elementsEqual("/>".utf8) else { return 0 }
    let name = String(utf8: inner.prefix { $0.isASCIILetter || $0.isASCIIDigit }).lowercased()
    return ["br", "hr", "img", "input", "wbr", "source", "track", "area", "embed", "col"].contains(name) ? 0 : 1
  }
}

extension Document.Kind {
  /// A block whose inlines are running text.
  var isRunningText: Bool {
    switch self {
    case .paragraph, .heading, .tableCell, .attribution, .calloutTitle, .caption: true
    default: false
    }
  }
}
