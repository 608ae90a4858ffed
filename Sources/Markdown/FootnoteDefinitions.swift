import Base

/// Takes `[^label]: …` out of a text before libcmark would read it as a link reference. The lines that it stood on
/// stay, empty, so that line numbers hold.
struct FootnoteDefinitions {
  struct Definition {
    let label: String
    let source: Source
  }

  var definitions: [Definition] = []
  var rest: [UInt8]

  static func take(from text: [UInt8], firstLine: Int) -> FootnoteDefinitions {
    var result = FootnoteDefinitions(rest: text)
    guard text[...].contains("[^") else { return result }
    result.rest = []

    var lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)[...]
    var number = firstLine
    var fence: ArraySlice<UInt8>?
    while let line = lines.popFirst() {
      defer { number += 1 }
      if let marker = fenceMarker(line) {
        if let open = fence {
          if marker.first == open.first, marker.count >= open.count { fence = nil }
        } else {
          fence = marker
        }
      }
      guard fence == nil, let (label, content) = definition(line) else {
        result.rest += line
        if !lines.isEmpty { result.rest.append(.lineFeed) }
        continue
      }
      let start = number
      var body = Array(content)
      if !lines.isEmpty { result.rest.append(.lineFeed) }
      while let next = lines.first {
        let blanks = lines.prefix { $0.allSatisfy(\.isASCIIWhitespace) }.count
        if blanks > 0 {
          guard let after = lines.dropFirst(blanks).first, isIndented(after) else { break }
        } else if definition(next) != nil || (body.last == .lineFeed && !isIndented(next)) {
          break
        }
        for line in lines.prefix(max(1, blanks)) {
          body.append(.lineFeed)
          if blanks == 0 { body += line.first == .tab ? line.dropFirst() : line.dropFirst(indentation(line)) }
          lines.removeFirst()
          number += 1
          if !lines.isEmpty { result.rest.append(.lineFeed) }
        }
      }
      result.definitions.append(
        Definition(label: label, source: Source(bytes: body, firstLine: start)))
    }
    return result
  }

  private static func isIndented(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "    ".utf8) || line.first == .tab
  }

  /// Up to four leading spaces.
  private static func indentation(_ line: ArraySlice<UInt8>) -> Int { min(4, line.prefix { $0 == .space }.count) }

  private static func fenceMarker(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let text = line.drop { $0 == .space }
    guard let first = text.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    let marker = text.prefix { $0 == first }
    return marker.count >= 3 ? marker : nil
  }

  private static func definition(_ line: ArraySlice<UInt8>) -> (label: String, content: ArraySlice<UInt8>)? {
    let indent = line.prefix { $0 == .space }.count
    let text = line.dropFirst(indent)
    guard indent <= 3, text.starts(with: "[^".utf8), let close = text.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let label = text[(text.startIndex + 2)..<close]
    guard !label.isEmpty, !label.contains(where: \.isASCIIWhitespace), text[(close + 1)...].first == UInt8(ascii: ":")
    else { return nil }
    return (String(utf8: label), text[(close + 2)...].drop { $0 == .space || $0 == .tab })
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
