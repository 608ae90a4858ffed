package import Base

/// Makes the links of pages relative (`links: relative`), so that the output can be opened from a disk or stand at any
/// address. A link to a page names its file, since no server adds it: `../diplomacy/index.html`.
package struct RelativeLinks: Sendable {
  /// The path of the site's address, with which every link within the site begins: empty, or `/briefs`.
  private let basePath: String

  init(basePath: String) { self.basePath = basePath }

  /// A link as it is on a page: `../diplomacy/` of `/topics/diplomacy/` on `/topics/pressure/`, with the name of the
  /// file. Links that leave the site do not change.
  package func link(_ href: String, on page: SitePath) -> String {
    guard href.hasPrefix("/"), !href.hasPrefix("//") else { return href }
    let path = href.prefix { $0 != "?" && $0 != "#" }
    guard path.hasPrefix(basePath + "/") || path == basePath else { return href }
    var target = path.dropFirst(basePath.utf8.count).split(separator: "/", omittingEmptySubsequences: true)
    if path.hasSuffix("/") || path == basePath { target.append("index.html") }
    let folder = page.text.percentEncodedPath.split(separator: "/").dropLast(page.text.hasSuffix("/") ? 0 : 1)
    let shared = zip(folder, target.dropLast()).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: folder.count - shared)
    return (up + target[shared...]).joined(separator: "/") + href[path.endIndex...]
  }

  /// Makes every link of a page relative; the page's HTML begins at `start`.
  func rewrite(_ html: inout [UInt8], from start: Int, on page: SitePath) {
    var result: [UInt8] = []
    result.reserveCapacity(html.count - start)
    var end = start
    for attribute in HTMLAttributes(html[start...]) {
      for address in attribute.addresses + refresh(attribute) where address.first == UInt8(ascii: "/") {
        result += html[end..<address.startIndex]
        result.append(link(String(utf8: address), on: page))
        end = address.endIndex
      }
    }
    guard end > start else { return }
    html.replaceSubrange(start..<end, with: result)
  }

  /// The address of `content="0; url=/new/"`.
  private func refresh(_ attribute: HTMLAttributes.Attribute) -> [ArraySlice<UInt8>] {
    guard attribute.name == "content", attribute.value.starts(with: "0; url=".utf8) else { return [] }
    return [attribute.value.dropFirst("0; url=".utf8.count)]
  }
}
