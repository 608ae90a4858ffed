import Base

/// A note's body as a tree, laid flat: nodes stand in the order in which they begin, and each knows where its subtree
/// ends. All text lies in one buffer. Compact, immutable, and without a trace of libcmark's own nodes.
package struct Document: Sendable {
  /// A node of the tree. Its first child, if it has one, is the next node in `nodes`.
  package struct Node: Sendable {
    package internal(set) var kind: Kind
    /// Index after the last node of this one's subtree.
    package internal(set) var end: Int32
    /// Line in the file, from 1: of a block where it begins, of an inline as near as libcmark tells.
    package let line: Int32
    /// What a leaf says; the destination of a link or image, the target of a wiki link, the key of a citation, the
    /// word of a callout.
    package internal(set) var text: TextRange
    /// The info string of a code block, the title of a link or image, the fragment of a wiki link, a heading's id, the
    /// sign of a callout that can be folded: `+` or `-`.
    package internal(set) var detail: TextRange
  }

  /// The kinds of blocks, then the kinds of inlines. A list without `start` has bullets, not numbers.
  package enum Kind: Sendable, Equatable {
    case document
    case paragraph(isTight: Bool)
    case heading(level: UInt8)
    case blockQuote
    case list(start: Int32?, isTight: Bool)
    case item(Task?)
    case codeBlock, htmlBlock, thematicBreak
    case table, tableHead, tableBody, tableRow
    case tableCell(isHeader: Bool, Alignment)
    case callout, calloutTitle
    case quotation, attribution
    /// A picture that is a paragraph of its own and has a title: the picture, and the title as its caption.
    case figure, caption
    /// The text of something else in this place, `![[summit#Talks]]`: its only child is the wiki link to it.
    case transclusion
    case footnotes
    case footnote(number: Int32, references: Int32)

    case text, softBreak, lineBreak, code, htmlInline
    /// A tag of a harmless element, such as `<sup>`, as it is published. Its partner is in the same block.
    case tag
    case emphasis, strong, strikethrough, mark
    case link, image
    case wikiLink
    /// A name in the prose that is found to stand for something; see `marking`.
    case mention
    /// A `~` or `\` before a word, as it stands in the text: where the word is a name, it keeps the name plain. Empty
    /// before an escaped character, with which a name may begin: `\.NET`.
    case plainMark
    case citation
    case footnoteReference(number: Int32, occurrence: Int32)
  }

  /// The box of an item in a task list: `[ ]` is open, `[x]` is done.
  package enum Task: Sendable { case open, done }
  /// How a column of a table is aligned; `none` if the table does not say.
  package enum Alignment: Sendable { case none, left, center, right }

  /// A range of `bytes`, in half the space of a `Range<Int>`.
  package struct TextRange: Sendable {
    let start: UInt32
    let end: UInt32

    init(_ range: Range<Int>) {
      start = UInt32(truncatingIfNeeded: range.lowerBound)
      end = UInt32(truncatingIfNeeded: range.upperBound)
    }

    static let empty = TextRange(0..<0)
    /// Whether the node has no such text.
    package var isEmpty: Bool { start == end }
    /// The same range, as indices of `bytes`.
    package var range: Range<Int> { Int(start)..<Int(end) }
  }

  package internal(set) var nodes: [Node] = []
  /// All text; of nodes that are text, those further on in the document lie further on in it.
  package internal(set) var bytes: [UInt8] = []

  /// A link to something withheld. Its node is a wiki link without a target, or raw HTML.
  package struct WithheldLink: Sendable {
    package let node: Int
    /// The name or the address in the file.
    package let target: String
    /// Whether readers see a text of the link's own, and not a phrase that stands for it.
    package let hasText: Bool
  }

  /// The links that lead nowhere, since their targets are withheld.
  package internal(set) var withheldLinks: [WithheldLink] = []

  /// The empty document.
  package init() {}

  /// Forgets what was withheld, once it is reported.
  package mutating func forgetWithheldLinks() { withheldLinks = [] }

  /// The text of a range of `bytes`.
  package func string(_ range: TextRange) -> String { String(utf8: bytes[range.range]) }

  /// The nodes directly within one.
  package func children(of index: Int) -> some Sequence<Int> {
    sequence(state: index + 1) { [nodes] next -> Int? in
      guard next < Int(nodes[index].end) else { return nil }
      defer { next = Int(nodes[next].end) }
      return next
    }
  }

  /// The text of a subtree as one reads it aloud: breaks are spaces; citations, footnote references and what is struck
  /// out are left out.
  package func plainText(of index: Int) -> String {
    var text: [UInt8] = []
    appendPlainText(of: index..<Int(nodes[index].end), to: &text)
    return String(utf8: text)
  }

  /// As `plainText(of:)`, of nodes in a row, appended; says where the text of each node begins, if asked.
  package func appendPlainText(
    of range: Range<Int>, to text: inout [UInt8], visit: (_ node: Int, _ offset: Int) -> Void = { _, _ in }
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let node = nodes[index]
      visit(index, text.count)
      index += 1
      switch node.kind {
      case .text, .plainMark, .code, .codeBlock:
        let own = bytes[node.text.range]
        // Where something was left out, the spaces around it meet.
        text += text.last == .space ? own.drop { $0 == .space } : own
      case .softBreak, .lineBreak: appendSpace(to: &text)
      case .tableCell, .paragraph, .heading, .item, .caption: if !text.isEmpty { appendSpace(to: &text) }
      case .citation, .footnoteReference: while text.last == .space { text.removeLast() }
      case .strikethrough: index = Int(node.end)
      default: break
      }
    }
  }

  /// Appends the text of the whole document, a line for each paragraph, heading, cell and so on, each ended.
  package func appendLines(to text: inout [UInt8]) {
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      case .paragraph, .heading, .codeBlock, .tableCell, .attribution, .calloutTitle, .caption:
        let start = text.count
        // From a paragraph of its own, so that no space is put before it.
        var line: [UInt8] = []
        appendPlainText(of: index..<Int(node.end), to: &line)
        text += line
        if text.count > start { text.append(.lineFeed) }
      default: break
      }
    }
  }

  private func appendSpace(to text: inout [UInt8]) { if text.last != .space { text.append(.space) } }
}
