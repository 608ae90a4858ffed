import Base
import Markdown

extension Document {
  /// The text before `<!--more-->`, or the first paragraph.
  var beginning: String {
    guard !nodes.isEmpty else { return "" }
    let blocks = Array(children(of: 0))
    let more = blocks.firstIndex {
      nodes[$0].kind == .htmlBlock
        && string(nodes[$0].text).filter({ !$0.isWhitespace }) == "<!--more-->"
    }
    let paragraphs = blocks[..<(more ?? blocks.count)].filter {
      if case .paragraph = nodes[$0].kind { true } else { false }
    }
    let chosen = more == nil ? paragraphs.prefix(1) : paragraphs[...]
    return shortened(chosen.map(plainText(of:)).joined(separator: " ").withoutHiddenCharacters().text)
  }

  /// At most 500 characters, cut between words.
  private func shortened(_ text: String) -> String {
    guard text.utf8.count > 500, text.count > 500 else { return text }
    let cut = text.prefix(499)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }
}
