import Base
import FrontMatter
import Markdown

/// Reads Markdown, such as a saved clipping. If it has a head, that gives the title, the source, the date of
/// publication and so on.
func readMarkdown(_ file: SourceFile, zone: Zone, today: Day) -> Diagnosed<Article?> {
  var facts = ArticleFacts()
  var (start, line) = (file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0, 1)
  let head = Head.find(in: file)
  if let head = head.value {
    let yaml = YAMLParser.parse(file, range: head.yaml, firstLine: head.firstLine)
    guard let root = yaml.value else { return Diagnosed(nil, yaml.diagnostics) }
    facts = factsOfHead(root, zone: zone, today: today)
    (start, line) = (head.bodyStart, head.bodyLine)
  } else if head.diagnostics.contains(where: { $0.id == .headUnclosed }) {
    return Diagnosed(nil, head.diagnostics)
  }
  let parsed = MarkdownParser.parse(
    file, from: start, line: line, options: MarkdownOptions(flavour: .extended, allowsHTML: false))
  guard !parsed.diagnostics.hasErrors else { return Diagnosed(nil, parsed.diagnostics) }
  let document = parsed.value
  var paragraphs: [Article.Paragraph] = []
  var quoteEnd = 0
  for (index, node) in document.nodes.enumerated() {
    if case .blockQuote = node.kind { quoteEnd = max(quoteEnd, Int(node.end)) }
    let isAttribution = if case .attribution = node.kind { true } else { false }
    let isHeading = if case .heading = node.kind { true } else { false }
    switch node.kind {
    case .heading, .paragraph, .tableCell, .attribution: break
    default: continue
    }
    let text = document.plainText(of: index).collapsed
    guard !text.isEmpty else { continue }
    paragraphs.append(
      Article.Paragraph(
        text: text, line: Int(node.line), isHeading: isHeading, isQuoted: index < quoteEnd || isAttribution,
        isAttribution: isAttribution))
  }
  let written = TextHead(of: paragraphs, today: today)
  return Diagnosed(
    Article(facts: facts.completed(by: written.facts), paragraphs: Furniture.removed(from: written.text)))
}

/// The facts in a clipping's head, under the names that Obsidian's clipper, Zotero, Hugo and Gazette's notes use.
private func factsOfHead(_ root: YAMLValue, zone: Zone, today: Day) -> ArticleFacts {
  guard case .mapping(let entries) = root.content else { return ArticleFacts() }
  func texts(_ names: String...) -> [String] {
    names.flatMap { name in
      entries.filter { $0.key.lowercased() == name }.compactMap { entry in
        if case .scalar(let text, _) = entry.value.content, !text.trimmed.isEmpty { text.trimmed } else { nil }
      }
    }
  }
  /// One name, or a list of them; Obsidian writes them as links.
  func names(_ keys: String...) -> String? {
    let found = keys.flatMap { key in
      entries.filter { $0.key.lowercased() == key }.flatMap { entry -> [String] in
        switch entry.value.content {
        case .scalar(let text, _): [text]
        case .sequence(let items):
          items.compactMap { if case .scalar(let text, _) = $0.content { text } else { nil } }
        default: []
        }
      }
    }
    let plain = found.map { $0.replacing("[[", with: "").replacing("]]", with: "").trimmed }.filter { !$0.isEmpty }
    return plain.isEmpty ? nil : plain.joined(separator: ", ")
  }
  return ArticleFacts(
    title: texts("title").first,
    author: names("author", "authors", "byline", "creator"),
    publisher: texts(
      "publisher", "site", "site_name", "website", "publication", "publicationtitle", "outlet", "source"
    ).first { webAddress($0) == nil },
    url: texts("source", "url", "link", "canonical").lazy.compactMap(webAddress).first,
    // Not `created`, which is the date on which a person saved it.
    date: texts("published", "date", "publishdate").lazy.compactMap { publicationDate($0, zone: zone, today: today) }
      .first,
    language: texts("lang", "language").first)
}
