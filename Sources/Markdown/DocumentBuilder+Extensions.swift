import Base
import CCmark

extension DocumentBuilder {
  /// Builds a stretch of text with the constructs of ours that begin in it. Nil when the stretch was taken to its end;
  /// otherwise where to go on, since a construct reached into a later item.
  mutating func extended(
    _ scan: inout InlineScan, _ item: Int, _ range: Range<Int>, _ line: inout Int
  ) -> InlinePosition? {
    let text = scan.items.text
    var plain = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard isTrigger[Int(text[offset])] else {
        offset += 1
        continue
      }
      let here = InlinePosition(item: item, offset: offset)
      var next: InlinePosition?
      switch text[offset] {
      case UInt8(ascii: "["):
        next = bracket(&scan, here, range, plain, &line)
      case UInt8(ascii: "~"):
        next = pair(&scan, "~~", .strikethrough, here, plain, &line) ?? plainMark(scan, here, range, plain, line)
      case UInt8(ascii: "\\"): next = plainMark(scan, here, range, plain, line)
      case UInt8(ascii: "="): next = pair(&scan, "==", .mark, here, plain, &line)
      case SourceMarks.addressStart[0]: next = bareAddress(scan, here, range, plain, line)
      default: next = escapedName(scan, here, range, plain, line)
      }
      guard let next else {
        offset += 1
        continue
      }
      if next.item != item { return next }
      plain = next.offset
      offset = next.offset
    }
    appendText(text[plain..<range.upperBound], line)
    return nil
  }

  mutating func appendText(_ text: ArraySlice<UInt8>, _ line: Int) {
    guard !text.isEmpty else { return }
    if let quotes = options.quotes, text.contains(0xE2) {
      leaf(.text, line: line, text: store(quotes.applied(to: text, typed: marks.typed)))
    } else {
      leaf(.text, line: line, text: store(text))
    }
  }

  /// `~` or `\` directly before a letter or a digit, or before one punctuation mark with which a name may begin.
  private mutating func plainMark(
    _ scan: InlineScan, _ here: InlinePosition, _ range: Range<Int>, _ plain: Int, _ line: Int
  ) -> InlinePosition? {
    let text = scan.items.text
    let after = here.offset + 1
    let isName = { (place: Int) in
      place < range.upperBound && (text[place].isASCIILetter || text[place].isASCIIDigit || text[place] >= 0x80)
    }
    guard isName(after) || after < range.upperBound && ".'".utf8.contains(text[after]) && isName(after + 1),
      !marks.isEscape(text[after..<range.upperBound]),
      here.offset == range.lowerBound || text[here.offset - 1] != text[here.offset]
    else { return nil }
    appendText(text[plain..<here.offset], line)
    leaf(.plainMark, line: line, text: store(text[here.offset..<after]))
    return InlinePosition(item: here.item, offset: after)
  }

  /// An escaped character directly before a letter or a digit, where a name such as `.NET` may begin: the mark after it
  /// is at hand.
  private mutating func escapedName(
    _ scan: InlineScan, _ here: InlinePosition, _ range: Range<Int>, _ plain: Int, _ line: Int
  ) -> InlinePosition? {
    let text = scan.items.text
    guard marks.isEscape(text[here.offset..<range.upperBound]), here.offset > plain else { return nil }
    let after = here.offset + marks.escape.count
    guard after < range.upperBound, text[after].isASCIILetter || text[after].isASCIIDigit || text[after] >= 0x80
    else { return nil }
    appendText(text[plain..<here.offset - 1], line)
    leaf(.plainMark, line: line)
    appendText(text[(here.offset - 1)..<here.offset], line)
    return InlinePosition(item: here.item, offset: after)
  }

  // MARK: Brackets

  private mutating func bracket(
    _ scan: inout InlineScan, _ here: InlinePosition, _ range: Range<Int>, _ plain: Int, _ line: inout Int
  ) -> InlinePosition? {
    let text = scan.items.text
    let after = text[(here.offset + 1)..<range.upperBound]
    switch after.first {
    case UInt8(ascii: "["): return isInLink ? nil : wikiLink(&scan, here, plain, &line)
    case UInt8(ascii: "@"):
      guard !isInLink, let close = after.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      let key = text[(here.offset + 2)..<close]
      guard !key.isEmpty, key.count <= 100, !key.contains(where: { $0.isASCIIWhitespace || $0 == UInt8(ascii: "[") })
      else { return nil }
      if let withholding, withholding.hidesCitation(String(utf8: key)) {
        let before = text[plain..<here.offset]
        appendText(before.last == .space ? before.dropLast() : before, line)
        return InlinePosition(item: here.item, offset: close + 1)
      }
      appendText(text[plain..<here.offset], line)
      leaf(.citation, line: line, text: store(key))
      return InlinePosition(item: here.item, offset: close + 1)
    case UInt8(ascii: "^"):
      guard let close = after.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      let label = text[(here.offset + 2)..<close]
      guard !label.isEmpty, label.count <= 100, !label.contains(where: \.isASCIIWhitespace) else { return nil }
      guard let reference = footnotes.reference(String(utf8: label)) else {
        report(
          .footnoteUnknown, line, "there is no footnote '\(String(utf8: label))'",
          hint: "add a line '[^\(String(utf8: label))]: …'")
        return nil
      }
      appendText(text[plain..<here.offset], line)
      leaf(.footnoteReference(number: reference.number, occurrence: reference.occurrence), line: line)
      return InlinePosition(item: here.item, offset: close + 1)
    default: return nil
    }
  }

  /// `[[target]]`, `[[target|label]]`, `[[target#fragment|label]]`; only a label may hold other inlines.
  private mutating func wikiLink(
    _ scan: inout InlineScan, _ here: InlinePosition, _ plain: Int, _ line: inout Int
  ) -> InlinePosition? {
    let text = scan.items.text
    let start = InlinePosition(item: here.item, offset: here.offset + 2)
    guard
      let found = scan.wikiLinkEnd(
        after: start,
        isBreak: {
          if case .node(_, let type) = $0 { type == CMARK_NODE_SOFTBREAK } else { false }
        })
    else { return nil }
    let inTarget = found.text ?? Array(text[start.offset..<scan.textRange(start.item).upperBound])
    let bar = inTarget.firstIndex(of: UInt8(ascii: "|"))
    // Without a bar the target itself would hold other inlines: such a text is no wiki link.
    guard found.text != nil || bar != nil else { return nil }
    let whole = inTarget[..<(bar ?? inTarget.count)]
    let hash = whole.firstIndex(of: UInt8(ascii: "#"))
    let target = String(utf8: whole[..<(hash ?? whole.endIndex)]).trimmed
    guard !target.isEmpty || hash != nil else { return nil }

    let end = InlinePosition(item: found.end.item, offset: found.end.offset + 2)
    if let written = found.text, here.offset > plain, text[here.offset - 1] == UInt8(ascii: "!"),
      isEmbeddedFile(target)
    {
      appendText(text[plain..<here.offset - 1], line)
      embeddedPicture(target, label: bar.map { String(utf8: written[($0 + 1)...]).trimmed } ?? "", line)
      line += found.breaks
      return end
    }
    appendText(text[plain..<here.offset], line)
    let index = open(.wikiLink, line: line)
    let phrase = target.isEmpty ? nil : withholding?.phrase(target)
    if phrase != nil {
      result.withheldLinks.append(.init(node: index, target: target, hasText: bar != nil))
    } else {
      result.nodes[index].text = store(target.utf8)
    }
    if let hash, phrase == nil { result.nodes[index].detail = store(String(utf8: whole[(hash + 1)...]).trimmed.utf8) }
    if let bar, found.text == nil {
      isInLink = true
      inlines(
        scan.items, from: InlinePosition(item: start.item, offset: start.offset + bar + 1), to: found.end, &line)
      isInLink = false
      if !showsSomething(after: index) { leaf(.text, line: line, text: store((phrase ?? target).utf8)) }
    } else {
      let label = String(utf8: bar.map { inTarget[($0 + 1)...] } ?? (phrase == nil ? whole : [])).trimmed
      leaf(.text, line: line, text: store((label.isEmpty ? phrase ?? target : label).utf8))
      line += found.breaks
    }
    close(index)
    return end
  }

  /// Whether something in a node that is still open is seen on a page. HTML that is left out is not, nor is a line
  /// break.
  private func showsSomething(after index: Int) -> Bool {
    result.nodes[(index + 1)...].contains { node in
      switch node.kind {
      case .text, .code: result.bytes[node.text.range].contains { !$0.isASCIIWhitespace }
      case .htmlInline: options.allowsHTML
      case .image, .citation, .footnoteReference: true
      default: false
      }
    }
  }

  /// Whether `![[target]]` is a picture, a film or a sound, not the text of something else.
  func isEmbeddedFile(_ target: String) -> Bool {
    PictureSize.isPicture(target) || MediaType.player(of: target) != nil
  }

  /// Builds `![[map.png]]`, `![[map.png|A map]]` or Obsidian's `![[map.png|300]]` as a picture.
  private mutating func embeddedPicture(_ target: String, label: String, _ line: Int) {
    let image = open(.image, line: line)
    result.nodes[image].text = store(target.percentEncodedPath.utf8)
    let isWidth = label.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "x") }
    if !isWidth { appendText(Array(label.utf8)[...], line) }
    close(image)
  }

  // MARK: Paired marks

  /// `~~struck~~` or `==marked==`.
  private mutating func pair(
    _ scan: inout InlineScan, _ mark: StaticString, _ kind: Document.Kind, _ here: InlinePosition, _ plain: Int,
    _ line: inout Int
  ) -> InlinePosition? {
    let text = scan.items.text
    let bytes = Array(UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    let inside = here.offset + bytes.count
    guard text[here.offset...].starts(with: bytes), let end = scan.closer(bytes, of: here), enter(line) else {
      return nil
    }
    defer { depth -= 1 }
    appendText(text[plain..<here.offset], line)
    let index = open(kind, line: line)
    inlines(scan.items, from: InlinePosition(item: here.item, offset: inside), to: end, &line)
    close(index)
    return InlinePosition(item: end.item, offset: end.offset + bytes.count)
  }

  // MARK: Bare addresses

  private mutating func bareAddress(
    _ scan: InlineScan, _ here: InlinePosition, _ range: Range<Int>, _ plain: Int, _ line: Int
  ) -> InlinePosition? {
    let text = scan.items.text
    guard !isInLink, text[here.offset..<range.upperBound].starts(with: SourceMarks.addressStart),
      let end = text[here.offset..<range.upperBound].firstIndex(of: SourceMarks.addressEnd)
    else { return nil }
    appendText(text[plain..<here.offset], line)
    var shown = Array(text[here.offset..<end])
    marks.remove(from: 0, of: &shown)
    let isMail = shown.contains(UInt8(ascii: "@")) && !shown.contains { "/:".utf8.contains($0) }
    let scheme = isMail ? "mailto:" : shown.first.map { $0 | 0x20 } == UInt8(ascii: "w") ? "http://" : ""
    let phrase = withholding.flatMap { $0.phraseForAddress(scheme + String(utf8: shown)) }
    let index = open(phrase == nil ? .link : .wikiLink, line: line)
    if let phrase {
      result.withheldLinks.append(.init(node: index, target: String(utf8: shown), hasText: false))
      leaf(.text, line: line, text: store(phrase.utf8))
    } else {
      let label = store(shown)
      result.nodes[index].text = store(Array(scheme.utf8) + shown)
      leaf(.text, line: line, text: label)
    }
    close(index)
    return InlinePosition(item: here.item, offset: end + SourceMarks.addressEnd.count)
  }
}

/// The bytes at which something of ours may begin.
private let isTrigger: [Bool] = {
  var table = [Bool](repeating: false, count: 256)
  for byte in "[~\\=".utf8 { table[Int(byte)] = true }
  for mark in [SourceMarks.addressStart[0], SourceMarks.escapes[0]] { table[Int(mark)] = true }
  return table
}()
