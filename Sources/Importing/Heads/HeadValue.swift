import Base
import FrontMatter

/// A value of a head in any notation: YAML, TOML, JSON or plain lines.
indirect enum HeadValue: Sendable, Equatable {
  case text(String)
  /// A number, a date, `true` or `false`: written without quotation marks.
  case plain(String)
  case list([HeadValue])
  case map([HeadEntry])

  init(_ value: YAMLValue) {
    switch value.content {
    case .scalar(let text, let isPlain): self = isPlain ? .plain(text) : .text(text)
    case .sequence(let items): self = .list(items.map { HeadValue($0) })
    case .mapping(let entries): self = .map(entries.map { HeadEntry($0.key, HeadValue($0.value)) })
    }
  }

  /// The text of a scalar; nil for a list or a mapping.
  var scalar: String? {
    switch self {
    case .text(let text), .plain(let text): text.trimmed
    case .list, .map: nil
    }
  }

  /// The texts of a list, or the one text; empty for a mapping.
  var scalars: [String] {
    switch self {
    case .text, .plain: [scalar ?? ""].filter { !$0.isEmpty }
    case .list(let items): items.compactMap(\.scalar).filter { !$0.isEmpty }
    case .map: []
    }
  }

  /// Whether it is the word `true`, or a word that YAML 1.1 takes for it.
  var isTrue: Bool { ["true", "yes", "on"].contains(scalar?.lowercased() ?? "") }
  /// Whether it is the word `false`, or a word that YAML 1.1 takes for it.
  var isFalse: Bool { ["false", "no", "off"].contains(scalar?.lowercased() ?? "") }
}

/// A key of a head with its value.
struct HeadEntry: Sendable, Equatable {
  var key: String
  var value: HeadValue

  init(_ key: String, _ value: HeadValue) {
    self.key = key
    self.value = value
  }
}

extension [HeadEntry] {
  /// The value of a key, in any case; nil if it is missing or blank.
  subscript(_ key: String) -> HeadValue? {
    guard
      let value = first(where: { $0.key == key })?.value
        ?? first(where: { $0.key.lowercased() == key.lowercased() })?.value
    else { return nil }
    return value.scalar == "" || value.scalar == "~" || value.scalar == "null" ? nil : value
  }

  /// Sets a key, at its place or behind the others; nil removes it.
  mutating func set(_ key: String, _ value: HeadValue?) {
    let index = firstIndex { $0.key.lowercased() == key.lowercased() }
    switch (index, value) {
    case (let index?, let value?): self[index] = HeadEntry(key, value)
    case (let index?, nil): remove(at: index)
    case (nil, let value?): append(HeadEntry(key, value))
    case (nil, nil): break
    }
  }
}

extension [HeadEntry] {
  /// The head as YAML, without the lines `---`.
  var yaml: String {
    var text = ""
    Self.append(self, 0, to: &text)
    return text
  }

  private static func append(_ entries: [HeadEntry], _ indent: Int, to text: inout String) {
    for entry in entries {
      text += String(repeating: " ", count: indent) + quoted(entry.key, isPlain: true) + ":"
      append(entry.value, indent, to: &text)
    }
  }

  private static func append(_ value: HeadValue, _ indent: Int, to text: inout String) {
    switch value {
    case .text(let scalar): text += " " + quoted(scalar, isPlain: false) + "\n"
    case .plain(let scalar): text += " " + quoted(scalar, isPlain: true) + "\n"
    case .list(let items) where items.isEmpty: text += " []\n"
    case .map(let entries) where entries.isEmpty: text += " {}\n"
    case .list(let items):
      text += "\n"
      for item in items {
        text += String(repeating: " ", count: indent + 2) + "-"
        if case .map(let entries) = item, !entries.isEmpty {
          var inner = ""
          append(entries, indent + 4, to: &inner)
          text += " " + inner.drop { $0 == " " }
        } else {
          append(item, indent + 4, to: &text)
        }
      }
    case .map(let entries):
      text += "\n"
      append(entries, indent + 2, to: &text)
    }
  }

  /// A scalar as YAML reads it back. A text that would be something else without quotation marks gets them.
  static func quoted(_ text: String, isPlain: Bool) -> String {
    if text.contains(where: { $0.isNewline })
      || text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    {
      let escaped = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: scalar.value < 0x20 || scalar.value == 0x7F ? "\\x" + hex(scalar.value) : String(scalar)
        }
      }
      return "\"" + escaped.joined() + "\""
    }
    let isSafe = isPlainScalar(text)
    let isWord = YAMLValue.isWord(text)
    return isSafe && (isPlain || !isWord) ? text : text.singleQuotedInYAML
  }

  /// Whether YAML reads a text of one line without quotation marks as it is. A regular expression would be compiled
  /// anew for each of the many scalars of an archive.
  private static func isPlainScalar(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text == text.trimmed,
      first.properties.isAlphabetic || first.properties.numericType != nil || "/.+(“„«_-".unicodeScalars.contains(first)
    else { return false }
    if first == "-", !text.dropFirst().contains(where: { !$0.isWhitespace && $0 != "-" }) || text.hasPrefix("- ") {
      return false
    }
    if text.hasPrefix("---") || text.utf8.contains(where: { "#,[]{}\"'`".utf8.contains($0) }) { return false }
    // `a: b` and `a:` are mappings; `https://x` is a text.
    var last: UInt8 = 0
    for byte in text.utf8 {
      if last == UInt8(ascii: ":"), byte == .space { return false }
      last = byte
    }
    return last != UInt8(ascii: ":")
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }
}

extension YAMLValue {
  /// Whether a text without quotation marks is no text for YAML: a number, a date, a truth value, null.
  fileprivate static func isWord(_ text: String) -> Bool {
    text.isEmpty || text == "~" || ["true", "false", "yes", "no", "on", "off", "null"].contains(text.lowercased())
      || (text.utf8.allSatisfy { $0.isASCIIDigit || ".eE_:+-xXoOabcdfABCDF".utf8.contains($0) }
        && text.utf8.contains(where: \.isASCIIDigit))
  }
}
