package import Base
package import Site

/// Finds the links within the site that lead to no page, or to a place that the page does not have. It renders every
/// page and writes nothing.
package func checkLinks(
  of files: [SiteFile], in site: Site, read: @escaping @Sendable (String) throws -> [UInt8]
) throws -> [Diagnostic] {
  let html = files.filter { $0.path.filePath.hasSuffix(".html") }
  let scans = try concurrentMap(html) { page in
    var output: [UInt8] = []
    try site.render(page, into: &output, read: read)
    return HTMLScan(output)
  }
  let paths = Set(files.map(\.path.filePath))
  let ids = Dictionary(zip(html.map(\.path.filePath), scans.map(\.ids))) { first, _ in first }
  return concurrentMap(Array(zip(html, scans))) { page, scan in
    var reported: Set<String> = []
    return scan.links.compactMap { link -> Diagnostic? in
      guard let (file, fragment) = site.addresses.destination(of: link, on: page.path),
        reported.insert(link).inserted
      else { return nil }
      let candidates = file.isEmpty || file.hasSuffix("/") ? [file + "index.html"] : [file, file + "/index.html"]
      guard let found = candidates.first(where: paths.contains) else {
        return Diagnostic(.linkDead, at: site.place(of: link, on: page, read), "the link to '\(link)' leads to no page")
      }
      guard !fragment.isEmpty, let known = ids[found], !known.contains(fragment) else { return nil }
      return Diagnostic(
        .linkAnchor, at: site.place(of: link, on: page, read), "'\(link)': the page has no place '#\(fragment)'",
        hint: nearest(to: fragment, among: known.sorted()).map { "did you mean '#\($0)'?" })
    }
  }.flatMap(\.self)
}

extension Site {
  /// The line of a link in the page's own file; the page's address if the link is in no file that a person wrote.
  fileprivate func place(
    of link: String, on page: SiteFile, _ read: (String) throws -> [UInt8]
  ) -> SourceLocation {
    guard let origin = page.origin else { return SourceLocation(path: page.path.text) }
    guard let bytes = try? read(origin.path) else { return origin }
    let file = SourceFile(path: origin.path, bytes: bytes)
    let bare = link.hasPrefix(addresses.basePath + "/") ? String(link.dropFirst(addresses.basePath.utf8.count)) : link
    for needle in [link, bare, link.percentDecoded, bare.percentDecoded] where !needle.isEmpty {
      if let offset = file.bytes[...].firstIndex(of: Array(needle.utf8)) { return file.location(at: offset) }
    }
    return SourceLocation(path: origin.path)
  }
}

extension Addresses {
  /// The file below the output folder that a link on a page leads to, and the place in it; nil if the link leaves the
  /// site. If the name of the file ends with a slash, it is a page.
  fileprivate func destination(of link: String, on page: SitePath) -> (file: String, fragment: String)? {
    var rest = link
    if rest.hasPrefix(origin + basePath + "/") || rest == origin + basePath {
      rest = String(rest.dropFirst(origin.count))
    }
    let hash = rest.firstIndex(of: "#")
    let fragment = hash.map { String(rest[rest.index(after: $0)...]).percentDecoded } ?? ""
    var path = String(rest[..<(hash ?? rest.endIndex)].prefix { $0 != "?" }).percentDecoded
    if path.isEmpty { return (String(page.text.dropFirst()), fragment) }
    if path.hasPrefix("//") { return nil }
    if path.hasPrefix("/") {
      let base = basePath.percentDecoded
      guard path == base || path.hasPrefix(base + "/") else { return nil }
      path = String(path.dropFirst(base.count))
    } else {
      // A scheme, by RFC 3986, section 3.1: the link leaves the site.
      if path.prefix(while: { $0 != "/" }).contains(":") { return nil }
      path = page.text[...(page.text.lastIndex(of: "/") ?? page.text.startIndex)] + path
    }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let isPage = path.hasSuffix("/") || path.hasSuffix("/.") || path.hasSuffix("/..")
    return (parts.joined(separator: "/") + (isPage && !parts.isEmpty ? "/" : ""), fragment)
  }
}
