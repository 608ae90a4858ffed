import Base
package import Markdown

/// Makes the addresses of a page absolute, for readers outside of the site: in feeds, letters and books.
package struct AbsoluteAddresses: Sendable {
  /// The part that is put before addresses that begin with a slash: `https://example.org`.
  let origin: String
  /// The page's own address, which ends in a slash; other addresses are resolved against it (RFC 3986, section 5.2).
  let page: String

  package init(origin: String, page: String) {
    self.origin = origin
    self.page = page
  }

  /// An address as the page has it, made absolute; one with a scheme, or that begins with `//`, does not change.
  package func resolve(_ address: String) -> HTMLMedium.Address {
    if address.hasPrefix("//") || hasScheme(address) { return .init(rest: address) }
    if address.hasPrefix("/") { return .init(origin: origin, rest: address) }
    var rest = address[...]
    var folder = page.dropFirst(origin.count)
    while rest.hasPrefix("../") || rest.hasPrefix("./") {
      let isUp = rest.hasPrefix("../")
      if isUp, folder.utf8.count > 1 {
        folder = folder.dropLast().prefix(through: folder.dropLast().lastIndex(of: "/") ?? folder.startIndex)
      }
      rest = rest.dropFirst(isUp ? 3 : 2)
    }
    return .init(origin: origin, rest: String(folder) + rest)
  }
}

/// Whether an address begins with a scheme such as `mailto:` (RFC 3986, section 3.1).
private func hasScheme(_ address: String) -> Bool {
  let scheme = address.utf8.prefix { $0.isASCIILetter || $0.isASCIIDigit || "+-.".utf8.contains($0) }
  return scheme.first?.isASCIILetter ?? false && address.utf8.dropFirst(scheme.count).first == UInt8(ascii: ":")
}

extension HTMLMedium {
  /// For readers outside of the site: every address is absolute.
  package static func outside(_ addresses: AbsoluteAddresses) -> HTMLMedium {
    var medium = HTMLMedium()
    medium.resolve = addresses.resolve
    return medium
  }
}
