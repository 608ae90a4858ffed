import Testing

@testable import Base

@Suite struct SourceFileTests {
  @Test(arguments: [
    ("abc", 2, 1, 3), ("a\nbc", 3, 2, 2), ("a\r\nbc", 4, 2, 2), ("a\rb", 2, 2, 1), ("Київ x", 9, 1, 6),
    ("\u{FEFF}a", 3, 1, 1), ("", 0, 1, 1),
  ])
  func `lines and columns are counted from one, columns in characters`(
    text: String, offset: Int, line: Int, column: Int
  ) {
    let file = SourceFile(path: "f", bytes: Array(text.utf8))
    #expect(file.location(at: offset) == SourceLocation(path: "f", line: line, column: column))
  }

  @Test(arguments: [
    "", "a", "a\nb\n", "a\r\nb\r\n\r\nc", "a\rb\r", "\u{FEFF}Київ\n中文 x\r\n", "\n\r\n\r\r\n",
    String(repeating: "Київ ab ", count: 400),
    String(repeating: "é\n", count: 700) + String(repeating: "x", count: 3000),
  ])
  func `an index of lines gives the same places as the file`(text: String) {
    let file = SourceFile(path: "f", bytes: Array(text.utf8))
    let lines = LineIndex(file)
    for (offset, byte) in file.bytes.enumerated() where byte & 0xC0 != 0x80 && !(offset < 3 && byte == 0xEF) {
      #expect(lines.location(at: offset) == file.location(at: offset), "\(offset)")
    }
    #expect(lines.location(at: file.bytes.count) == file.location(at: file.bytes.count))
  }

  @Test(arguments: [([0x61, 0xFF], 1), ([0xC3], 0), ([0x61, 0x62, 0xED, 0xA0, 0x80], 2), ([0xC0, 0xAF], 0)])
  func `the first byte that is not UTF-8 is found`(bytes: [UInt8], index: Int) {
    #expect(SourceFile(path: "f", bytes: bytes).firstInvalidByte == index)
  }

  @Test func `control characters in a message are made visible`() {
    #expect("a\u{1B}[31m\u{202E}b".visible == "a\\u{1B}[31m\\u{202E}b")
  }

  @Test(arguments: [("Lavrof", "Lavrov"), ("sumary", "summary"), ("teh", "the"), ("xyz", nil), ("LAVROV", "Lavrov")])
  func `the nearest name is suggested`(name: String, suggestion: String?) {
    #expect(nearest(to: name, among: ["the", "summary", "Lavrov"]) == suggestion)
  }

  @Test(arguments: [0, 1, 7, 1000]) func `a concurrent map keeps the order of its items`(count: Int) {
    #expect(concurrentMap(Array(0..<count)) { $0 * 2 } == (0..<count).map { $0 * 2 })
  }

  @Test func `a concurrent map throws the first error`() {
    struct Fault: Error, Equatable { let number: Int }
    #expect(throws: Fault(number: 3)) {
      _ = try concurrentMap(Array(0..<100)) { number in
        if number % 10 == 3 { throw Fault(number: number) }
        return number
      }
    }
  }

  @Test func `a ranking sorts by count, then by place, and empties the tally`() {
    var tally = Tally(places: 4)
    for place in [3, 1, 2, 1, 2] { tally.add(place) }
    #expect(tally.takeRanking().map(\.place) == [1, 2, 3])
    #expect(tally.take().isEmpty)
  }
}
