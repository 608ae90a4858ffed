import Base

/// A parsed template. The lines of standalone tags are left out, and so is the common indentation of a block's content.
enum SyntaxNode: Sendable {
  case text([UInt8])
  case variable(TagName, isEscaped: Bool)
  case section(TagName, isInverted: Bool, [SyntaxNode])
  case partial(TagName, indent: [UInt8])
  case parent(TagName, indent: [UInt8], overrides: [Block])
  case block(Block)
}

/// A name in a tag, with its place in the template.
struct TagName: Sendable {
  let text: String
  let location: SourceLocation

  /// The parts of `a.b.c`; none for `.`, the implicit iterator.
  var path: [String] {
    text == "." ? [] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

/// `{{$name}}…{{/name}}`: in a template its default content, in `{{<parent}}` what replaces it.
struct Block: Sendable {
  let name: TagName
  var content: [SyntaxNode]
  /// It is put before each line of the text that is shown in the block's place.
  var indent: [UInt8]
  /// False if the text before the tag has already indented the first line.
  let indentsFirstLine: Bool
}

extension [SyntaxNode] {
  /// The nodes without a prefix, which is removed from each line that begins with it.
  func dedented(by prefix: [UInt8]) -> [SyntaxNode] {
    guard !prefix.isEmpty else { return self }
    var atLineStart = true
    return dedented(by: prefix, &atLineStart)
  }

  private func dedented(by prefix: [UInt8], _ atLineStart: inout Bool) -> [SyntaxNode] {
    map { node in
      switch node {
      case .text(let bytes):
        var result: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
          if atLineStart, rest.starts(with: prefix) { rest = rest.dropFirst(prefix.count) }
          let end = rest.firstIndex(of: .lineFeed).map { $0 + 1 } ?? rest.endIndex
          result += rest[..<end]
          atLineStart = end > rest.startIndex ? rest[end - 1] == .lineFeed : atLineStart
          rest = rest[end...]
        }
        return .text(result)
      case .section(let name, let isInverted, let content):
        return .section(name, isInverted: isInverted, content.dedented(by: prefix, &atLineStart))
      case .partial(let name, let indent):
        defer { if indent.isEmpty { atLineStart = false } }
        return .partial(name, indent: indent.without(prefix))
      case .parent(let name, let indent, let overrides):
        defer { if indent.isEmpty { atLineStart = false } }
        return .parent(name, indent: indent.without(prefix), overrides: overrides)
      case .block(var block):
        block.indent = block.indent.without(prefix)
        atLineStart = block.indentsFirstLine
        return .block(block)
      case .variable:
        atLineStart = false
        return node
      }
    }
  }

  /// The blanks before the first line's text.
  var leadingBlanks: [UInt8]? {
    guard let first else { return nil }
    guard case .text(let bytes) = first else { return [] }
    return [UInt8](bytes.prefix { $0 == UInt8.space || $0 == UInt8.tab })
  }
}

extension [UInt8] {
  fileprivate func without(_ prefix: [UInt8]) -> [UInt8] {
    starts(with: prefix) ? [UInt8](dropFirst(prefix.count)) : self
  }
}
