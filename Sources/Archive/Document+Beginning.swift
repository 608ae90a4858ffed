import Base
import Markdown

extension Document {
  /// The text of the paragraphs before `<!--more-->`, which may stand within one; or the first paragraph that has text.
  /// Pictures are no text.
  var beginning: String {
    guard !nodes.isEmpty else { return "" }
    let more = nodes.firstIndex(where: isMore)
    var paragraphs: [String] = []
    for block in children(of: 0) where block < more ?? .max {
      guard case .paragraph = nodes[block].kind else { continue }
      let text = textWithoutPictures(of: block..<min(Int(nodes[block].end), more ?? .max))
      if !text.isEmpty { paragraphs.append(text) }
      if more == nil, !paragraphs.isEmpty { break }
    }
    return paragraphs.joined(separator: " ").shortened(to: 500)
  }

  private func isMore(_ node: Node) -> Bool {
    (node.kind == .htmlBlock || node.kind == .htmlInline)
      && string(node.text).filter { !$0.isWhitespace } == "<!--more-->"
  }

  private func textWithoutPictures(of range: Range<Int>) -> String {
    var text: [UInt8] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let picture = (start..<range.upperBound).first { nodes[$0].kind == .image }
      appendPlainText(of: start..<(picture ?? range.upperBound), to: &text)
      start = picture.map { Int(nodes[$0].end) } ?? range.upperBound
    }
    return String(utf8: text).trimmed
  }
}
