import Base
import Foundation
import Testing

@testable import Markdown

/// The HTML of a text, and its diagnostics.
func rendered(_ text: String, options: MarkdownOptions = .init()) -> (html: String, diagnostics: [Diagnostic]) {
  let file = SourceFile(path: "note.md", bytes: Array(text.utf8))
  let parsed = MarkdownParser.parse(file, options: options)
  var output: [UInt8] = []
  let document = parsed.value
  HTMLRenderer.append(document, .init(allowsHTML: options.allowsHTML), to: &output, address: { $0 }) { index in
    let node = document.nodes[index]
    let target = document.string(node.text)
    if node.kind == .citation { return .init(href: "#\(target)", attributes: [("class", "citation")], label: "1") }
    let fragment = document.string(node.detail)
    return .init(href: "/\(target)/\(fragment.isEmpty ? "" : "#" + fragment)", attributes: [("class", "mention")])
  }
  return (String(utf8: output), parsed.diagnostics)
}

@Suite struct CommonMarkTests {
  struct Example: Decodable {
    let markdown: String
    let html: String
    let example: Int
  }

  static let path = ProcessInfo.processInfo.environment["COMMONMARK_SPEC"]

  @Test(.enabled(if: path != nil, "COMMONMARK_SPEC does not name the specification's examples"))
  func `every example of CommonMark 0.30 gives the HTML that libcmark writes`() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.path)))
    let examples = try JSONDecoder().decode([Example].self, from: data)
    #expect(examples.count == 652)
    for example in examples {
      let html = rendered(example.markdown, options: .init(flavour: .commonmark, allowsHTML: true)).html
      #expect(html == example.html, "example \(example.example)")
    }
  }
}
