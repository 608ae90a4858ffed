import Base

/// Reads TOML 1.0 (toml.io): what heads and configuration files of Hugo and Zola have. Nil where the text breaks its
/// rules; `line` then says where.
struct TOMLReader {
  private var rest: Substring.UnicodeScalarView
  private let all: String.UnicodeScalarView
  /// How many values are open.
  private var depth = 0
  /// Values and keys nested deeper than this are refused: what reads and writes them does so by recursion.
  private static let deepest = 64

  /// The mistake that stopped the reading.
  struct Fault: Error {
    /// Line of the text, from 1.
    let line: Int
  }

  private init(_ text: String) {
    all = text.replacing("\r\n", with: "\n").unicodeScalars
    rest = all[...]
  }

  /// The keys of a document, in its order.
  static func read(_ text: String) throws(Fault) -> [HeadEntry] {
    var reader = TOMLReader(text)
    return try reader.document()
  }

  private var fault: Fault { Fault(line: all[..<rest.startIndex].count { $0 == "\n" } + 1) }

  private mutating func document() throws(Fault) -> [HeadEntry] {
    var root: [HeadEntry] = []
    var path: [String] = []
    while true {
      skipBlankLines()
      guard let first = rest.first else { return root }
      if first == "[" {
        rest.removeFirst()
        let isArray = take("[")
        skipBlanks()
        path = try key()
        skipBlanks()
        guard take("]"), !isArray || take("]") else { throw fault }
        Self.open(path, isArray: isArray, in: &root)
      } else {
        let own = try key()
        skipBlanks()
        guard take("=") else { throw fault }
        skipBlanks()
        let value = try value()
        Self.set(path + own, value, in: &root)
      }
      skipBlanks()
      skipComment()
      guard rest.isEmpty || take("\n") else { throw fault }
    }
  }

  /// Makes a table, or one more item of a list of tables.
  private static func open(_ path: [String], isArray: Bool, in entries: inout [HeadEntry]) {
    guard let name = path.first else { return }
    let index = entries.firstIndex { $0.key == name }
    if path.count > 1 {
      var inner = index.map { innerEntries(of: entries[$0].value) } ?? []
      open(Array(path.dropFirst()), isArray: isArray, in: &inner)
      put(inner, at: index, name, &entries)
    } else if isArray {
      if let index, case .list(let items) = entries[index].value {
        entries[index].value = .list(items + [.map([])])
      } else {
        entries.append(HeadEntry(name, .list([.map([])])))
      }
    } else if index == nil {
      entries.append(HeadEntry(name, .map([])))
    }
  }

  private static func set(_ path: [String], _ value: HeadValue, in entries: inout [HeadEntry]) {
    guard let name = path.first else { return }
    let index = entries.firstIndex { $0.key == name }
    if path.count == 1 {
      if let index { entries[index].value = value } else { entries.append(HeadEntry(name, value)) }
      return
    }
    var inner = index.map { innerEntries(of: entries[$0].value) } ?? []
    set(Array(path.dropFirst()), value, in: &inner)
    put(inner, at: index, name, &entries)
  }

  /// The entries of a table; of a list of tables, those of the last one.
  private static func innerEntries(of value: HeadValue) -> [HeadEntry] {
    switch value {
    case .map(let entries): entries
    case .list(let items): items.last.map(innerEntries) ?? []
    case .text, .plain: []
    }
  }

  private static func put(_ inner: [HeadEntry], at index: Int?, _ name: String, _ entries: inout [HeadEntry]) {
    guard let index else { return entries.append(HeadEntry(name, .map(inner))) }
    if case .list(let items) = entries[index].value {
      entries[index].value = .list(items.dropLast() + [.map(inner)])
    } else {
      entries[index].value = .map(inner)
    }
  }

