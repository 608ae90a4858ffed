import Base
import Markdown

/// A page of the manual.
package struct ManualPage: Sendable {
  /// `publishing`, of `docs/publishing.md`.
  package let name: String
  /// The page in Markdown.
  package let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The first sentence of the page's text, without markup.
  package var firstSentence: String {
    let file = SourceFile(path: "docs/\(name).md", bytes: bytes)
    let document = MarkdownParser.parse(file, options: MarkdownOptions()).value
    for block in document.nodes.isEmpty ? [] : Array(document.children(of: 0)) {
      guard case .paragraph = document.nodes[block].kind else { continue }
      // A picture's description is no sentence of the text.
      if document.children(of: block).contains(where: { document.nodes[$0].kind == .image }) { continue }
      let words = document.plainText(of: block).split(whereSeparator: \.isWhitespace).map(String.init)
      guard let end = words.firstIndex(where: { $0.hasSuffix(".") || $0.hasSuffix(":") }) else { continue }
      let sentence = words[...end].joined(separator: " ")
      return sentence.hasSuffix(":") ? sentence.dropLast() + "." : sentence
    }
    return ""
  }
}
