import Base
import FrontMatter
import Markdown

/// Reads plain text. Empty lines separate paragraphs; if lines are not wrapped, each line is a paragraph.
func readText(_ file: SourceFile) -> Diagnosed<Article?> {
  let start = file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  var paragraphs: [Article.Paragraph] = []
  var block: [(text: String, line: Int)] = []
  func close() {
    if isWrapped(block.map(\.text)) {
      block = [(block.map(\.text).joined(separator: " "), block[0].line)]
    }
    paragraphs += block.map { Article.Paragraph(text: $0.text.collapsed, line: $0.line) }
    block.removeAll()
  }
  for (number, line) in textLines(file.bytes[start...]).enumerated() {
    let text = String(utf8: line).trimmed
    if text.isEmpty { close() } else { block.append((text, number + 1)) }
  }
  close()
  var facts = ArticleFacts()
  if let head = paragraphs.first, paragraphs.count > 1, isHeadline(head.text) {
    facts.title = head.text
    paragraphs[0].isHeading = true
  }
  return Diagnosed(Article(facts: facts, paragraphs: paragraphs))
}

/// Whether lines without an empty line between them are one wrapped paragraph. They are if all but the last have about
/// the length of the longest, and that is not longer than lines in terminals and mail; or if few of them end a
/// sentence.
private func isWrapped(_ lines: [String]) -> Bool {
  guard lines.count > 1, let longest = lines.map(\.count).max() else { return false }
  if lines.dropFirst().contains(where: { $0.first?.isLowercase ?? false }) { return true }
  let broken = lines.dropLast()
  let ends = broken.count { line in
    line.unicodeScalars.last { !"\"”’»)".unicodeScalars.contains($0) }.map { ".!?…:".unicodeScalars.contains($0) }
      ?? false
  }
  // Two short lines are a title and a sentence.
  if lines.count == 2, longest < 40, isHeadline(lines[0]) { return false }
  return ends * 2 <= broken.count && longest <= 120
    || broken.allSatisfy { $0.count * 4 >= longest * 3 } && longest <= 100 && ends < broken.count
}

/// Lines end with LF, CRLF or CR.
private func textLines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  var lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
  lines = lines.flatMap { line in
    let line = line.last == .carriageReturn ? line.dropLast() : line
    return line.split(separator: .carriageReturn, omittingEmptySubsequences: false)
  }
  return lines
}

/// Whether a first paragraph is a title: short, and without the stop that ends a sentence.
private func isHeadline(_ text: String) -> Bool {
  guard text.count <= 150, let last = text.unicodeScalars.last(where: { !"\"”’»)".unicodeScalars.contains($0) }) else {
    return false
  }
  return !".!…。,;:".unicodeScalars.contains(last)
}

/// Reads Markdown, such as a saved clipping. If it has a head, that gives the title, the source, the date of
/// publication and so on.
func readMarkdown(_ file: SourceFile, zone: Zone) -> Diagnosed<Article?> {
  var facts = ArticleFacts()
  var (start, line) = (file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0, 1)
  let head = Head.find(in: file)
  if let head = head.value {
    let yaml = YAMLParser.parse(file, range: head.yaml, firstLine: head.firstLine)
    guard let root = yaml.value else { return Diagnosed(nil, yaml.diagnostics) }
    facts = factsOfHead(root, zone: zone)
    (start, line) = (head.bodyStart, head.bodyLine)
  } else if head.diagnostics.contains(where: { $0.id == .headUnclosed }) {
    return Diagnosed(nil, head.diagnostics)
  }
  let parsed = MarkdownParser.parse(
    file, from: start, line: line, options: MarkdownOptions(flavour: .extended, allowsHTML: false))
  guard !parsed.diagnostics.hasErrors else { return Diagnosed(nil, parsed.diagnostics) }
  let document = parsed.value
  var paragraphs: [Article.Paragraph] = []
  for (index, node) in document.nodes.enumerated() {
    let isHeading = if case .heading = node.kind { true } else { false }
    switch node.kind {
    case .heading, .paragraph, .tableCell, .attribution: break
    default: continue
    }
    let text = document.plainText(of: index).collapsed
    guard !text.isEmpty else { continue }
    paragraphs.append(Article.Paragraph(text: text, line: Int(node.line), isHeading: isHeading))
  }
  if facts.title == nil { facts.title = paragraphs.first { $0.isHeading }?.text }
  return Diagnosed(Article(facts: facts, paragraphs: paragraphs))
}

/// The facts in a clipping's head, under the names that Obsidian's clipper, Zotero, Hugo and Gazette's notes use.
private func factsOfHead(_ root: YAMLValue, zone: Zone) -> ArticleFacts {
  guard case .mapping(let entries) = root.content else { return ArticleFacts() }
  func texts(_ names: String...) -> [String] {
    names.flatMap { name in
      entries.filter { $0.key.lowercased() == name }.compactMap { entry in
        if case .scalar(let text, _) = entry.value.content, !text.trimmed.isEmpty { text.trimmed } else { nil }
      }
    }
  }
  return ArticleFacts(
    title: texts("title").first,
    publisher: texts("publisher", "site", "site_name", "website", "publication", "outlet").first,
    url: texts("source", "url", "link", "canonical").lazy.compactMap(webAddress).first,
    // Not `created`, which is the date on which a person saved it.
    date: texts("published", "date", "publishdate").lazy.compactMap { publicationDate($0, zone: zone) }.first,
    language: texts("lang", "language").first)
}

/// The text, if it is a web address; nil for anything else.
func webAddress(_ text: String) -> String? {
  let text = text.trimmed
  let isWeb = ["http://", "https://"].contains { text.lowercased().hasPrefix($0) }
  let isWhole = !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.isInvisibleControl }
  return isWeb && isWhole ? text : nil
}

/// A date as programs write it: RFC 3339, or a similar format that is less strict.
func publicationDate(_ text: String, zone: Zone) -> Timestamp? {
  switch DateText(text.trimmed) {
  case .day(let day): Timestamp(day: day)
  case .instant(let instant): Timestamp(instant: instant, in: zone)
  case .clock(let day, _): Timestamp(day: day)
  case .impossible, nil: nil
  }
}