  private mutating func key() throws(Fault) -> [String] {
    var parts: [String] = []
    repeat {
      skipBlanks()
      if rest.first == "\"" || rest.first == "'" {
        parts.append(try string())
      } else {
        let word = rest.prefix {
          ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
        }
        guard !word.isEmpty else { throw fault }
        rest = rest[word.endIndex...]
        parts.append(String(word))
      }
      skipBlanks()
    } while take(".")
    guard parts.count <= Self.deepest else { throw fault }
    return parts
  }

  private mutating func value() throws(Fault) -> HeadValue {
    guard depth < Self.deepest else { throw fault }
    depth += 1
    defer { depth -= 1 }
    switch rest.first {
    case "\"", "'": return .text(try string())
    case "[":
      rest.removeFirst()
      var items: [HeadValue] = []
      while true {
        skipBlankLines()
        if take("]") { return .list(items) }
        items.append(try value())
        skipBlankLines()
        if !take(",") {
          skipBlankLines()
          guard take("]") else { throw fault }
          return .list(items)
        }
      }
    case "{":
      rest.removeFirst()
      var entries: [HeadEntry] = []
      skipBlanks()
      if take("}") { return .map([]) }
      repeat {
        let path = try key()
        skipBlanks()
        guard take("=") else { throw fault }
        skipBlanks()
        Self.set(path, try value(), in: &entries)
        skipBlanks()
      } while take(",")
      guard take("}") else { throw fault }
      return .map(entries)
    default:
      var word = rest.prefix { !" \t\n,]}#".unicodeScalars.contains($0) }
      // A date and a time can have a space between them.
      let tail = rest[word.endIndex...]
      if word.count == 10, tail.first == " ", tail.dropFirst().first.map({ ("0"..."9").contains($0) }) == true {
        word = rest[..<tail.dropFirst().prefix { !" \t\n,]}#".unicodeScalars.contains($0) }.endIndex]
      }
      guard !word.isEmpty else { throw fault }
      rest = rest[word.endIndex...]
      return .plain(String(word).replacing("_", with: ""))
    }
  }

  private mutating func string() throws(Fault) -> String {
    guard let quote = rest.popFirst() else { throw fault }
    let isLong = rest.starts(with: [quote, quote])
    if isLong { rest = rest.dropFirst(2) }
    if isLong, rest.first == "\n" { rest.removeFirst() }
    var text = String.UnicodeScalarView()
    while let scalar = rest.first {
      if scalar == "\n", !isLong { throw fault }
      rest.removeFirst()
      if scalar == quote {
        if !isLong { return String(text) }
        if rest.starts(with: [quote, quote]) {
          rest = rest.dropFirst(2)
          // Up to two more quotation marks belong to the text.
          while rest.first == quote {
            text.append(quote)
            rest.removeFirst()
          }
          return String(text)
        }
        text.append(scalar)
      } else if scalar == "\\", quote == "\"" {
        try appendEscape(to: &text)
      } else {
        text.append(scalar)
      }
    }
    throw fault
  }

  private mutating func appendEscape(to text: inout String.UnicodeScalarView) throws(Fault) {
    guard let mark = rest.popFirst() else { throw fault }
    switch mark {
    case "n": text.append("\n")
    case "t": text.append("\t")
    case "r": text.append("\r")
    case "b": text.append("\u{8}")
    case "f": text.append("\u{C}")
    case "e": text.append("\u{1B}")
    case "\"", "\\": text.append(mark)
    case "u", "U":
      let digits = rest.prefix(mark == "u" ? 4 : 8)
      guard let number = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(number) else { throw fault }
      rest = rest[digits.endIndex...]
      text.append(scalar)
    case " ", "\t", "\n":
      // A line that ends with a backslash goes on at the next text.
      rest = rest.drop { " \t\n".unicodeScalars.contains($0) }
    default: throw fault
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\t" } }

  private mutating func skipComment() { if rest.first == "#" { rest = rest.drop { $0 != "\n" } } }

  private mutating func skipBlankLines() {
    while let first = rest.first {
      if " \t\n".unicodeScalars.contains(first) {
        rest.removeFirst()
      } else if first == "#" {
        skipComment()
      } else {
        return
      }
    }
  }
}
