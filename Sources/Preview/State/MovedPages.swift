import Archive
import Base
import Build
import Notes
import Site

/// Where pages went whose files got another name, another day or another slug, so that a browser which shows one of
/// them can follow.
struct MovedPages: Sendable {
  /// The addresses of pages that are gone, with the addresses that they have now.
  private(set) var addresses: [String: String] = [:]
  /// The addresses of pages that are gone with their files, with what the files held: programs rename a file by two
  /// steps, and a rebuild may come between.
  private var gone: [String: [UInt8]] = [:]

  /// The most pages that are looked for.
  private static let mostGone = 100

  /// Takes in what a rebuild changed. `pages` are the new site's, by their paths.
  mutating func take(_ old: Site, _ new: Site, _ pages: [String: SiteFile]) {
    let before = Self.texts(of: old)
    let after = Self.texts(of: new)
    for (file, text) in before where after[file]?.path != text.path {
      let href = old.addresses.href(text.path)
      if let same = after[file] {
        addresses[href] = new.addresses.href(same.path)
      } else if let target = pages[text.path.text]?.redirectsTo {
        addresses[href] = new.addresses.href(target)
      } else if gone.count < Self.mostGone {
        gone[href] = text.bytes
      }
    }
    if !gone.isEmpty {
      let added = after.filter { before[$0.key] == nil }.values
      for (href, bytes) in gone {
        guard let text = added.first(where: { $0.bytes == bytes }) else { continue }
        addresses[href] = new.addresses.href(text.path)
        gone[href] = nil
      }
    }
    // A page that is there leads nowhere else.
    let there = Set(after.values.map { new.addresses.href($0.path) })
    addresses = addresses.filter { !there.contains($0.key) }
    gone = gone.filter { !there.contains($0.key) }
  }

  /// The pages that are made of one file each, by the paths of the files.
  private static func texts(of site: Site) -> [String: (path: SitePath, bytes: [UInt8])] {
    let archive = site.archive
    let notes = archive.notes.map { ($0.head.path, (site.addresses.path($0.id), $0.head.file.bytes)) }
    let actors = archive.actors.map { ($0.head.file.path, (site.addresses.path($0.id), $0.head.file.bytes)) }
    let topics = archive.topics.compactMap { topic in
      topic.head.file.map { ($0.path, (site.addresses.path(topic.id), $0.bytes)) }
    }
    let pages = archive.pages.map { ($0.head.file.path, (Addresses.page($0), $0.head.file.bytes)) }
    return Dictionary(notes + actors + topics + pages) { first, _ in first }
  }
}
