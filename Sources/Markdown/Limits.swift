import Base

/// Input that libcmark 0.30.2 takes minutes for is refused before it is parsed: CVE-2023-24824 (containers opened on
/// one line) and CVE-2023-22486 (runs of brackets), both quadratic. The bounds are far above what a person writes and
/// keep the worst file of 1 MiB to about a second.
enum Limits {
  static let containersOnLine = 100
  static let bracketsInParagraph = 2000
  static let underscoresInRow = 1000
  /// The empty cells that short rows of tables get in a text: cmark-gfm has such a limit too.
  static let filledCells = 100_000

  static func check(_ file: SourceFile, from start: Int) -> [Diagnostic] {
    file.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[start...])
      let countsBrackets = text.count { $0 == UInt8(ascii: "[") } > bracketsInParagraph
      var brackets = 0
      for line in text.split(separator: .lineFeed, omittingEmptySubsequences: false) {
        // A line of hyphens or asterisks alone is a rule or an underline, however long it is.
        if containersOpened(by: line) > containersOnLine, !isRule(line) {
          return [
            Diagnostic(
              .markdownNesting, at: file.location(at: start + line.startIndex),
              "more than \(containersOnLine) quotes or lists open on one line")
          ]
        }
        guard countsBrackets else { continue }
        brackets = line.allSatisfy(\.isASCIIWhitespace) ? 0 : brackets + line.count { $0 == UInt8(ascii: "[") }
        if brackets > bracketsInParagraph {
          return [
            Diagnostic(
              .markdownBrackets, at: file.location(at: start + line.startIndex),
              "more than \(bracketsInParagraph) opening brackets in one paragraph",
              hint: "put a blank line between its parts")
          ]
        }
      }
      return []
    }
  }

  private static func containersOpened(by line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var containers = 0
    for byte in line {
      guard let weight = markerWeight(byte) else { break }
      containers += weight
    }
    return containers
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
