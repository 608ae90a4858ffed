import Base

/// Looks ahead in a row of inline items for what ends a construct.
struct InlineScan {
  let items: InlineItems
  let end: InlinePosition?
  /// Where to go on after a construct that ended within a later item.
  var resume: InlinePosition?
  /// Marks that are known to have no end from here on, so that each is looked for once.
  private var unclosed: Set<[UInt8]> = []

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

  /// The mark `~~` or `==` that closes one whose content starts at a position.
  mutating func closer(_ mark: [UInt8], after start: InlinePosition) -> InlinePosition? {
    guard !unclosed.contains(mark) else { return nil }
    var position = start
    while position.item < items.items.count, position.item <= end?.item ?? .max {
      let range = textRange(position.item)
      var offset = max(position.offset, range.lowerBound)
      while offset + mark.count <= range.upperBound {
        if items.text[offset] == mark[0], items.text[offset..<range.upperBound].starts(with: mark),
          (offset > range.lowerBound ? !items.text[offset - 1].isASCIIWhitespace : position.item > start.item),
          offset > start.offset || position.item > start.item
        {
          return InlinePosition(item: position.item, offset: offset)
        }
        offset += 1
      }
      position = InlinePosition(item: position.item + 1, offset: 0)
    }
    unclosed.insert(mark)
    return nil
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
