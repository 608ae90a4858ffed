import Base

/// HTML of a page with every address made absolute, for where it is read outside of the site: in feeds, letters, books.
///
/// `origin` stands before addresses that begin with a slash; others are resolved against `page`, the page's own address,
/// which ends in a slash (RFC 3986, section 5.2). What this program renders escapes quotation marks in text, so that what
/// looks like an attribute is one.
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
      let end = html[value...].firstIndex(of: UInt8(ascii: "\"")) ?? html.endIndex
      let address = html[value..<end]
      index = end
      guard !address.starts(with: "//".utf8), !hasScheme(address) else { continue }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: html[start..<value]))
      start = value
      if address.first == UInt8(ascii: "/") {
        output.appendEscaped(origin)
      } else {
        var folder = page[...]
        while html[start..<end].starts(with: "../".utf8) || html[start..<end].starts(with: "./".utf8) {
          let isUp = html[start + 1] == UInt8(ascii: ".")
          if isUp, folder.utf8.count > origin.utf8.count + 1 {
            folder = folder.dropLast().prefix(through: folder.dropLast().lastIndex(of: "/") ?? folder.startIndex)
          }
          start += isUp ? 3 : 2
        }
        output.appendEscaped(String(folder))
      }
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

/// Whether an address begins with a scheme, as `mailto:` (RFC 3986, section 3.1).
private func hasScheme(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let scheme = address.prefix { $0.isASCIILetter || $0.isASCIIDigit || "+-.".utf8.contains($0) }
  return scheme.first?.isASCIILetter ?? false && address.dropFirst(scheme.count).first == UInt8(ascii: ":")
}
