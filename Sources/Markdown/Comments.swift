import Base

/// Takes the writer's comments out of a text before it is parsed: `%%…%%`, and `<!--…-->` but for `<!--more-->`. They
/// may go over several lines, which stay, so that line numbers do not change. Nothing in code is a comment.
///
///     The call %%ask Ann%% was on Monday. -> The call was on Monday.
struct Comments {
  /// The text without comments.
  private(set) var text: [UInt8] = []
  /// The line of a `%%` that nothing closes, from 1.
  private(set) var openLine: Int?

  private let source: ArraySlice<UInt8>
  private let takesHTML: Bool
  private var index: Int
  /// The mark and the length of the fence of the current code block.
  private var fence: (mark: UInt8, length: Int)?
  /// The marks that nothing closes up to a place: the text is searched once for each, however often it has them.
  private var unclosed: [String: Int] = [:]

  /// `takesHTML` says whether HTML comments are taken out too.
  init(of source: ArraySlice<UInt8>, takesHTML: Bool) {
    self.source = source
    self.takesHTML = takesHTML
    index = source.startIndex
    guard source.contains("%%") || (takesHTML && source.contains("<!--")) else {
      text = Array(source)
      return
    }
    text.reserveCapacity(source.count)
    while index < source.endIndex { line() }
  }

  /// Takes one line, and the lines that a comment or code in it goes on to.
  private mutating func line() {
    let start = index
    if let run = fenceRun(at: start) {
      if let open = fence {
        if open.mark == run.mark, run.length >= open.length { fence = nil }
      } else {
        fence = run
      }
      return copyLine()
    }
    if fence != nil { return copyLine() }
    while index < source.endIndex {
      let byte = source[index]
      switch byte {
      case .lineFeed:
        copy(1)
        return
      case UInt8(ascii: "\\"): copy(min(2, source.endIndex - index))
      case UInt8(ascii: "`"): code()
      case UInt8(ascii: "%") where starts("%%"): comment(from: "%%", to: "%%")
      case UInt8(ascii: "<") where takesHTML && starts("<!--"): htmlComment()
      default: copy(1)
      }
    }
  }

  private func starts(_ mark: String) -> Bool { source[index...].starts(with: mark.utf8) }

  private mutating func copy(_ count: Int) {
    text += source[index..<index + count]
    index += count
  }

  private mutating func copyLine() {
    let end = source[index...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? source.endIndex
    copy(end - index)
  }

  /// Code within a paragraph: a run of backticks up to the next run of the same length.
  private mutating func code() {
    let length = source[index...].prefix { $0 == UInt8(ascii: "`") }.count
    let marks = "`\(length)"
    if index < unclosed[marks, default: 0] { return copy(length) }
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

  private func isBlank(after lineFeed: Int) -> Bool {
    source[(lineFeed + 1)...].prefix { $0 != .lineFeed }.allSatisfy(\.isASCIIWhitespace)
  }

  private mutating func htmlComment() {
    let inner = source[(index + 4)...].prefix(12).filter { !$0.isASCIIWhitespace }
    if inner.starts(with: "more-->".utf8) { return copy(4) }
    comment(from: "<!--", to: "-->")
  }

  private mutating func comment(from opener: String, to closer: String) {
    let inside = index + opener.utf8.count
    let found = unclosed[opener] == nil ? source[inside...].firstIndex(of: Array(closer.utf8)) : nil
    guard let length = found.map({ $0 - inside }) else {
      unclosed[opener] = source.endIndex
      if opener == "%%", openLine == nil { openLine = source[..<index].count { $0 == .lineFeed } + 1 }
      return copy(opener.utf8.count)
    }
    let end = inside + length + closer.utf8.count
    // Each line keeps the marks of the quote that it is in.
    var place = index
    while let lineFeed = source[place..<end].firstIndex(of: .lineFeed) {
      text.append(.lineFeed)
      place = lineFeed + 1
      let marks = source[place..<end].prefix { $0 == UInt8(ascii: ">") || $0 == .space }
      if marks.contains(UInt8(ascii: ">")) { text += marks }
    }
    index = end
    // Of the spaces around a comment, one stays; none at the beginning of a line.
    if index < source.endIndex, source[index] == .space, text.last.map({ $0 == .space || $0 == .lineFeed }) ?? true {
      index += 1
    }
  }

  /// The fence of a code block with which a line begins, after the marks of quotes and lists.
  private func fenceRun(at start: Int) -> (mark: UInt8, length: Int)? {
    var place = start
    while place < source.endIndex, [0x20, 0x09, 0x3E, 0x2D, 0x2A, 0x2B].contains(source[place]) { place += 1 }
    guard place < source.endIndex, case let mark = source[place], mark == 0x60 || mark == 0x7E else { return nil }
    let length = source[place...].prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let rest = source[(place + length)...].prefix { $0 != .lineFeed }
    // Three backticks with others behind them are code within a paragraph.
    if mark == 0x60, rest.contains(0x60) { return nil }
    if fence != nil, !rest.allSatisfy(\.isASCIIWhitespace) { return nil }
    return (mark, length)
  }
}
