package import Base
import Archive

/// A long list is split by year beyond this many notes.
let splitsAt = 100

/// Every page of a site. Two pages with one address are an error that names both.
package func plan(_ site: Site) -> Diagnosed<[Page]> {
  // The long pages first and the short ones last: cores that render side by side then end together.
  var pages = site.digestPages().reversed() + site.topicPages()
  pages = site.dataPages() + pages
  pages += site.homePage()
  pages += site.overviewPages()
  pages += site.actorPages()
  pages += site.pairPages()
  pages += site.storyPages()
  pages += site.freePages()
  pages += site.notePages()
  pages += site.twins()
  pages += site.feeds()
  pages += site.calendarFile()
  pages += site.searchPages()
  let redirects = site.redirects()
  pages += redirects
  pages = site.machineFiles(listing: pages, redirects: redirects) + pages + site.assets()
  return Diagnosed(pages, collisions(among: pages))
}

/// One diagnostic for each page whose file another page, or a folder that another page needs, already is.
private func collisions(among pages: [Page]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  /// Of files that belong to pages, such as feeds: where the pages collide, these are no news.
  var lesser: [Diagnostic] = []
  let keys = concurrentMap(pages, \.path.collisionKey)
  var first: [String: Int] = [:]
  first.reserveCapacity(pages.count)
  for (index, key) in keys.enumerated() {
    guard let earlier = first[key] else {
      first[key] = index
      continue
    }
    let (page, other) = (pages[index], pages[earlier])
    // The page that a file makes is the one that can be moved.
    let (moved, standing) = page.origin == nil ? (other, page) : (page, other)
    let place = moved.origin ?? SourceLocation(path: moved.path.filePath)
    let diagnostic = Diagnostic(
      .addressDuplicate, at: place,
      "the address \(moved.path) is taken by \(standing.origin?.path ?? "a page that the site always has")",
      hint: "give one of them another 'slug:'")
    if moved.origin == nil { lesser.append(diagnostic) } else { diagnostics.append(diagnostic) }
  }
  // A file such as /about cannot stand where the folder of /about/ does.
  for (page, key) in zip(pages, keys) where !page.path.text.hasSuffix("/") {
    if let other = first[key + "/index.html"].map({ pages[$0] }) {
      let place = page.origin ?? other.origin ?? SourceLocation(path: page.path.filePath)
      diagnostics.append(
        Diagnostic(
          .addressDuplicate, at: place, "the file \(page.path) would stand where the folder of \(other.path) is"))
    }
  }
  return diagnostics.isEmpty ? lesser : diagnostics
}
