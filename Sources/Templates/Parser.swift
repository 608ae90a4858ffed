import Base

/// Reads a template into its syntax tree. Standalone tags and indentation follow the Mustache specification
/// (`sections`, `partials` and `~inheritance`).
struct Parser {
  private let file: SourceFile
  private let tokens: [Token]
  private var position = 0
  /// How many tags are open, and how many may be: each takes room on the stack, here and when pages are rendered.
  private var depth = 0
  private static let deepest = 100
  /// The end of the text before the next token, and the start of the text after the last tag. Lines of standalone tags
  /// belong to neither.
  private var textEnds: [Int: Int] = [:]
  private var textStarts: [Int: Int] = [:]

  static func parse(_ file: SourceFile) -> Diagnosed<[SyntaxNode]> {
    do throws(Diagnostic) {
      var tokenizer = Tokenizer(file)
      var parser = Parser(file: file, tokens: try tokenizer.tokens())
      parser.takeStandaloneLines()
      return Diagnosed(try parser.nodes(until: nil))
    } catch { return Diagnosed([], [error]) }
  }

  private init(file: SourceFile, tokens: [Token]) {
    self.file = file
    self.tokens = tokens
  }

  // MARK: The tree

  /// The nodes up to the tag that closes `open`, or up to the end of the template. The closing tag is read too.
  private mutating func nodes(until open: Tag?) throws(Diagnostic) -> [SyntaxNode] {
    depth += 1
    defer { depth -= 1 }
    if let open, depth > Self.deepest {
      throw fault(open, "more than \(Self.deepest) tags are open within one another")
    }
    var nodes: [SyntaxNode] = []
    while position < tokens.count {
      let token = tokens[position]
      position += 1
      switch token {
      case .text(let range):
        let start = textStarts[range.lowerBound] ?? range.lowerBound
        let end = textEnds[range.upperBound] ?? range.upperBound
        if start < end { nodes.append(.text(Array(file.bytes[start..<end]))) }
      case .tag(let tag):
        if tag.kind == .close {
          guard let open else { throw fault(tag, "'\(tag.name.text)' is closed but was never opened") }
          guard open.name.text == tag.name.text else {
            throw fault(
              tag, "'\(tag.name.text)' is closed where '\(open.name.text)' is open",
              hint: "'\(open.name.text)' was opened on line \(open.name.location.line)")
          }
          return nodes
        }
        if let node = try node(tag) { nodes.append(node) }
      }
    }
    if let open {
      throw fault(open, "'\(open.name.text)' is never closed", hint: "close it with {{/\(open.name.text)}}")
    }
    return nodes
  }

  private mutating func node(_ tag: Tag) throws(Diagnostic) -> SyntaxNode? {
    switch tag.kind {
    case .comment, .delimiters, .close: return nil
    case .escaped: return .variable(tag.name, isEscaped: true)
    case .unescaped: return .variable(tag.name, isEscaped: false)
    case .section: return .section(tag.name, isInverted: false, try nodes(until: tag))
    case .inverted: return .section(tag.name, isInverted: true, try nodes(until: tag))
    case .partial: return .partial(tag.name, indent: standaloneIndent(tag))
    case .block: return .block(try block(tag))
    case .parent:
      let content = try nodes(until: tag)
      let overrides = content.compactMap { if case .block(let block) = $0 { block } else { nil } }
      return .parent(tag.name, indent: standaloneIndent(tag), overrides: overrides)
    }
  }

  private mutating func block(_ tag: Tag) throws(Diagnostic) -> Block {
    let opensLine = textStarts[tag.range.upperBound] != nil
    let tagIndent = blanksBefore(tag.range.lowerBound) ?? []
    let content = try nodes(until: tag)
    guard opensLine else {
      return Block(name: tag.name, content: content, indent: tagIndent, indentsFirstLine: false)
    }
    let common = content.leadingBlanks
    return Block(
      name: tag.name, content: content.dedented(by: common ?? []), indent: common ?? tagIndent, indentsFirstLine: true)
  }

  // MARK: Standalone lines

  /// Finds the standalone tags. The blanks and the end of their lines then belong to the tag.
  private mutating func takeStandaloneLines() {
    var open: [Tag] = []
    for case .tag(let tag) in tokens {
      switch tag.kind {
      case .escaped, .unescaped: break
      case .comment, .delimiters, .partial: takeLine(from: tag, to: tag)
      case .section, .inverted:
        takeLine(from: tag, to: tag)
        open.append(tag)
      case .parent: open.append(tag)
      case .block:
        // Directly inside {{<parent}} everything except blocks is ignored, so only the rest of the line matters.
        if open.last?.kind == .parent {
          if let next = lineEnd(after: tag.range.upperBound) { textStarts[tag.range.upperBound] = next }
        } else {
          takeLine(from: tag, to: tag)
        }
        open.append(tag)
      case .close:
        let opener = open.popLast()
        if opener?.kind == .parent, let opener {
          takeLine(from: opener, to: tag)
        } else if opener?.kind == .block, open.last?.kind == .parent {
          if let blanks = blanksBefore(tag.range.lowerBound) {
            textEnds[tag.range.lowerBound] = tag.range.lowerBound - blanks.count
          }
        } else {
          takeLine(from: tag, to: tag)
        }
      }
    }
  }

  private mutating func takeLine(from first: Tag, to last: Tag) {
    guard let blanks = blanksBefore(first.range.lowerBound), let next = lineEnd(after: last.range.upperBound) else {
      return
    }
    textEnds[first.range.lowerBound] = first.range.lowerBound - blanks.count
    textStarts[last.range.upperBound] = next
  }

  /// The indentation of a standalone partial or parent; empty for one that is not standalone.
  private func standaloneIndent(_ tag: Tag) -> [UInt8] {
    textEnds[tag.range.lowerBound] == nil ? [] : blanksBefore(tag.range.lowerBound) ?? []
  }

  /// The blanks between the start of the line and an offset; nil if anything else is there.
  private func blanksBefore(_ offset: Int) -> [UInt8]? {
    var start = offset
    while start > 0, file.bytes[start - 1] == .space || file.bytes[start - 1] == .tab { start -= 1 }
    return start == 0 || file.bytes[start - 1] == .lineFeed ? Array(file.bytes[start..<offset]) : nil
  }

  /// The start of the next line, if only blanks are left on this one.
  private func lineEnd(after offset: Int) -> Int? {
    let rest = file.bytes[offset...]
    guard let end = rest.firstIndex(where: { $0 != .space && $0 != .tab }) else { return file.bytes.count }
    if rest[end] == .lineFeed { return end + 1 }
    if rest[end] == .carriageReturn, end + 1 < file.bytes.count, rest[end + 1] == .lineFeed { return end + 2 }
    return nil
  }

  private func fault(_ tag: Tag, _ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(.templateSyntax, at: file.location(at: tag.range.lowerBound), message, hint: hint)
  }
}
