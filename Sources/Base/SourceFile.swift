/// A text file as it was read: its path as diagnostics show it (relative to the site's folder) and its bytes.
package struct SourceFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The text of a line, counted from 1, without its end; empty beyond the last line.
  package func line(_ number: Int) -> String {
    var rest = bytes[...]
    for _ in 1..<max(1, number) { rest = rest.drop { $0 != .lineFeed }.dropFirst() }
    return String(utf8: rest.prefix { $0 != .lineFeed }).replacing("\r", with: "")
  }

  /// The place of a byte offset, counted from the start of the file. Lines end with LF, CRLF or CR.
  package func location(at offset: Int) -> SourceLocation {
    var line = 1
    var column = 1
    var index = 0
    let end = min(offset, bytes.count)
    if bytes.starts(with: byteOrderMark) { index = byteOrderMark.count }
    while index < end {
      switch bytes[index] {
      case .lineFeed:
        line += 1
        column = 1
      case .carriageReturn where !(index + 1 < bytes.count && bytes[index + 1] == .lineFeed):
        line += 1
        column = 1
      case let byte where byte & 0b1100_0000 != 0b1000_0000: column += 1
      default: break
      }
      index += 1
    }
    return SourceLocation(path: path, line: line, column: column)
  }

  /// The place of a text at or below a line, within forty lines; the line's beginning if it is not there. libcmark
  /// gives only the line of a paragraph for what is in it.
  package func place(of text: String, from line: Int) -> SourceLocation {
    for number in line..<line + 40 {
      let whole = self.line(number)
      guard let range = whole.firstRange(of: text) else { continue }
      return SourceLocation(path: path, line: number, column: whole[..<range.lowerBound].count + 1)
    }
    return SourceLocation(path: path, line: line)
  }

  /// The byte offset of the first byte that is not part of well-formed UTF-8, nil where all of it is.
  package var firstInvalidByte: Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch { return error.byteOffsets.lowerBound }
  }
}

/// The UTF-8 form of U+FEFF, which some editors put before a file's first character.
package let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
