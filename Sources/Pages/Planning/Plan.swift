package import Base
import Archive

/// A long list is split by year beyond this many notes.
let splitsAt = 100

/// Every page of a site, in the order of their addresses. Two pages with one address are an error that names both.
package func plan(_ site: Site) -> Diagnosed<[Page]> {
  var pages = site.homePage() + site.notePages() + site.digestPages() + site.topicPages() + site.actorPages()
  pages += site.storyPages() + site.freePages()
  let redirects = site.redirects()
  pages += redirects
  pages += site.assets() + site.machineFiles(listing: pages, redirects: redirects)
  pages.sort { $0.path < $1.path }
  return Diagnosed(pages, collisions(among: pages))
}

/// One diagnostic for each page whose file another page, or a folder that another page needs, already is.
private func collisions(among pages: [Page]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var first: [String: Page] = [:]
  first.reserveCapacity(pages.count)
  for page in pages {
    let key = page.path.collisionKey
    guard let other = first[key] else {
      first[key] = page
      continue
    }
    // The page that a file makes is the one that can be moved.
    let (moved, standing) = page.origin == nil ? (other, page) : (page, other)
    let place = moved.origin ?? SourceLocation(path: moved.path.filePath)
    diagnostics.append(
      Diagnostic(
        .addressDuplicate, at: place,
        "the address \(moved.path) is taken by \(standing.origin?.path ?? "a page that the site always has")",
        hint: "give one of them another 'slug:'"))
  }
  // A file such as /about cannot stand where the folder of /about/ does.
  for page in pages where !page.path.text.hasSuffix("/") {
    if let other = first[page.path.collisionKey + "/index.html"] {
      let place = page.origin ?? other.origin ?? SourceLocation(path: page.path.filePath)
      diagnostics.append(
        Diagnostic(.addressDuplicate, at: place, "the file \(page.path) would stand where the folder of \(other.path) is"))
    }
  }
  return diagnostics
}
