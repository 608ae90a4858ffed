import Base

/// Looks ahead in a row of inline items for what ends a construct.
struct InlineScan {
  let items: InlineItems
  let end: InlinePosition?
  /// Where to go on after a construct that ended within a later item.
  var resume: InlinePosition?
  /// What closes each `~~` and `==`, once somebody asked.
  private var closers: [[UInt8]: [Int: InlinePosition]] = [:]

  init(items: InlineItems, end: InlinePosition?) {
    self.items = items
    self.end = end
  }

  /// How far the text of an item reaches within the region; empty for what is not text.
  func textRange(_ item: Int) -> Range<Int> {
    guard item < items.items.count, case .text(let range) = items.items[item] else { return 0..<0 }
    guard let end, item >= end.item else { return range }
    return item == end.item ? range.lowerBound..<max(range.lowerBound, end.offset) : 0..<0
  }

  /// The mark `~~` or `==` that closes the one at a position. Each that may close something closes the last that is
  /// open, as in emphasis; white space stands neither after what opens nor before what closes.
  mutating func closer(_ mark: [UInt8], of opener: InlinePosition) -> InlinePosition? {
    if closers[mark] == nil { closers[mark] = pairs(of: mark, from: opener) }
    return closers[mark]?[opener.offset]
  }

  /// What closes each mark from a position on, by where the mark stands in the text.
  private func pairs(of mark: [UInt8], from start: InlinePosition) -> [Int: InlinePosition] {
    var pairs: [Int: InlinePosition] = [:]
    var open: [Int] = []
    for item in start.item..<min(items.items.count, (end?.item ?? .max - 1) + 1) {
      let range = textRange(item)
      var offset = item == start.item ? start.offset : range.lowerBound
      while offset + mark.count <= range.upperBound {
        guard items.text[offset] == mark[0] else {
          offset += 1
          continue
        }
        let run = items.text[offset..<range.upperBound].prefix { $0 == mark[0] }
        if run.count == mark.count {
          if !open.isEmpty, !isSpace(before: offset, in: item, range) {
            pairs[open.removeLast()] = InlinePosition(item: item, offset: offset)
          } else if !isSpace(after: run.endIndex, in: item, range) {
            open.append(offset)
          }
        }
        offset = run.endIndex
      }
    }
    return pairs
  }

  private func isSpace(before offset: Int, in item: Int, _ range: Range<Int>) -> Bool {
    offset > range.lowerBound ? items.text[offset - 1].isASCIIWhitespace : item == 0 || items.items[item - 1].isBreak
  }

  private func isSpace(after offset: Int, in item: Int, _ range: Range<Int>) -> Bool {
    offset < range.upperBound
      ? items.text[offset].isASCIIWhitespace : item + 1 >= items.items.count || items.items[item + 1].isBreak
  }

  /// The `]]` after a position, and the text up to it with breaks as spaces; the text is nil where something other
  /// than text and breaks stands between. Nothing beyond 400 bytes is taken for a wiki link.
  func wikiLinkEnd(
    after start: InlinePosition, isBreak: (InlineItems.Item) -> Bool
  ) -> (end: InlinePosition, text: [UInt8]?, breaks: Int)? {
    var text: [UInt8]? = []
    var length = 0
    var breaks = 0
    var position = start
    while position.item < min(items.items.count, start.item + 64), position.item <= end?.item ?? .max {
      if case .text = items.items[position.item] {
        let range = textRange(position.item)
        var offset = max(position.offset, range.lowerBound)
        while offset < range.upperBound {
          let rest = items.text[offset..<range.upperBound]
          if rest.starts(with: "]]".utf8) {
            return (InlinePosition(item: position.item, offset: offset), text, breaks)
          }
          if rest.starts(with: "[[".utf8) || length > 400 { return nil }
          text?.append(items.text[offset])
          length += 1
          offset += 1
        }
      } else if isBreak(items.items[position.item]) {
        text?.append(.space)
        breaks += 1
      } else {
        text = nil
      }
      position = InlinePosition(item: position.item + 1, offset: 0)
    }
    return nil
  }
}
