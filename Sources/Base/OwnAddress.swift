extension String {
  /// The path of a destination within a site, decoded, without empty and dotted segments; nil if it leads elsewhere.
  /// `site` is the address of the site. Browsers take `HTTP://Example.org:80//a/./b` for `https://example.org/a/b` of a
  /// site that has both, so all spellings of the host count. A path that begins with a slash is from the site's root.
  package func ownPath(of site: String) -> String? {
    var rest = utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }[...]
    let home = Array(site.utf8)[...]
    let homeHost = Self.host(home.drop { $0 != UInt8(ascii: "/") }.dropFirst(2))
    let scheme = rest.prefix { $0.isASCIILetter || $0.isASCIIDigit || "+.-".utf8.contains($0) }
    if let first = scheme.first, first.isASCIILetter, rest.dropFirst(scheme.count).first == UInt8(ascii: ":") {
      let name = String(decoding: scheme, as: UTF8.self).lowercased()
      guard name == "http" || name == "https" else { return nil }
      rest = rest.dropFirst(scheme.count + 1)
      guard rest.starts(with: "//".utf8) else { return nil }
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      guard Self.host(Array(rest)[...]) == homeHost else { return nil }
      rest = rest.drop { $0 != UInt8(ascii: "/") }
      if rest.isEmpty { return "/" }
    }
    let decoded = String(decoding: rest, as: UTF8.self).percentDecoded
    let isRooted = decoded.utf8.first == UInt8(ascii: "/")
    var parts: [String] = []
    for part in decoded.pathSegments() where part != "." {
      if part != ".." { parts.append(part) } else if isRooted { _ = parts.popLast() }
    }
    let base = String(decoding: home.drop { $0 != UInt8(ascii: "/") }.dropFirst(2), as: UTF8.self).pathSegments()
      .dropFirst()
    if isRooted, !base.isEmpty, parts.starts(with: base) { parts.removeFirst(base.count) }
    return (isRooted ? "/" : "") + parts.joined(separator: "/")
  }

  /// The host of what follows the two slashes of an address: in small letters, without a person and a port.
  private static func host(_ rest: ArraySlice<UInt8>) -> String {
    let authority = rest.prefix { $0 != UInt8(ascii: "/") }
    let host = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? []
    var name = String(decoding: host, as: UTF8.self).lowercased()
    for end in [":80", ":443", "."] where name.hasSuffix(end) { name = String(name.dropLast(end.utf8.count)) }
    return name
  }
}
