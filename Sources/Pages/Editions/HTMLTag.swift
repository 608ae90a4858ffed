import Base

/// A tag of HTML as this program writes it: attributes in double quotes.
struct HTMLTag {
  private(set) var text: String

  init(_ text: String) { self.text = text }

  /// `a`, or `/a` of an end tag.
  var name: Substring { text.dropFirst().prefix { !$0.isWhitespace && $0 != ">" } }

  /// An attribute's value, without character references; nothing is changed where there is no such attribute.
  subscript(_ attribute: String) -> String? {
    get { range(of: attribute).map { HTMLScan.unescaped(Array(text[$0].utf8)[...]) } }
    set {
      guard let range = range(of: attribute), let newValue else { return }
      var value: [UInt8] = []
      value.appendEscaped(newValue)
      text.replaceSubrange(range, with: String(utf8: value))
    }
  }

  private func range(of attribute: String) -> Range<String.Index>? {
    guard let start = text.firstRange(of: " \(attribute)=\"")?.upperBound,
      let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return start..<end
  }
}
