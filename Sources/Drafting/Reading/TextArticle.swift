import Base

/// Reads plain text. Empty lines separate paragraphs; if lines are not wrapped, each line is a paragraph.
func readText(_ file: SourceFile, today: Day) -> Diagnosed<Article?> {
  let start = file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  var paragraphs: [Article.Paragraph] = []
  var block: [(text: String, line: Int)] = []
  func close(beforeHeadLine: Bool = false) {
    // A title and a summary stand above a byline.
    let isHead = beforeHeadLine && !block.dropFirst().contains { $0.text.first?.isLowercase ?? false }
    if !isHead, isWrapped(block.map(\.text)) {
      block = [(block.map(\.text).joined(separator: " "), block[0].line)]
    }
    paragraphs += block.map { Article.Paragraph(text: $0.text.collapsed, line: $0.line) }
    block.removeAll()
  }
  for (number, line) in textLines(file.bytes[start...]).enumerated() {
    let text = String(utf8: line).trimmed
    if text.isEmpty {
      close()
    } else if paragraphs.count + block.count < TextHead.mostLines,
      HeadLine(text, today: today) != nil || TextHead.isLabelled(text)
    {
      // A title, a byline and a date on lines of their own are not one wrapped paragraph.
      close(beforeHeadLine: true)
      paragraphs.append(Article.Paragraph(text: text.collapsed, line: number + 1))
    } else {
      block.append((text, number + 1))
    }
  }
  close()
  let head = TextHead(of: paragraphs, today: today)
  return Diagnosed(Article(facts: head.facts, paragraphs: Furniture.removed(from: head.text)))
}

/// Whether lines without an empty line between them are one wrapped paragraph. They are if all but the last have about
/// the length of the longest, and that is not longer than lines in terminals and mail; or if few of them end a
/// sentence.
private func isWrapped(_ lines: [String]) -> Bool {
  guard lines.count > 1, let longest = lines.map(\.count).max() else { return false }
  if lines.dropFirst().contains(where: { $0.first?.isLowercase ?? false }) { return true }
  // Wrapped lines are longer. These are a list of names or a menu.
  if longest < 40 { return false }
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
func isHeadline(_ text: String) -> Bool {
  guard text.count <= 150, let last = text.unicodeScalars.last(where: { !"\"”’»)".unicodeScalars.contains($0) }) else {
    return false
  }
  return !".!…。,;:".unicodeScalars.contains(last)
}
