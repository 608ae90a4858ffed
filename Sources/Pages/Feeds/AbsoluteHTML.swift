import Base

/// HTML of a page with every address made absolute, for where it is read outside of the site: in feeds and letters.
///
/// `origin` stands before addresses that begin with a slash, `page` before those of the page itself (`#note`). What
/// this program renders escapes quotation marks in text, so that what looks like an attribute is one.
func absolute(_ html: [UInt8], origin: String, page: String) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(html.count + html.count / 4)
  html.withUnsafeBufferPointer { html in
    var start = 0
    var index = 0
    while index + 1 < html.count {
      guard html[index] == UInt8(ascii: "=") && html[index + 1] == UInt8(ascii: "\""), names(html, endingAt: index)
      else {
        index += 1
        continue
      }
      let value = index + 2
      index = value
      guard value < html.count else { break }
      let isProtocolRelative = value + 1 < html.count && html[value + 1] == UInt8(ascii: "/")
      let base =
        html[value] == UInt8(ascii: "#") ? page : html[value] == UInt8(ascii: "/") && !isProtocolRelative ? origin : nil
      guard let base else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: html[start..<value]))
      output.appendEscaped(base)
      start = value
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: html[start...]))
  }
  return output
}

/// Whether an attribute that holds an address ends before a position: `href` or `src`.
private func names(_ html: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
  func ends(_ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    guard end > count, html[end - count - 1].isASCIIWhitespace else { return false }
    return (0..<count).allSatisfy { html[end - count + $0] == name.utf8Start[$0] }
  }
  return ends("href") || ends("src")
}
