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

    /// The first segment of four digits.
    fileprivate var year: String? {
      url.split(separator: "/").first { $0.utf8.count == 4 && $0.utf8.allSatisfy(\.isASCIIDigit) }.map(String.init)
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
  /// Beyond this many addresses, each year has a sitemap, so that a new note changes a small one.
  private static let few = 1_000

  /// The sitemaps of some addresses: only sitemap.xml; or, if there are many addresses, sitemap.xml is an index, each
  /// year that an address has in its path has a sitemap of its own (`sitemap-2025.xml`), and all other addresses share
  /// `sitemap-other.xml`. `url` gives the address of a sitemap with a name.
  package static func files(_ entries: [Entry], url: (String) -> String) -> [File] {
    guard entries.count > few else { return [File(name: "sitemap.xml") { sitemap(entries[...]) }] }
    let parts = Dictionary(grouping: entries) { $0.year ?? "other" }.sorted { $0.key < $1.key }.flatMap {
      key, entries in
      stride(from: 0, to: entries.count, by: limit).enumerated().map { number, start in
        let suffix = number == 0 ? "" : "-\(number + 1)"
        return File(name: "sitemap-\(key)\(suffix).xml") { sitemap(entries[start..<min(entries.count, start + limit)]) }
      }
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
