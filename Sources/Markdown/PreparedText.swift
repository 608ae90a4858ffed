import Base

/// A text made ready for libcmark, which knows neither comments nor bare addresses:
///
/// - The writer's comments are taken out.
/// - A mark stands after each escaped character.
/// - A bare address stands between marks, and nothing in it is read.
///
/// Nothing in code and in the tags of HTML is touched.
struct PreparedText {
  var text: [UInt8] = []
  private(set) var marks = SourceMarks.none
  /// The line of a `%%` that nothing closes, from 1.
  var openComment: Int?

  let source: ArraySlice<UInt8>
  /// Whether HTML comments are taken out too.
  let takesHTML: Bool
  /// Whether a mark stands behind typographic quotation marks that the writer typed.
  let keepsQuotes: Bool
  /// Where the source is read.
  var index: Int
  /// Marks that nothing closes up to a place: the text is searched once for each, however often it has them.
  var unclosed: [String: Int] = [:]
  /// The mark and the length of the fence of the current code block.
  private var fence: (mark: UInt8, length: Int)?

  init(_ source: ArraySlice<UInt8>, takesHTML: Bool, keepsQuotes: Bool = false) {
    self.source = source
    self.takesHTML = takesHTML
    self.keepsQuotes = keepsQuotes
    index = source.startIndex
    guard Self.needsPreparation(source) || keepsQuotes && source.contains(0xE2) else {
      text = Array(source)
      return
    }
    marks = SourceMarks(for: source, keepsQuotes: keepsQuotes)
    text.reserveCapacity(source.count + 64)
    while index < source.endIndex { line() }
  }

  /// Whether a text may have a comment, an escape or a bare address; most have none.
  private static func needsPreparation(_ source: ArraySlice<UInt8>) -> Bool {
    source.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where isSpecial[Int(bytes[index])] {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch bytes[index] {
        case UInt8(ascii: "\\"): return true
        case let byte where "%~=".utf8.contains(byte): if next == byte { return true }
        case UInt8(ascii: "<"): if next == UInt8(ascii: "!") { return true }
        case UInt8(ascii: ":"): if next == UInt8(ascii: "/") { return true }
        case UInt8(ascii: "@"): if index > 0, bytes[index - 1].isMailLocal { return true }
        case UInt8(ascii: "w"), UInt8(ascii: "W"): if next | 0x20 == UInt8(ascii: "w") { return true }
        default: break
        }
      }
      return false
    }
  }

  /// Takes one line, and the lines that a comment or code in it goes on to.
  private mutating func line() {
    if let run = fenceRun(at: index) {
      if let open = fence {
        if open.mark == run.mark, run.length >= open.length { fence = nil }
      } else {
        fence = run
      }
      return copyLine()
    }
    if fence != nil { return copyLine() }
    while index < source.endIndex {
      switch source[index] {
      case .lineFeed:
        copy(1)
        return
      case UInt8(ascii: "\\"): escape()
      case UInt8(ascii: "`"): code()
      case UInt8(ascii: "%") where starts("%%"): comment(from: "%%", to: "%%")
      case UInt8(ascii: "<") where takesHTML && starts("<!--"): htmlComment()
      case UInt8(ascii: "<"): tag()
      case UInt8(ascii: ":"), UInt8(ascii: "w"), UInt8(ascii: "W"): if !address() { copy(1) }
      case UInt8(ascii: "@"): if !mailAddress() { copy(1) }
      case UInt8(ascii: "~"), UInt8(ascii: "="): pairMark()
      case 0xE2 where keepsQuotes && QuotationMarks.isEnglishMark(source[index...]):
        copy(3)
        text += marks.typed
      default: copyPlain()
      }
    }
  }

  func starts(_ mark: String) -> Bool { source[index...].starts(with: mark.utf8) }

  mutating func copy(_ count: Int) {
    text += source[index..<index + count]
    index += count
  }

  private mutating func copyPlain() {
    var end = index + 1
    while end < source.endIndex, !Self.isSpecial[Int(source[end])], !keepsQuotes || source[end] != 0xE2 { end += 1 }
    copy(end - index)
  }

  private mutating func copyLine() {
    let end = source[index...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? source.endIndex
    copy(end - index)
  }

  /// A backslash and the character after it.
  private mutating func escape() {
    let isEscape = index + 1 < source.endIndex && source[index + 1].isASCIIPunctuation
    guard isEscape else { return copy(1) }
    // Two of these in a row are a mark of ours, so that they stand apart on both sides.
    if "~=".utf8.contains(source[index + 1]) { text += marks.escape }
    copy(2)
    text += marks.escape
  }

  /// `~~` or `==`. Before a quotation mark, white space follows it if white space is before it.
  private mutating func pairMark() {
    let before = text.last
    let length = source[index...].prefix { $0 == source[index] }.count
    copy(length)
    guard length == 2, before.map({ $0.isASCIIWhitespace || "([".utf8.contains($0) }) ?? true,
      index < source.endIndex, "\"'".utf8.contains(source[index])
    else { return }
    text += marks.space
  }

  /// Code within a paragraph: a run of backticks up to the next run of the same length.
  private mutating func code() {
    let length = source[index...].prefix { $0 == UInt8(ascii: "`") }.count
    let marks = "`\(length)"
    if index < unclosed[marks, default: source.startIndex] { return copy(length) }
    var place = index + length
    while place < source.endIndex {
      if source[place] == .lineFeed, isBlank(after: place) { break }
      let run = source[place...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == length { return copy(place + run - index) }
      place += max(1, run)
    }
    unclosed[marks] = place
    copy(length)
  }

  /// A tag of HTML, or an address in angle brackets: what begins like one goes on to the next `>` of its paragraph.
  private mutating func tag() {
    guard index + 1 < source.endIndex, source[index + 1].isASCIILetter || "/!?".utf8.contains(source[index + 1]),
      index >= unclosed["<", default: source.startIndex]
    else { return copy(1) }
    var place = index + 1
    while place < source.endIndex {
      switch source[place] {
      case UInt8(ascii: ">"): return copy(place + 1 - index)
      case UInt8(ascii: "<"): return copy(1)
      case UInt8(ascii: "%") where source[place...].starts(with: "%%".utf8): return copy(1)
      case .lineFeed where isBlank(after: place):
        unclosed["<"] = place
        return copy(1)
      default: place += 1
      }
    }
    unclosed["<"] = place
    copy(1)
  }

  private func isBlank(after lineFeed: Int) -> Bool {
    source[(lineFeed + 1)...].prefix { $0 != .lineFeed }.allSatisfy(\.isASCIIWhitespace)
  }

  /// The fence of a code block with which a line begins, after the marks of quotes and lists.
  private func fenceRun(at start: Int) -> (mark: UInt8, length: Int)? {
    var place = start
    while place < source.endIndex, " \t>-*+".utf8.contains(source[place]) { place += 1 }
    guard place < source.endIndex, case let mark = source[place],
      mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
    else { return nil }
    let length = source[place...].prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let rest = source[(place + length)...].prefix { $0 != .lineFeed }
    // Three backticks with others behind them are code within a paragraph.
    if mark == UInt8(ascii: "`"), rest.contains(mark) { return nil }
    if fence != nil, !rest.allSatisfy(\.isASCIIWhitespace) { return nil }
    return (mark, length)
  }

  /// The bytes at which something may begin that is not copied.
  private static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\\`%<:wW@~=\n".utf8 { table[Int(byte)] = true }
    return table
  }()
}
