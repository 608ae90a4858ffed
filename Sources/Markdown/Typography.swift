import Base
import CCmark

extension MarkdownOptions {
  /// A text of a head as readers read it beside a body of this flavour.
  package func typographic(_ text: String) -> String {
    flavour == .extended ? MarkdownParser.typographic(text, quotes) : text
  }
}

extension MarkdownParser {
  /// A text of a head with the typography that the same text has in a body: `"` and `'` become quotation marks or
  /// apostrophes, `--` and `---` dashes, `...` an ellipsis. It has no other marks.
  static func typographic(_ text: String, _ quotes: QuotationMarks? = nil) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { "\"'".utf8.contains($0) }) || bytes[...].contains("--") || bytes[...].contains("...")
    else { return text }
    // A punctuation mark before it keeps the text from being read as a list, and a quotation mark opens after one.
    let guardMark = Array("⁖".utf8)
    var escaped = guardMark
    let typed = quotes == nil ? [] : SourceMarks(for: bytes[...], keepsQuotes: true).typed
    for (index, byte) in bytes.enumerated() {
      if index > 2, !typed.isEmpty, QuotationMarks.isEnglishMark(bytes[(index - 3)..<index]) { escaped += typed }
      if byte.isASCIIPunctuation, !"\"'-.".utf8.contains(byte) { escaped.append(UInt8(ascii: "\\")) }
      escaped.append(byte.isASCIIWhitespace ? .space : byte)
    }
    var result = text
    var builder = DocumentBuilder(path: "", options: MarkdownOptions())
    builder.withTree(escaped) { builder, root in
      guard let paragraph = cmark_node_first_child(root) else { return }
      let text = builder.inlineItems(of: paragraph).text.dropFirst(guardMark.count)
      result = String(utf8: quotes.map { $0.applied(to: text, typed: typed)[...] } ?? text)
    }
    return result
  }
}
