import Testing

@testable import Formats

/// What programs for tables make of a cell.
@Suite struct CSVWriterTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("@a", "'@a"), ("＝1+1", "'＝1+1"), ("\u{200B}=1+1", "'\u{200B}=1+1"),
    (" =1", "' =1"), ("\u{FEFF}\u{2060}＠a", "'\u{FEFF}\u{2060}＠a"), ("−1", "'−1"), ("a=1", "a=1"), ("Ünal", "Ünal"),
    ("", ""), (" a", " a"), ("a,b", "\"a,b\""), ("=\"a\"", "\"'=\"\"a\"\"\""),
  ])
  func `a text is never a formula`(text: String, cell: String) {
    var writer = CSVWriter([], columns: ["name"])
    writer.row { $0.text(text) }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "name\r\n\(cell)\r\n")
  }
}
