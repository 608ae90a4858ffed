import Base

/// A piece of a template: literal text, or a tag.
enum Token {
  case text(Range<Int>)
  case tag(Tag)
}

struct Tag {
  enum Kind { case escaped, unescaped, section, inverted, close, partial, parent, block, comment, delimiters }

  let kind: Kind
  let name: TagName
  /// Byte range in the template, with the delimiters.
  let range: Range<Int>
}

/// Splits a template at its tags, by https://mustache.github.io/mustache.5.html and `delimiters` of the specification.
struct Tokenizer {
  let file: SourceFile
  private let lines: LineIndex
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)

  init(_ file: SourceFile) {
    self.file = file
    lines = LineIndex(file)
  }

  /// Throws at the first tag that cannot be read.
  mutating func tokens() throws(Diagnostic) -> [Token] {
    var tokens: [Token] = []
    var position = 0
    let bytes = file.bytes
    while let start = bytes[position...].firstIndex(of: opening) {
      if position < start { tokens.append(.text(position..<start)) }
      let tag = try tag(at: start)
      tokens.append(.tag(tag))
      position = tag.range.upperBound
    }
    if position < bytes.count { tokens.append(.text(position..<bytes.count)) }
    return tokens
  }

  private mutating func tag(at start: Int) throws(Diagnostic) -> Tag {
    let bytes = file.bytes
    let inside = start + opening.count
    guard inside < bytes.count else { throw unclosed(start) }
    let isTriple = bytes[inside] == UInt8(ascii: "{")
    let isDelimiters = bytes[inside] == UInt8(ascii: "=")
    let terminator = isTriple ? [UInt8(ascii: "}")] + closing : isDelimiters ? [UInt8(ascii: "=")] + closing : closing
    let sigils: [UInt8: Tag.Kind] = [
      UInt8(ascii: "{"): .unescaped, UInt8(ascii: "&"): .unescaped, UInt8(ascii: "#"): .section,
      UInt8(ascii: "^"): .inverted,
      UInt8(ascii: "/"): .close, UInt8(ascii: ">"): .partial, UInt8(ascii: "<"): .parent, UInt8(ascii: "$"): .block,
      UInt8(ascii: "!"): .comment,
      UInt8(ascii: "="): .delimiters,
    ]
    let kind = sigils[bytes[inside]] ?? .escaped
    let nameStart = kind == .escaped ? inside : inside + 1
    guard let end = bytes[nameStart...].firstIndex(of: terminator) else { throw unclosed(start) }
    let range = start..<end + terminator.count
    let name = Array(bytes[nameStart..<end])

    if kind == .delimiters {
      let parts = name.split(whereSeparator: \.isASCIIWhitespace)
      guard parts.count == 2, parts.allSatisfy({ !$0.contains(UInt8(ascii: "=")) }) else {
        throw fault(start, "delimiters are changed as in {{=<% %>=}}")
      }
      opening = Array(parts[0])
      closing = Array(parts[1])
    }
    let offset = nameStart + name.prefix(while: \.isASCIIWhitespace).count
    let text = String(utf8: name).trimmed
    if ![.comment, .delimiters].contains(kind) {
      guard !text.isEmpty else { throw fault(start, "the tag has no name") }
      guard !text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "{" || $0 == "}" }) else {
        throw fault(start, "'\(text)' cannot be a name: it contains a blank or a brace")
      }
    }
    return Tag(kind: kind, name: TagName(text: text, location: lines.location(at: offset)), range: range)
  }

  private func unclosed(_ start: Int) -> Diagnostic { fault(start, "the tag is not closed") }

  private func fault(_ offset: Int, _ message: String) -> Diagnostic {
    Diagnostic(.templateSyntax, at: file.location(at: offset), message)
  }
}
