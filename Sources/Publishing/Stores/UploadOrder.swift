/// In what order files go to a place where they appear one by one, so that no page there lacks what it shows: what pages
/// are made of, pages, the pages that list them, and what leads readers to these.
enum UploadOrder: Int, Comparable, CaseIterable {
  case assets, pages, indexes, feeds

  static func < (a: UploadOrder, b: UploadOrder) -> Bool { a.rawValue < b.rawValue }

  /// The files of each wave; the folders of all pages say which of them are indexes: those with pages below them.
  static func sorted(_ paths: [String], among all: some Sequence<String>) -> [(wave: UploadOrder, paths: [String])] {
    let withPagesBelow = Set(
      all.lazy.filter { $0.hasSuffix("/index.html") }.flatMap { foldersAbove(String($0.dropLast("/index.html".count))) }
    )
    let groups = Dictionary(grouping: paths) { of($0, withPagesBelow) }
    return allCases.compactMap { wave in groups[wave].map { (wave, $0) } }
  }

  private static func of(_ path: String, _ withPagesBelow: Set<String>) -> UploadOrder {
    let name = path.split(separator: "/").last ?? ""
    let isSitemap = path.hasPrefix("sitemap") && path.hasSuffix(".xml") && !path.contains("/")
    if isSitemap || ["atom.xml", "feed.json"].contains(name)
      || ["robots.txt", "calendar.ics", "_redirects"].contains(path)
    {
      return .feeds
    }
    guard name.hasSuffix(".html") else { return .assets }
    guard path != "index.html" else { return .indexes }
    return withPagesBelow.contains(String(path.dropLast(name.count + 1))) ? .indexes : .pages
  }
}
