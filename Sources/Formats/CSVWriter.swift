import Base

/// Writes CSV (RFC 4180): UTF-8, a head, lines that end in CRLF; a text is quoted where it has to be.
///
/// A text that a spreadsheet would take for a formula, since it begins with `=`, `+`, `-` or `@`, has an apostrophe
/// before it, as OWASP advises: a title must not compute anything.
package struct CSVWriter {
  package private(set) var bytes: [UInt8]
  private var follows = false

  /// Goes on after what is there already, with a head.
  package init(_ bytes: consuming [UInt8], columns: [String]) {
    self.bytes = bytes
    row { row in for column in columns { row.text(column) } }
  }

  /// A row, whose cells `content` writes one after the other.
  package mutating func row(_ content: (inout CSVWriter) -> Void) {
    follows = false
    content(&self)
    bytes.append("\r\n")
  }

  /// A cell with a number.
  package mutating func number(_ number: Int) {
    separate()
    bytes.append(String(number))
  }

  /// A cell with a text.
  package mutating func text(_ text: String) {
    separate()
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    text.withBytes { text in
      let isQuoted = text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      if isQuoted { bytes.append(0x22) }
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      if text.contains(0x22) {
        for byte in text {
          if byte == 0x22 { bytes.append(0x22) }
          bytes.append(byte)
        }
      } else {
        bytes.append(contentsOf: text)
      }
      if isQuoted { bytes.append(0x22) }
    }
  }

  private mutating func separate() {
    if follows { bytes.append(UInt8(ascii: ",")) }
    follows = true
  }
}
