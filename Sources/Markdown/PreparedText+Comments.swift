import Base

/// The writer's comments: `%%…%%`, and `<!--…-->` but for `<!--more-->`. They may go over several lines, which stay, so
/// that line numbers do not change.
///
///     The call %%ask Ann%% was on Monday. -> The call was on Monday.
extension PreparedText {
  mutating func htmlComment() {
    let inner = source[(index + 4)...].prefix(12).filter { !$0.isASCIIWhitespace }
    if inner.starts(with: "more-->".utf8) { return copy(4) }
    comment(from: "<!--", to: "-->")
  }

  mutating func comment(from opener: String, to closer: String) {
    let inside = index + opener.utf8.count
    let found = unclosed[opener] == nil ? source[inside...].firstIndex(of: Array(closer.utf8)) : nil
    guard let found else {
      unclosed[opener] = source.endIndex
      if opener == "%%", openComment == nil { openComment = source[..<index].count { $0 == .lineFeed } + 1 }
      return copy(opener.utf8.count)
    }
    let end = found + closer.utf8.count
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
}

extension [UInt8] {
  /// The bytes with `%%comments%%` and `<!-- comments -->` from a place on made blank, as long as before.
  package func withoutComments(from start: Int) -> [UInt8] {
    var bytes = self
    for (open, close) in [("%%", "%%"), ("<!--", "-->")] {
      var position = start
      while let begin = bytes[position...].firstRange(of: Array(open.utf8)),
        let end = bytes[begin.upperBound...].firstRange(of: Array(close.utf8))
      {
        for index in begin.lowerBound..<end.upperBound where bytes[index] != .lineFeed { bytes[index] = .space }
        position = end.upperBound
      }
    }
    return bytes
  }
}
