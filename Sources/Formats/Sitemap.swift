package import Base

/// Sitemaps by sitemaps.org, and an index of them where there are too many addresses for one.
package enum Sitemap {
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

  /// A file to be written at the top of the site.
  package struct File: Sendable {
    package let name: String
    package let make: @Sendable () -> [UInt8]
  }

  /// The most addresses that one sitemap may hold.
  private static let limit = 50_000

  /// The sitemaps of some addresses: sitemap.xml alone or, beyond the limit, with sitemap-1.xml and so on, whose
  /// addresses `url` gives by their names.
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
