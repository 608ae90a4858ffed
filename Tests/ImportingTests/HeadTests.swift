import Base
import FrontMatter
import Testing

@testable import Importing

@Suite struct HeadTests {
  /// An expectation as YAML of one line a key.
  private func yaml(_ entries: [HeadEntry]) -> String { entries.yaml }

  @Test(arguments: [
    ("a = 1\nb = 'x'", "a: 1\nb: x\n"), ("a.b = true\n[c]\nd = \"e\\tf\"", "a:\n  b: true\nc:\n  d: \"e\\tf\"\n"),
    ("a = [1, 2,\n # c\n 3]", "a:\n  - 1\n  - 2\n  - 3\n"),
    ("[[r]]\nx = 1\n[[r]]\nx = 2\n[r.t]\ny = 3", "r:\n  - x: 1\n  - x: 2\n    t:\n      y: 3\n"),
    ("p = { x = 1, y.z = 'w' }", "p:\n  x: 1\n  y:\n    z: w\n"),
    ("d = 1979-05-27T07:32:00Z # day\ne = 1979-05-27 07:32:00", "d: 1979-05-27T07:32:00Z\ne: 1979-05-27 07:32:00\n"),
    ("t = \"\"\"\na \\\n  b\"\"\"\nu = ''''c''''", "t: a b\nu: '''c'''\n"), ("\"k e\" = 'v'", "k e: v\n"),
    ("n = 1_000\nf = 3.5e2\n", "n: 1000\nf: 3.5e2\n"), ("e = []\nm = {}", "e: []\nm: {}\n"),
    ("u = \"\\u00e9\\U0001F600\"", "u: é😀\n"),
  ])
  func `TOML is read by its specification`(text: String, expected: String) throws {
    #expect(yaml(try TOMLReader.read(text)) == expected)
  }

  @Test(arguments: [
    ("a", 1), ("a = ", 1), ("\na = [1", 2), ("a = 'x\n'", 1), ("[a\nb = 1", 1), ("a = 1 b = 2", 1), ("a = \"\\q\"", 1),
  ])
  func `a mistake in TOML has its line`(text: String, line: Int) {
    #expect { try TOMLReader.read(text) } throws: { ($0 as? TOMLReader.Fault)?.line == line }
  }

  @Test(arguments: [
    "a = " + String(repeating: "[", count: 10_000), "a = " + String(repeating: "{a=", count: 10_000),
    String(repeating: "a.", count: 10_000) + "a = 1", "[" + String(repeating: "a.", count: 10_000) + "a]",
  ])
  func `TOML without end is refused`(text: String) {
    #expect(throws: TOMLReader.Fault.self) { try TOMLReader.read(text) }
  }

  @Test func `a head that is written is read back the same`() throws {
    let texts = [
      "", " ", "a", "a b", "it's", "\"q\"", "a: b", "a:b", "#x", "a #b", "- x", "-", "---", "true", "No", "null", "~",
      "12", "1.5",
      "2024-01-01", "[x]", "{x}", "*a", "&a", "!a", "%a", "@a", "`a`", "> a", "| a", "a\nb", "tab\there", "é", "😀",
      "(a)", "a, b", "Ω: x",
      "https://example.org/a?b=c#d", "a\\b", "?", "? a", ": a", "a:", "=", "<<", "0x1F", "+1", "\u{7F}",
    ]
    let entries =
      texts.enumerated().map { HeadEntry("k\($0)", .text($1)) }
      + [
        HeadEntry(
          "list",
          .list(texts.map { .text($0) } + [.list([.text("a"), .list([])]), .map([HeadEntry("a b", .text("c"))])])),
        HeadEntry(
          "key: with #marks",
          .map([HeadEntry("inner", .list([.map([HeadEntry("x", .text("1")), HeadEntry("y", .map([]))])]))])),
      ]
    let file = SourceFile(path: "f", bytes: Array(entries.yaml.utf8))
    let read = YAMLParser.parse(file)
    let value = try #require(read.value, "\(read.diagnostics)\n\(entries.yaml)")
    func unquoted(_ value: HeadValue) -> HeadValue {
      switch value {
      case .plain(let text): .text(text)
      case .text: value
      case .list(let items): .list(items.map(unquoted))
      case .map(let entries): .map(entries.map { HeadEntry($0.key, unquoted($0.value)) })
      }
    }
    guard case .map(let found) = unquoted(HeadValue(value)) else { return #expect(Bool(false)) }
    for (entry, other) in zip(entries, found) { #expect(entry == other) }
    #expect(found.count == entries.count)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a;b\n\"1;\n\"\"x\"\"\";2", [["a", "b"], ["1;\n\"x\"", "2"]]),
    ("a\tb\n1,5\t2\n", [["a", "b"], ["1,5", "2"]]), ("a\n\"\"\n", [["a"], [""]]), ("", []),
  ])
  func `CSV has quoted cells, and any of three separators`(text: String, rows: [[String]]) {
    #expect(TableArchive.rows(text) == rows)
  }

  @Test(arguments: [
    ("2014-10-06 23:30:00 -0700", "2014-10-06", "2014-10-06T23:30:00"),
    ("2014-10-06T12:00:00+02:00", "2014-10-06", "2014-10-06T10:00:00Z"),
    ("Mon, 06 Oct 2014 23:30:00 -0500", "2014-10-06", "2014-10-06T23:30:00"),
    ("2014-10-06", "2014-10-06", "2014-10-06"),
    ("2014-10-06 00:00:00", "2014-10-06", "2014-10-06"), ("1412553600", "2014-10-06", "2014-10-06T00:00:00Z"),
    ("20141006", "2014-10-06", "2014-10-06"), ("2014-10-06 06:10:00 EST", "2014-10-06", "2014-10-06T06:10:00"),
  ])
  func `the day of an old date is that of its writer`(text: String, day: String, written: String) throws {
    let moment = try #require(WrittenMoment(text))
    #expect(moment.day.description == day)
    #expect(moment.text == written)
  }
}
