package import Base

/// Sitemaps as in sitemaps.org, with an index of them if there are too many addresses for one sitemap.
package enum Sitemap {
  /// An absolute address, and the day on which the page there last changed; nil leaves the day out.
  package struct Entry: Sendable {
    package let url: String
    package let lastModified: Day?

    package init(url: String, lastModified: Day?) {
      self.url = url
      self.lastModified = lastModified
    }

    fileprivate var xml: String {
      var xml: [UInt8] = Array("<url><loc>".utf8)
      xml.appendEscaped(url)
      xml.append("</loc>")
      if let lastModified { xml.append("<lastmod>\(lastModified)</lastmod>") }
      xml.append("</url>\n")
      return String(utf8: xml)
    }
  }

  /// A file for the root of the site.
  package struct File: Sendable {
    package let name: String
    package let make: @Sendable () -> [UInt8]
  }

  /// The most addresses that one sitemap may have.
  private static let limit = 50_000

  /// The sitemaps of some addresses: only sitemap.xml, or, beyond the limit, also sitemap-1.xml and so on. `url` gives
  /// the address of a sitemap with a name.
  package static func files(_ entries: [Entry], url: (String) -> String) -> [File] {
    guard entries.count > limit else { return [File(name: "sitemap.xml") { sitemap(entries[...]) }] }
    let parts = stride(from: 0, to: entries.count, by: limit).enumerated().map { number, start in
      File(name: "sitemap-\(number + 1).xml") { sitemap(entries[start..<min(entries.count, start + limit)]) }
    }
    let list = parts.map { "<sitemap><loc>\(url($0.name))</loc></sitemap>\n" }.joined()
    let index = File(name: "sitemap.xml") {
      Array("\(head)<sitemapindex \(namespace)>\n\(list)</sitemapindex>\n".utf8)
    }
    return [index] + parts
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let namespace = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""

  private static func sitemap(_ entries: ArraySlice<Entry>) -> [UInt8] {
    Array("\(head)<urlset \(namespace)>\n\(entries.map(\.xml).sorted().joined())</urlset>\n".utf8)
  }
}
