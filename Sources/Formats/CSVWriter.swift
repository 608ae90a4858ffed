import Base

/// Writes CSV (RFC 4180): UTF-8, a header line, and lines that end with CRLF. A text is quoted only if it must be.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or CR gets an apostrophe before it, as OWASP advises, also behind
/// hidden characters and in full width. Without it, a spreadsheet would read the text as a formula and compute it.
package struct CSVWriter {
  package private(set) var bytes: [UInt8]
  private var follows = false

  /// Writes after some bytes, and begins with a header line.
  package init(_ bytes: consuming [UInt8], columns: [String]) {
    self.bytes = bytes
    row { row in for column in columns { row.text(column) } }
  }

  /// A row; `content` writes its cells one after the other.
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

  /// Whether a program for tables could take a text for a formula. Such programs pass over hidden characters before it,
  /// and take marks of full width for those of ASCII.
  private static func mayBeFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.first {
    case nil: return false
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), .tab, .carriageReturn: return true
    case let first? where first < 0x80 && first != .space: return false
    default:
      let beginning = String(decoding: text.prefix(64), as: UTF8.self).unicodeScalars
      guard
        let start = beginning.first(where: { !$0.properties.isDefaultIgnorableCodePoint && !$0.properties.isWhitespace }
        )
      else { return false }
      return ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "−"].contains(start)
    }
  }

  /// A cell with a text.
  package mutating func text(_ text: String) {
    separate()
    text.withBytes { text in
      let isFormula = Self.mayBeFormula(text)
      var isQuoted = false
      for byte in text where byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D { isQuoted = true }
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
