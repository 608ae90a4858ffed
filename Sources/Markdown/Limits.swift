import Base

/// Input that libcmark 0.30.2 takes minutes for is refused before it is parsed: CVE-2023-24824 (containers opened on
/// one line) and CVE-2023-22486 (runs of brackets), both quadratic. The bounds are far above what a person writes and
/// keep the worst file of 1 MiB to about a second.
enum Limits {
  static let containersOnLine = 100
  static let bracketsInParagraph = 2000
  static let underscoresInRow = 1000

  static func check(_ file: SourceFile, from start: Int) -> [Diagnostic] {
    file.bytes.withUnsafeBufferPointer { bytes in
      var brackets = 0
      var lineStart = start
      while lineStart < bytes.count {
        var index = lineStart
        var containers = 0
        while index < bytes.count, let weight = markerWeight(bytes[index]) {
          containers += weight
          index += 1
        }
        var isBlank = true
        for byte in bytes[lineStart..<index] where !byte.isASCIIWhitespace { isBlank = false }
        while index < bytes.count, bytes[index] != .lineFeed {
          if bytes[index] == UInt8(ascii: "[") { brackets += 1 }
          isBlank = isBlank && bytes[index].isASCIIWhitespace
          index += 1
        }
        // A line of hyphens or asterisks alone is a rule or an underline, however long it is.
        if containers > containersOnLine, !isRule(bytes[lineStart..<index]) {
          return [
            Diagnostic(
              .markdownNesting, at: file.location(at: lineStart),
              "more than \(containersOnLine) quotes or lists open on one line")
          ]
        }
        if isBlank { brackets = 0 }
        if brackets > bracketsInParagraph {
          return [
            Diagnostic(
              .markdownBrackets, at: file.location(at: lineStart),
              "more than \(bracketsInParagraph) opening brackets in one paragraph",
              hint: "put a blank line between its parts")
          ]
        }
        lineStart = index + 1
      }
      return []
    }
  }

  /// How many containers a byte at the start of a line may open: one for what marks a quote or a list item, none for
  /// what may stand between such marks; nil for what ends them.
  private static func markerWeight(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
      UInt8(ascii: ")"):
      1
    case .space, .tab, UInt8(ascii: "0")...UInt8(ascii: "9"): 0
    default: nil
    }
  }

  private static func isRule(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = line.first(where: { !$0.isASCIIWhitespace }) else { return true }
    // Blanks between the characters would open a list each.
    var run = line.drop { $0.isASCIIWhitespace }
    while run.last?.isASCIIWhitespace == true { run.removeLast() }
    return run.allSatisfy { $0 == first } && first != UInt8(ascii: ">")
  }
}
