import Base

/// libcmark's tree does not tell `\[[x]]` from `[[x]]`, nor does it leave `--` in a bare URL alone when punctuation is
/// smart. So a character that cannot occur in text (one of Unicode's noncharacters) is put after each escaped
/// character that one of our extensions looks for, and between the hyphens and dots of a bare URL; it comes out again
/// wherever text leaves the tree.
enum EscapeMarks {
  /// The text with marks, and the mark's bytes; the text as it was, and no mark, where nothing needed one.
  static func insert(into text: ArraySlice<UInt8>) -> (bytes: [UInt8], mark: [UInt8]) {
    let hasEscapes = text.contains("\\")
    let hasURLs = text.contains("://") && (text.contains("--") || text.contains(".."))
    guard hasEscapes || hasURLs else { return (Array(text), []) }
    // U+FDD0 to U+FDEF are EF B7 90 to EF B7 AF: the first that the text does not hold.
    let candidates = (0x90...0xAF).map { [0xEF, 0xB7, UInt8($0)] }
    guard let mark = candidates.first(where: { text.firstIndex(of: $0) == nil }) else { return (Array(text), []) }

    var result: [UInt8] = []
    result.reserveCapacity(text.count + 64)
    var index = text.startIndex
    var inURL = false
    while index < text.endIndex {
      let byte = text[index]
      result.append(byte)
      index += 1
      if byte == UInt8(ascii: "\\"), index < text.endIndex {
        let escaped = text[index]
        if escapable.contains(escaped) {
          result.append(escaped)
          result += mark
          index += 1
        } else if escaped == UInt8(ascii: "\\") {
          // The second is no mark that keeps the name after it plain, as a single one would be.
          result.append(escaped)
          index += 1
          if index < text.endIndex, text[index].isASCIILetter || text[index] >= 0x80 { result += mark }
        }
      } else if byte == UInt8(ascii: ":"), text[index...].starts(with: "//".utf8) {
        inURL = true
      } else if inURL {
        if byte.isASCIIWhitespace || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
          inURL = false
        } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."), index < text.endIndex, text[index] == byte {
          result += mark
        }
      }
    }
    return (result, mark)
  }

  private static let escapable = Array("[]~=:@^!.".utf8)
}
