import Base

/// Takes `[^label]: …` out of a text before libcmark would read it as a link reference: also in quotes and lists. The
/// lines that it stood on stay, empty but for the marks of quotes, so that line numbers hold.
struct FootnoteDefinitions {
  struct Definition {
    let label: String
    let source: Source
  }

  private(set) var definitions: [Definition] = []
  private(set) var rest: [UInt8]

  private var lines: ArraySlice<ArraySlice<UInt8>> = []
  private var number: Int
  private var fence: ArraySlice<UInt8>?
  /// Where the text of the list items begins that the lines at hand may belong to.
  private var items: [Int] = []
  private var isAfterBlank = false

  /// The definitions of a text, and the text without them.
  init(in text: [UInt8], firstLine: Int) {
    rest = text
    number = firstLine
    guard text[...].contains("[^") else { return }
    rest = []
    lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)[...]
    while let line = takeLine() {
      if line.isFenced(&fence) || !takeDefinition(on: line) { rest += line.whole }
      if !lines.isEmpty { rest.append(.lineFeed) }
    }
  }

  private mutating func takeLine() -> QuotedLine? {
    guard let bytes = lines.popFirst() else { return nil }
    number += 1
    let line = QuotedLine(bytes, indented: items.last ?? 0)
    if !line.isBlank {
      if isAfterBlank || line.listMarker != nil { items.removeAll { $0 > line.indentation } }
      if let marker = line.listMarker { items.append(marker) }
    }
    isAfterBlank = line.isBlank
    return line
  }

  /// Takes the definition that begins on a line, which is taken already, with the lines that belong to it.
  private mutating func takeDefinition(on line: QuotedLine) -> Bool {
    let base = items.last { $0 <= line.indentation } ?? 0
    guard line.indentation - base <= 3, let (label, content) = line.definition else { return false }
    let start = number - 1
    var body = Array(content)
    rest += line.marks
    while let next = lines.first.map({ QuotedLine($0, indented: base) }), next.depth == line.depth {
      let blanks = lines.prefix { QuotedLine($0, indented: base).isBlank }.count
      if blanks > 0 {
        guard let after = lines.dropFirst(blanks).first.map({ QuotedLine($0, indented: base) }),
          after.depth == line.depth, after.indentation >= base + 4
        else { break }
      } else if next.definition != nil || next.isAttribution || next.indentation < base
        || next.listMarker != nil && base > 0
        || body.last == .lineFeed && next.indentation < base + 4
      {
        break
      }
      for _ in 0..<max(1, blanks) {
        body.append(.lineFeed)
        rest.append(.lineFeed)
        guard let bytes = lines.popFirst() else { break }
        number += 1
        let line = QuotedLine(bytes, indented: base)
        rest += line.marks
        if !line.isBlank { body += line.text(without: base + 4) }
      }
    }
    definitions.append(Definition(label: label, source: Source(bytes: body, firstLine: start)))
    return true
  }
}

/// A line, divided into the marks of the quotes that it stands in and what follows them.
private struct QuotedLine {
  let whole: ArraySlice<UInt8>
  let text: ArraySlice<UInt8>
  /// How many quotes it stands in.
  private(set) var depth = 0
  /// How many columns are before the first character of the text.
  let indentation: Int

  /// `indented` says how far the text of the list item begins in which the line may stand.
  init(_ line: ArraySlice<UInt8>, indented: Int) {
    var rest = line
    while true {
      let spaces = rest.prefix { $0 == .space }.count
      let after = rest.dropFirst(spaces)
      guard spaces <= indented + 3, after.first == UInt8(ascii: ">") else { break }
      rest = after.dropFirst()
      if rest.first == .space { rest.removeFirst() }
      depth += 1
    }
    whole = line
    text = rest
    let spaces = rest.prefix { $0 == .space }.count
    indentation = rest.dropFirst(spaces).first == .tab ? (spaces / 4 + 1) * 4 : spaces
  }

