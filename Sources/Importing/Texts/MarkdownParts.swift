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

  /// The number of the line, counted from `first`, at which a part of the text stands for the first time.
  func line(of part: String, from first: Int) -> Int? {
    firstRange(of: part).map { range in self[..<range.lowerBound].count { $0 == "\n" } + first }
  }
}
