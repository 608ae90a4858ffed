import Base

/// The parts of a Markdown text: prose, and code that stays as it is.
enum MarkdownParts {
  /// The text with its prose changed and its fenced code and code spans as they are.
  static func mapProse(_ text: String, _ change: (String) -> String) -> String {
    var result = ""
    var prose = ""
    func flush() {
      if !prose.isEmpty { result += mapOutsideSpans(prose, change) }
      prose = ""
    }
    var fence: (mark: Character, length: Int)?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.drop { $0 == " " || $0 == ">" }
      let mark = content.first
      let length = mark == "`" || mark == "~" ? content.prefix { $0 == mark }.count : 0
      if let open = fence {
        result += line + "\n"
        if mark == open.mark, length >= open.length, content.dropFirst(length).allSatisfy(\.isWhitespace) {
          fence = nil
        }
      } else if let mark, length >= 3, mark == "~" || !content.dropFirst(length).contains("`") {
        flush()
        fence = (mark, length)
        result += line + "\n"
      } else {
        prose += line + "\n"
      }
    }
    flush()
    // `split` has a last line for the end of the text, which gave a line feed too many.
    if result.hasSuffix("\n") { result.removeLast() }
    return result
  }

  private static func mapOutsideSpans(_ text: String, _ change: (String) -> String) -> String {
    guard text.contains("`") else { return change(text) }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "`") {
      let length = rest[start...].prefix { $0 == "`" }.count
      let inner = rest.index(start, offsetBy: length)
      let ticks = String(repeating: "`", count: length)
      var end: String.Index?
      var from = inner
      while let found = rest[from...].firstRange(of: ticks) {
        let after = rest[found.lowerBound...].prefix { $0 == "`" }.count
        if after == length {
          end = found.upperBound
          break
        }
        from = rest.index(found.lowerBound, offsetBy: after)
      }
      guard let end, !rest[inner..<end].contains("\n\n") else {
        result += change(String(rest[..<inner]))
        rest = rest[inner...]
        continue
      }
      result += change(String(rest[..<start])) + rest[start..<end]
      rest = rest[end...]
    }
    return result + change(String(rest))
  }
}

extension String {
  /// Prose of another tool with a backslash before what would be a mark here only: `%%`, `[[` and `[@`. A link whose
  /// label has brackets, `[[1]](/a)`, is one everywhere.
  var withoutOwnMarks: String {
    guard contains("%%") || contains("[[") || contains("[@") else { return self }
    let text = Array(utf8)
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      let pair = text[index..<min(index + 2, text.count)]
      if text[index] == UInt8(ascii: "\\") {
        result += pair
        index += 2
      } else if [Array("%%".utf8), Array("[[".utf8), Array("[@".utf8)].contains(Array(pair)) {
        let line = text[index..<min(index + 400, text.count)].prefix { $0 != .lineFeed }
        let isLink = pair.first == UInt8(ascii: "[") && line.firstRange(of: "](".utf8) != nil
        if !isLink { result.append(UInt8(ascii: "\\")) }
        result += pair
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return String(utf8: result)
  }

  /// The text with every match of a pattern replaced; nil leaves a match as it is.
  func replacingMatches<Output>(of pattern: Regex<Output>, _ replacement: (Regex<Output>.Match) -> String?) -> String {
    var result = ""
    var position = startIndex
    for match in matches(of: pattern) {
      result += self[position..<match.range.lowerBound]
      result += replacement(match) ?? String(self[match.range])
      position = match.range.upperBound
    }
    return position == startIndex ? self : result + self[position...]
  }

  /// The text with each part from a match of `opening` to the next match of `closing` replaced. Each character is read
  /// a bounded number of times, however often nothing closes a part.
  func replacingParts<Opening, Closing>(
    from opening: Regex<Opening>, to closing: Regex<Closing>,
    _ replacement: (_ opening: Regex<Opening>.Match, _ content: Substring) -> String
  ) -> String {
    var result = ""
    var rest = self[...]
    while let first = rest.firstMatch(of: opening),
      let last = rest[first.range.upperBound...].firstMatch(of: closing)
    {
      result += rest[..<first.range.lowerBound]
      result += replacement(first, rest[first.range.upperBound..<last.range.lowerBound])
      rest = rest[last.range.upperBound...]
    }
    return result + rest
  }
}

/// Finds the lines of parts of a text, which come in about the order of the text.
struct LineFinder {
  private let text: [UInt8]
  private let first: Int
  private var position = 0
  private var line: Int
  /// A part before the last one is looked for from the beginning, but not for ever.
  private var restarts = 100

  /// `line` is the number of the text's first line.
  init(_ text: String, from line: Int) {
    self.text = Array(text.utf8)
    first = line
    self.line = line
  }

  /// The number of the line of a part; nil if it is not found.
  mutating func line(of part: String) -> Int? {
    var found = text[position...].firstRange(of: part.utf8)
    if found == nil, restarts > 0 {
      restarts -= 1
      (position, line) = (0, first)
      found = text[...].firstRange(of: part.utf8)
    }
    guard let found else { return nil }
    line += text[position..<found.lowerBound].count { $0 == .lineFeed }
    position = found.lowerBound
    return line
  }
}
