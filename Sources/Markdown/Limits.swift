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
      var index = start
      while index < bytes.count {
        var containers = 0
        var isBlank = true
        var atMarkers = true
        let lineStart = index
        while index < bytes.count, bytes[index] != .lineFeed {
          let byte = bytes[index]
          if byte == UInt8(ascii: "[") { brackets += 1 }
          if atMarkers {
            switch byte {
            case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
              UInt8(ascii: ")"):
              containers += 1
            case _ where byte.isASCIIDigit || byte == .space || byte == .tab: break
            default: atMarkers = false
            }
          }
          if !byte.isASCIIWhitespace { isBlank = false }
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
        index += 1
      }
      return []
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
