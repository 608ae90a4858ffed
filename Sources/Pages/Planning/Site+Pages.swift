import Archive
import Base
import Templates

extension Site {
  func freePages() -> [Page] {
    let pages = archive.pages.map { free in
      Page(
        path: Addresses.page(free),
        content: .rendered("page") { [self] in
          var head = page(free.title, free.description, Addresses.page(free), kind: "page")
          head.isHidden = free.isDraft
          return FreePageContext(
            site: common, page: head, title: free.title, content: html(free.body, from: free.path),
            isDraft: free.isDraft)
        }, origin: SourceLocation(path: free.path),
        sitemap: free.isDraft ? .absent : .present(lastModified: nil))
    }
    let notFound = SitePath(file: ["404.html"])
    return pages + [
      Page(
        path: notFound,
        content: .rendered("404") { [self] in
          var head = page(strings[.notFound], nil, notFound, kind: "404")
          head.isHidden = true
          head.breadcrumbs = []
          head.structured = []
          return NotFoundPage(site: common, page: head)
        }, origin: nil)
    ]
  }

  /// A page at each old address that leads to the new one.
  func redirects() -> [Page] {
    let notes = archive.notes.flatMap { note in
      note.oldAddresses.map { ($0, note.title, addresses.path(note.id)) }
    }
    let actors = archive.actors.flatMap { entry in
      entry.actor.oldAddresses.map { ($0, entry.actor.name, addresses.path(entry.id)) }
    }
    let topics = archive.topics.flatMap { topic in
      topic.oldAddresses.map { ($0, topic.title, addresses.path(topic.id)) }
    }
    let pages = archive.pages.flatMap { page in page.oldAddresses.map { ($0, page.title, Addresses.page(page)) } }
    return (notes + actors + topics + pages).map { old, title, path in
      Page(
        path: old.value,
        content: .rendered("redirect") { [self] in
          RedirectPage(site: common, title: title, href: addresses.href(path), url: addresses.url(path))
        }, origin: old.location, redirectsTo: path, role: .redirect)
    }
  }

  /// The theme's style sheet and scripts, and the files of content/assets/.
  func assets() -> [Page] {
    assetPaths.sorted { $0.key < $1.key }.map { name, path in
      Page(
        path: path, content: .written { [self] in $0 += theme.assets[name] ?? [] }, origin: nil, role: .asset,
        isNamedByContent: true)
    }
      + archive.assets.map {
        // A person's own HTML is a page, which may show the other files.
        Page(
          path: Addresses.asset($0), content: .file($0), origin: SourceLocation(path: $0),
          role: MediaType.of($0).hasPrefix("text/html") ? .page : .asset)
      }
  }

  /// The files that machines ask for: sitemap.xml, robots.txt, _redirects.
  func machineFiles(listing pages: [Page], redirects: [Page]) -> [Page] {
    // A person's own file of the name in content/assets/ wins.
    let own = Set(archive.assets.map { Addresses.asset($0).text })
    var files = sitemaps(of: pages)
    files.append(
      (
        SitePath(file: ["robots.txt"]),
        { @Sendable [self] in "User-agent: *\nAllow: /\n\nSitemap: \(addresses.url(Self.sitemapPath))\n" }
      ))
    if !redirects.isEmpty {
      files.append((SitePath(file: ["_redirects"]), { @Sendable [self] in redirectRules(redirects) }))
    }
    return files.filter { !own.contains($0.path.text) }
      .map { file in Page(path: file.path, content: .written { $0.append(file.text()) }, origin: nil, role: .feed) }
  }

  /// One redirect a line, as Netlify, Cloudflare Pages and others read them.
  private func redirectRules(_ redirects: [Page]) -> String {
    redirects.compactMap { page in
      page.redirectsTo.map { "\(addresses.href(page.path)) \(addresses.href($0)) 301\n" }
    }.sorted().joined()
  }

  private static let sitemapPath = SitePath(file: ["sitemap.xml"])

  /// The most addresses that one sitemap may hold, by sitemaps.org.
  private static let sitemapLimit = 50_000

  private typealias TextFile = (path: SitePath, text: @Sendable () -> String)

  /// sitemap.xml, or an index of several where there are too many addresses for one.
  private func sitemaps(of pages: [Page]) -> [TextFile] {
    let listed = pages.filter { if case .present = $0.sitemap { true } else { false } }
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let namespace = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
    func sitemap(_ path: SitePath, _ pages: ArraySlice<Page>) -> TextFile {
      (
        path,
        { @Sendable [self] in
          "\(head)<urlset \(namespace)>\n\(pages.map { sitemapEntry($0) }.sorted().joined())</urlset>\n"
        }
      )
    }
    guard listed.count > Self.sitemapLimit else { return [sitemap(Self.sitemapPath, listed[...])] }
    let parts = stride(from: 0, to: listed.count, by: Self.sitemapLimit).enumerated().map { number, start in
      sitemap(
        SitePath(file: ["sitemap-\(number + 1).xml"]),
        listed[start..<min(listed.count, start + Self.sitemapLimit)])
    }
    let list = parts.map { "<sitemap><loc>\(addresses.url($0.path))</loc></sitemap>\n" }.joined()
    return [(Self.sitemapPath, { @Sendable in "\(head)<sitemapindex \(namespace)>\n\(list)</sitemapindex>\n" })] + parts
  }

  private func sitemapEntry(_ page: Page) -> String {
    guard case .present(let day) = page.sitemap else { return "" }
    var xml: [UInt8] = Array("<url><loc>".utf8)
    xml.appendEscaped(addresses.url(page.path))
    xml.append("</loc>")
    if let day { xml.append("<lastmod>\(day)</lastmod>") }
    xml.append("</url>\n")
    return String(utf8: xml)
  }
}
