package import Base

/// A Markdown file taken apart: the YAML between the two `---` lines at its start, and what follows.
package struct Head: Sendable {
  /// Byte range of the YAML in the file, without the fences.
  package let yaml: Range<Int>
  /// Number of the YAML's first line in the file, from 1.
  package let firstLine: Int
  /// Byte offset at which the body starts.
  package let bodyStart: Int
  /// Number of the body's first line in the file, from 1.
  package let bodyLine: Int

  /// Finds the head of a file. A fence is a whole line of three hyphens, with blanks after it at most; a line of three
  /// full stops, which ends a YAML document, can close a head too.
  ///
  /// A file without a head is `head.missing`, which some readers accept. A head that does not end, and one in another
  /// tool's notation, are errors: they are never taken for text.
  package static func find(in file: SourceFile) -> Diagnosed<Head?> {
    let bytes = file.bytes
    var position = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    guard let opening = fence(in: bytes, at: position) else {
      if let notation = OtherNotation(bytes[position...]) {
        return Diagnosed(
          nil,
          [
            Diagnostic(
              .headNotation, at: file.location(at: position), "the head is \(notation.name)", hint: notation.hint)
          ])
      }
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .headMissing, at: file.location(at: position),
            bytes.count == position ? "the file is empty" : "the file does not begin with a head",
            hint: "begin with a line '---', then 'title: …' and so on, then a line '---'")
        ])
    }
    let start = opening
    position = opening
    var line = 2
    while position < bytes.count {
      if let after = fence(in: bytes, at: position) ?? fence(in: bytes, at: position, of: UInt8(ascii: ".")) {
        return Diagnosed(Head(yaml: start..<position, firstLine: 2, bodyStart: after, bodyLine: line + 1))
      }
      while position < bytes.count, bytes[position] != .lineFeed { position += 1 }
      position += 1
      line += 1
    }
    return Diagnosed(
      nil,
      [
        Diagnostic(
          .headUnclosed, at: file.location(at: opening > 3 ? firstFence(bytes) : 0), "the head is not closed",
          hint: "end it with a line '---'")
      ])
  }

  private static func firstFence(_ bytes: [UInt8]) -> Int {
    bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  }

  /// The offset after a fence line that starts at a position, nil where there is none.
  private static func fence(in bytes: [UInt8], at position: Int, of mark: UInt8 = UInt8(ascii: "-")) -> Int? {
    guard position + 3 <= bytes.count, bytes[position..<position + 3].allSatisfy({ $0 == mark }) else { return nil }
    var index = position + 3
    while index < bytes.count, bytes[index] != .lineFeed {
      guard bytes[index].isASCIIWhitespace else { return nil }
      index += 1
    }
    return min(index + 1, bytes.count)
  }
}

/// The head of another tool at the start of a file.
private enum OtherNotation {
  /// Hugo, Zola: TOML between lines `+++`.
  case toml
  /// Hugo: a JSON object.
  case json
  /// Pelican, MultiMarkdown: lines `Title: …` without fences.
  case bareLines

  init?(_ bytes: ArraySlice<UInt8>) {
    let line = bytes.prefix { $0 != .lineFeed }
    let text = String(utf8: line).trimmed
    if text == "+++" {
      self = .toml
    } else if text == "{" || text.hasPrefix("{\"") {
      self = .json
    } else if text.prefixMatch(of: /(?i)(title|date|category|tags|slug|authors?|summary|status|modified): +\S/) != nil {
      self = .bareLines
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .toml: "TOML, not YAML"
    case .json: "JSON, not YAML"
    case .bareLines: "not between two lines '---'"
    }
  }

  var hint: String {
    switch self {
    case .toml, .json:
      "'gazette import hugo' converts such files; or write 'title: …' and so on between two lines '---'"
    case .bareLines: "put a line '---' before it and one after it; 'gazette import pelican' converts such files"
    }
  }
}
