import Base
import Testing

@Suite struct CharacterTests {
  @Test(
    arguments: [
      ("plain", "plain", nil), ("a\u{202E}b", "ab", 0x202E), ("a\u{0}\u{7}b", "ab", 0x0), ("a\u{85}b", "ab", 0x85),
      ("\u{FEFF}a\u{FFFE}", "a", 0xFEFF), ("a\u{2067}b", "ab", 0x2067),
      ("\u{2067}a\u{2069}b", "\u{2067}a\u{2069}b", nil),
      ("a\u{2069}b\u{2066}", "ab", 0x2069), ("می\u{200C}خواهم\u{200F}", "می\u{200C}خواهم\u{200F}", nil),
      ("a\tb\nc", "a\tb\nc", nil),
    ] as [(String, String, UInt32?)])
  func `hidden characters are removed, marks that a script needs are kept`(text: String, kept: String, first: UInt32?) {
    let clean = text.withoutHiddenCharacters()
    #expect(Array(clean.text.unicodeScalars) == Array(kept.unicodeScalars))
    #expect(clean.first?.value == first)
  }

  @Test(arguments: [
    ("https://example.org/a?b=1&c=\"2\"", "https://example.org/a?b=1&c=%222%22"),
    ("https://example.org/[x]^`{y}|\\", "https://example.org/%5Bx%5D%5E%60%7By%7D%7C%5C"),
    ("https://[::1]:80/a", "https://[::1]:80/a"), ("http://приклад.укр/é%20?#f", "http://приклад.укр/é%20?#f"),
    ("https://x", "https://x"),
  ])
  func `an address contains no forbidden character`(written: String, encoded: String) {
    #expect(written.percentEncodedIRI == encoded)
  }

  @Test func `names are sorted as in a dictionary`() {
    let names = [
      "Австрія", "Ґданськ", "Європа", "Естонія", "Іран", "Йорданія", "Київ", "Abc", "Österreich", "Oman", "Zypern",
      "łódź", "Lyon",
    ]
    #expect(
      names.sorted { $0.sortKey < $1.sortKey } == [
        "Abc", "Lyon", "łódź", "Oman", "Österreich", "Zypern", "Австрія", "Ґданськ", "Естонія", "Європа", "Іран",
        "Йорданія", "Київ",
      ])
  }

  @Test func `XML output contains no character that XML forbids`() {
    var xml: [UInt8] = []
    xml.appendXML("a\u{0}<b>\u{FFFF}\u{FFFE}\u{FFFD}\t\"é\"\u{B}")
    #expect(String(utf8: xml) == "a\u{FFFD}&lt;b&gt;\u{FFFD}\u{FFFD}\u{FFFD}\t&quot;é&quot;\u{FFFD}")
  }
}
