import Base

/// Plain text, written line by line. No line is wider than 72 columns, except for addresses, which must not be broken.
struct PlainPage {
  static let width = 72

  private(set) var text = ""

  /// Text, in as many lines as it needs.
  mutating func line(_ words: String) {
    for line in Self.wrapped(words) { text += line + "\n" }
  }

  /// A line without text, unless there is one already.
  mutating func blankLine() {
    if !text.hasSuffix("\n\n") { text += "\n" }
  }

  mutating func paragraph(_ words: String) {
    line(words)
    text += "\n"
  }

  /// A title with a line of the same length below it.
  mutating func heading(_ title: String, _ rule: Character) {
    if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
    let lines = Self.wrapped(title)
    for line in lines { text += line + "\n" }
    text += String(repeating: rule, count: min(Self.width, lines.map(Self.columns).max() ?? 0)) + "\n\n"
  }

  mutating func address(_ url: String) { text += url + "\n\n" }

  static func wrapped(_ text: String) -> [String] {
    let text = text.withoutHiddenCharacters().text
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      var word = word[...]
      let isAddress = word.contains("://")
      if used > 0, used + 1 + columns(word) > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      // A word that is too long for a line, for example in a script without spaces, is broken at the end of the line.
      while !isAddress, columns(word) > width {
        let part = head(of: word)
        lines.append(String(part))
        word = word.dropFirst(part.count)
      }
      if used > 0 { line += " " }
      line += word
      used += columns(word) + (used > 0 ? 1 : 0)
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func head(of word: Substring) -> Substring {
    var used = 0
    return word.prefix { character in
      used += columns(character)
      return used <= width
    }
  }

  private static func columns(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + columns($1) } }

  /// East Asian characters have the width of two (Unicode Standard Annex #11, by blocks).
  private static func columns(_ character: Character) -> Int {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
