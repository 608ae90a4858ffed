import Base

/// Characters that stand in a text only while libcmark reads it. They come out again wherever text leaves the tree.
struct SourceMarks {
  /// Stands after an escaped character, since the tree does not tell `\[[x]]` from `[[x]]`: a rare punctuation mark
  /// that the text does not hold. Emphasis beside it comes out as beside the escaped character, which is punctuation
  /// too. Empty if the text holds all of them.
  let escape: [UInt8]

  /// Stands between `~~` or `==` and a quotation mark, which opens a quotation only after white space: a rare space
  /// that the text does not hold. Empty if the text holds all of them.
  let space: [UInt8]

  /// Stands behind a typographic quotation mark that the writer typed, and that keeps its form: another punctuation
  /// mark that the text does not hold. Empty if the text holds all of them.
  let typed: [UInt8]

  /// No mark, for a text that holds none.
  static let none = SourceMarks(escape: [], space: [], typed: [])

  private init(escape: [UInt8], space: [UInt8], typed: [UInt8]) {
    self.escape = escape
    self.space = space
    self.typed = typed
  }

  /// The marks for a text; `keepsQuotes` asks for the one behind quotation marks too.
  init(for text: ArraySlice<UInt8>, keepsQuotes: Bool) {
    // U+2E00 to U+2E2E, all of them punctuation for libcmark.
    let free = (0x80...0xAE).lazy.map { Self.escapes + [UInt8($0)] }.filter { text.firstIndex(of: $0) == nil }
    let escape = free.first ?? []
    self.escape = escape
    typed = keepsQuotes ? free.first { $0 != escape } ?? [] : []
    // U+2000 to U+200A.
    space = (0x80...0x8A).lazy.map { [0xE2, 0x80, UInt8($0)] }.first { text.firstIndex(of: $0) == nil } ?? []
  }

  /// How each mark after an escaped character begins.
  static let escapes: [UInt8] = [0xE2, 0xB8]

  /// Whether a text begins with the mark after an escaped character.
  func isEscape(_ text: ArraySlice<UInt8>) -> Bool { !escape.isEmpty && text.starts(with: escape) }

  // MARK: Addresses

  // U+FDD0 to U+FDEF are EF B7 90 to EF B7 AF: noncharacters, which no text holds that is parsed.

  /// Stands before a bare address.
  static let addressStart: [UInt8] = [0xEF, 0xB7, 0x90]
  /// Stands after a bare address.
  static let addressEnd: [UInt8] = [0xEF, 0xB7, 0x91]
  /// The characters of an address that libcmark or our own extensions would read, each by its place from U+FDD2 on.
  private static let opaque = Array("*_\"'~=`[]\\&-.".utf8)

  /// Appends the bytes of an address so that nobody reads marks in them.
  static func append(address: ArraySlice<UInt8>, to text: inout [UInt8]) {
    for index in address.indices {
      let byte = address[index]
      // One hyphen or dot is itself; two would become a dash.
      let isAlone = byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      let isDoubled =
        index > address.startIndex && address[index - 1] == byte
        || index + 1 < address.endIndex && address[index + 1] == byte
      if let place = opaque.firstIndex(of: byte), !isAlone || isDoubled {
        text += [0xEF, 0xB7, 0x92 + UInt8(place)]
      } else {
        text.append(byte)
      }
    }
  }

  // MARK: Taking them out

  private func isMark(_ mark: [UInt8], at index: Int, of bytes: [UInt8]) -> Bool {
    !mark.isEmpty && bytes[index...].starts(with: mark)
  }

  /// Takes all marks out of the bytes from a place on.
  func remove(from start: Int, of bytes: inout [UInt8]) {
    guard !escape.isEmpty, let first = bytes[start...].firstIndex(where: { $0 == 0xEF || $0 == 0xE2 }) else { return }
    var kept = first
    var index = first
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0xE2,
        isEscape(bytes[index...]) || isMark(space, at: index, of: bytes)
          || isMark(typed, at: index, of: bytes)
      {
        index += 3
        continue
      }
      if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xB7, (0x90...0xAF).contains(bytes[index + 2]) {
        let place = Int(bytes[index + 2]) - 0x92
        if Self.opaque.indices.contains(place) {
          bytes[kept] = Self.opaque[place]
          kept += 1
        }
        index += 3
        continue
      }
      bytes[kept] = byte
      kept += 1
      index += 1
    }
    bytes.removeLast(bytes.count - kept)
  }
}