  var marks: ArraySlice<UInt8> { whole[..<text.startIndex] }
  var isBlank: Bool { text.allSatisfy(\.isASCIIWhitespace) }
  private var unindented: ArraySlice<UInt8> { text.drop { $0 == .space || $0 == .tab } }

  /// The text without up to some columns of indentation.
  func text(without columns: Int) -> ArraySlice<UInt8> {
    text.first == .tab ? text.dropFirst() : text.dropFirst(min(columns, text.prefix { $0 == .space }.count))
  }

  /// The column at which the text of a list item begins, if the line begins one.
  var listMarker: Int? {
    let digits = unindented.prefix(while: \.isASCIIDigit)
    let mark = unindented.dropFirst(digits.count)
    guard let first = mark.first, (digits.isEmpty ? "-*+" : ".)").utf8.contains(first), digits.count <= 9,
      mark.dropFirst().first.map({ $0 == .space || $0 == .tab }) ?? true
    else { return nil }
    let spaces = mark.dropFirst().prefix { $0 == .space }.count
    return indentation + digits.count + 1 + (spaces < 1 || spaces > 4 ? 1 : spaces)
  }

  /// Whether the line says whose the quotation is that it stands in.
  var isAttribution: Bool {
    depth > 0 && ["— ", "– ", "― ", "-- "].contains { unindented.starts(with: $0.utf8) }
  }

  /// The label of the footnote that the line begins, and its text.
  var definition: (label: String, content: ArraySlice<UInt8>)? {
    guard unindented.starts(with: "[^".utf8), let close = unindented.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let label = unindented[(unindented.startIndex + 2)..<close]
    guard !label.isEmpty, !label.contains(where: \.isASCIIWhitespace), text[(close + 1)...].first == UInt8(ascii: ":")
    else { return nil }
    return (String(utf8: label), text[(close + 2)...].drop { $0 == .space || $0 == .tab })
  }

  /// Whether the line is in a fenced block of code, or begins or ends it.
  func isFenced(_ fence: inout ArraySlice<UInt8>?) -> Bool {
    // A block of code may begin on the line of a list's mark.
    let text = unindented.drop { " \t-*+>".utf8.contains($0) }
    guard let first = text.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
      case let marker = text.prefix(while: { $0 == first }), marker.count >= 3
    else { return fence != nil }
    if let open = fence {
      if first == open.first, marker.count >= open.count { fence = nil }
    } else {
      fence = marker
    }
    return true
  }
}

/// The footnotes of a document while it is built: numbered in the order in which the text refers to them.
struct Footnotes {
  struct Used {
    let definition: FootnoteDefinitions.Definition
    var references: Int32
  }

  let definitions: [FootnoteDefinitions.Definition]
  private(set) var used: [Used] = []
  private var definitionOf: [String: Int] = [:]
  private var numberOf: [String: Int] = [:]

  init(definitions: [FootnoteDefinitions.Definition] = []) {
    self.definitions = definitions
    for (index, definition) in definitions.enumerated().reversed() {
      definitionOf[definition.label.lowercased()] = index
    }
  }

  /// The number of the footnote that a label names, and which of the references to it this one is; nil where there is
  /// no such footnote.
  mutating func reference(_ label: String) -> (number: Int32, occurrence: Int32)? {
    let key = label.lowercased()
    if let number = numberOf[key] {
      used[number - 1].references += 1
      return (Int32(number), used[number - 1].references)
    }
    guard let definition = definitionOf[key] else { return nil }
    used.append(Used(definition: definitions[definition], references: 1))
    numberOf[key] = used.count
    return (Int32(used.count), 1)
  }

  /// Whether a definition is the first with its label.
  func isFirst(_ index: Int) -> Bool { definitionOf[definitions[index].label.lowercased()] == index }

  func isUsed(_ index: Int) -> Bool { numberOf[definitions[index].label.lowercased()] != nil }
}
