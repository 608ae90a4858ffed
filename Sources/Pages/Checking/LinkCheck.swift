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
    lazy var places = LinkPlaces(of: page, in: site, read)
    var suggestions = 0
    return scan.links.compactMap { link -> Diagnostic? in
      guard let (file, fragment) = site.addresses.destination(of: link, on: page.path),
        reported.insert(link).inserted
      else { return nil }
      let candidates = file.isEmpty || file.hasSuffix("/") ? [file + "index.html"] : [file, file + "/index.html"]
      guard let found = candidates.first(where: paths.contains) else {
        return Diagnostic(.linkDead, at: places.place(of: link), "the link to '\(link)' leads to no page")
      }
      guard !fragment.isEmpty, let known = ids[found], !known.contains(fragment) else { return nil }
      suggestions += 1
      let near = suggestions > mostSuggestions ? nil : nearest(to: fragment, among: known.sorted())
      return Diagnostic(
        .linkAnchor, at: places.place(of: link), "'\(link)': the page has no place '#\(fragment)'",
        hint: near.map { "did you mean '#\($0)'?" })
    }
  }.flatMap(\.self)
}

/// Finds the places of links in the file that a page was made from, in about the time of reading it a few times: links
/// are mostly asked for in the order of the file. After that, places are no longer looked for.
private struct LinkPlaces {
  private let file: SourceFile?
  private let lines: LineIndex?
  private let page: SourceLocation
  private let basePath: String
  /// Where the last link was found; the next one is searched for from there on first.
  private var last = 0
  /// How many bytes may still be searched.
  private var budget: Int

  init(of page: SiteFile, in site: Site, _ read: (String) throws -> [UInt8]) {
    self.page = page.origin ?? SourceLocation(path: page.path.text)
    basePath = site.addresses.basePath
    file = page.origin.flatMap { origin in
      (try? read(origin.path)).map { SourceFile(path: origin.path, bytes: $0) }
    }
    lines = file.map(LineIndex.init)
    budget = 64 * (file?.bytes.count ?? 0) + 65_536
  }

  /// The place of a link; the beginning of the file if it is not found, and the page's address if no person wrote it.
  mutating func place(of link: String) -> SourceLocation {
    guard let file, let lines else { return page }
    let bare = link.hasPrefix(basePath + "/") ? String(link.dropFirst(basePath.utf8.count)) : link
    var tried: Set<String> = [""]
    for needle in [link, bare, link.percentDecoded, bare.percentDecoded] where tried.insert(needle).inserted {
      for range in [last..<file.bytes.count, 0..<min(last + needle.utf8.count, file.bytes.count)] {
        guard budget > 0 else { return SourceLocation(path: page.path) }
        guard let offset = file.bytes[range].firstIndex(of: Array(needle.utf8)) else {
          budget -= range.count
          continue
        }
        budget -= offset - range.lowerBound
        last = offset
        return lines.location(at: offset)
      }
    }
    return SourceLocation(path: page.path)
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
