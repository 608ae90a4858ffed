import Base
import Drafting

extension MarkupTree {
  /// The page's text as Markdown. What Markdown has no mark for is its text alone.
  var markdown: String {
    guard let body = nodes.firstIndex(where: { $0.name == "body" }) ?? nodes.indices.first else { return "" }
    var writer = MarkdownWriter(tree: self)
    writer.blocks(of: children(of: body))
    return writer.text.trimmed + "\n"
  }

  /// The elements within one, as HTML.
  func markup(of index: Int) -> String {
    children(of: index).map { child in
      switch nodes[child].content {
      case .text(let text):
        return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      case .element(let name, let attributes):
        let written = attributes.sorted { $0.key < $1.key }.map {
          " \($0.key)=\"\($0.value.replacing("\"", with: "&quot;"))\""
        }
        return "<\(name)\(written.joined())>\(markup(of: child))</\(name)>"
      }
    }.joined()
  }
}

/// Writes elements as Markdown. Elements of one line are put together first, then the block is written.
private struct MarkdownWriter {
  let tree: MarkupTree
  private(set) var text = ""
  /// What every line of the block begins with: `> `, or the spaces of a list.
  private var indent = ""
  private var depth = 0

  init(tree: MarkupTree) { self.tree = tree }

  private static let blocks: Set<String> = [
    "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "h1", "h2", "h3",
    "h4",
    "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "table", "form", "address", "center",
  ]

  mutating func blocks(of children: [Int]) {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { return }
    var line = ""
    for child in children {
      if let name = tree.nodes[child].name, Self.blocks.contains(name) {
        paragraph(line)
        line = ""
        block(name, child)
      } else {
        line += inline(child)
      }
    }
    paragraph(line)
  }

  private mutating func paragraph(_ line: String) {
    let trimmed = line.trimmed
    guard !trimmed.isEmpty else { return }
    add(trimmed)
  }

  /// Adds a block with a blank line before it.
  private mutating func add(_ block: String) {
    if !text.isEmpty, !text.hasSuffix("\n\n"), !isAfterMarker { text += indent.trimmedAtEnd + "\n" }
    let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      text += (index == 0 && isAfterMarker ? "" : line.isEmpty ? indent.trimmedAtEnd : indent) + line + "\n"
    }
    isAfterMarker = false
  }

  /// Whether a list's mark was just written, so that its text goes on in the same line.
  private var isAfterMarker = false

  private mutating func block(_ name: String, _ index: Int) {
    let children = tree.children(of: index)
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let title = inlines(children).trimmed
      if !title.isEmpty { add(String(repeating: "#", count: Int(name.dropFirst()) ?? 2) + " " + title) }
    case "blockquote":
      let outer = indent
      if !text.isEmpty, !text.hasSuffix("\n\n"), !isAfterMarker { text += outer.trimmedAtEnd + "\n" }
      indent += "> "
      if isAfterMarker { text += "> " }
      blocks(of: children)
      indent = outer
    case "ul", "ol":
      var number = Int(tree.nodes[index].attribute("start") ?? "1") ?? 1
      for child in children where tree.nodes[child].name == "li" {
        let mark = name == "ul" ? "- " : "\(number). "
        number += 1
        if !text.isEmpty, !text.hasSuffix("\n\n"), !isAfterMarker { text += indent.trimmedAtEnd + "\n" }
        text += (isAfterMarker ? "" : indent) + mark
        isAfterMarker = true
        let outer = indent
        indent += String(repeating: " ", count: mark.count)
        blocks(of: tree.children(of: child))
        if isAfterMarker { text += "\n" }
        isAfterMarker = false
        indent = outer
      }
    case "pre": add("```\n" + tree.text(of: index).trimmingLineFeeds + "\n```")
    case "hr": add("---")
    case "table": table(index)
    default: blocks(of: children)
    }
  }

  private mutating func table(_ index: Int) {
    let rows = (index..<tree.nodes[index].end).filter { tree.nodes[$0].name == "tr" }.map { row in
      tree.children(of: row).filter { ["td", "th"].contains(tree.nodes[$0].name ?? "") }.map { cell in
        inlines(tree.children(of: cell)).trimmed.replacing("|", with: "\\|").replacing("\n", with: " ")
      }
    }.filter { !$0.isEmpty }
    guard let width = rows.map(\.count).max(), let first = rows.first else { return }
    func line(_ cells: [String]) -> String {
      "| " + (cells + Array(repeating: "", count: width - cells.count)).joined(separator: " | ") + " |"
    }
    let lines = [line(first), line(Array(repeating: "---", count: width))] + rows.dropFirst().map(line)
    add(lines.joined(separator: "\n"))
  }

  private func inlines(_ children: [Int]) -> String { children.map { inline($0) }.joined() }

  private func inline(_ index: Int) -> String {
    let node = tree.nodes[index]
    let name: String
    switch node.content {
    case .text(let text): return text.asProse
    case .element(let element, _): name = element
    }
    let inner = { inlines(tree.children(of: index)) }
    func marked(_ mark: String) -> String {
      let text = inner()
      let core = text.trimmed
      guard !core.isEmpty else { return text }
      return (text.first?.isWhitespace == true ? " " : "") + mark + core + mark
        + (text.last?.isWhitespace == true ? " " : "")
    }
    switch name {
    case "em", "i", "cite": return marked("*")
    case "strong", "b": return marked("**")
    case "del", "s", "strike": return marked("~~")
    case "mark": return marked("==")
    case "code", "tt":
      let code = tree.text(of: index)
      return code.contains("`") ? "`` \(code) ``" : code.isEmpty ? "" : "`\(code)`"
    case "br": return "\\\n"
    case "a":
      let text = inner().trimmed
      guard let href = node.attribute("href") else { return text }
      return "[\(text.isEmpty ? href : text)](\(href.asDestination))"
    case "img":
      guard let source = node.attribute("src") else { return "" }
      let alt = (node.attribute("alt") ?? "").replacing("[", with: "(").replacing("]", with: ")").replacing(
        "\n", with: " ")
      return "![\(alt)](\(source.asDestination))"
    case "iframe", "video", "audio", "embed":
      return node.attribute("src").map { "[\($0)](\($0.asDestination))" } ?? ""
    case "script", "style", "noscript": return ""
    case "sup", "sub", "u", "small", "kbd":
      let text = inner()
      return text.trimmed.isEmpty ? text : "<\(name)>\(text)</\(name)>"
    default:
      // A block within a line.
      return inner()
    }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }

  fileprivate var trimmingLineFeeds: String {
    String(drop { $0 == "\n" }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Text with white space as one space, and with the marks of Markdown escaped.
  fileprivate var asProse: String {
    var result = ""
    for character in self {
      if character.isWhitespace, character != "\u{A0}" {
        if result.last != " " { result.append(" ") }
      } else {
        if "\\`*_[]<".contains(character) { result.append("\\") }
        result.append(character)
      }
    }
    return result
  }

  fileprivate var asDestination: String {
    replacing(" ", with: "%20").replacing("(", with: "%28").replacing(")", with: "%29").replacing("\n", with: "")
  }
}
