package import Archive
package import Base
package import Names
import Notes

/// The addresses of everything: the one place that turns the archive's values into addresses. A class for the same
/// reason as `Note`.
package final class Addresses: Sendable {
  /// `https://example.org`
  package let origin: String
  /// `example.org`, without a port.
  package let host: String
  /// The path of the site's address: empty, or `/briefs`.
  package let basePath: String

  private let notes: [SitePath]
  private let actors: [SitePath]
  private let topics: [SitePath]
  private let stories: [SitePath]
  private let noteHrefs: [String]
  private let actorHrefs: [String]
  private let topicHrefs: [String]
  /// Addresses by the path of the file that a page is made from: links to `../notes/a.md` lead to the page.
  private let byFile: [String: SitePath]

  package init(_ archive: Archive) {
    let url = archive.settings.url
    let scheme = url.utf8.count > 8 ? url.prefix { $0 != ":" }.utf8.count + 3 : 0
    let rest = url.utf8.dropFirst(scheme)
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? url.endIndex
    origin = String(url[..<slash])
    host = String(origin.split(separator: "/").last?.prefix { $0 != ":" } ?? "")
    let basePath = String(url[slash...]).percentDecoded.percentEncodedPath
    self.basePath = basePath
    notes = concurrentMap(archive.notes) { SitePath(page: Self.segments($0.head.day) + [$0.head.slug.text]) }
    actors = archive.actors.map { SitePath(page: ["actors", $0.head.slug.text]) }
    topics = archive.topics.map { SitePath(page: ["topics", $0.head.slug.text]) }
    stories = archive.stories.map { SitePath(page: ["stories", $0.slug.text]) }

    let href = { @Sendable (path: SitePath) in basePath + path.text.percentEncodedPath }
    noteHrefs = concurrentMap(notes, href)
    actorHrefs = actors.map(href)
    topicHrefs = topics.map(href)

    var files: [String: SitePath] = [:]
    for note in archive.notes { files[note.head.path] = notes[note.id.index] }
    for actor in archive.actors { files[actor.head.file.path] = actors[actor.id.index] }
    for topic in archive.topics { if let file = topic.head.file { files[file.path] = topics[topic.id.index] } }
    for page in archive.pages { files[page.head.file.path] = Self.page(page) }
    for asset in archive.assets { files[asset] = Self.asset(asset) }
    byFile = files
  }

  // MARK: Paths

  package static let home = SitePath(page: [])
  package static let search = SitePath(page: ["search"])

  /// `/2025/10/21/summit/`, `/actors/nato/`, `/topics/diplomacy/` or `/stories/summit/`.
  package func path(_ id: NoteID) -> SitePath { notes[id.index] }
  package func path(_ id: ActorID) -> SitePath { actors[id.index] }
  package func path(_ id: TopicID) -> SitePath { topics[id.index] }
  package func path(_ id: StoryID) -> SitePath { stories[id.index] }
  /// The digest of a day: `/2025/10/21/`.
  package static func day(_ day: Day) -> SitePath { SitePath(page: segments(day)) }
  /// The digest of a week: `/2025/W43/`.
  package static func week(_ week: Week) -> SitePath {
    SitePath(page: [padded(week.year, 4), "W\(padded(week.number, 2))"])
  }
  /// The digest of a month: `/2025/10/`.
  package static func month(_ month: Month) -> SitePath {
    SitePath(page: [padded(month.year, 4), padded(month.month, 2)])
  }
  /// The digest of a year: `/2025/`.
  package static func year(_ year: Int) -> SitePath { SitePath(page: [padded(year, 4)]) }
  /// The page of an author: `/authors/jane-doe/`.
  package static func author(_ slug: Slug) -> SitePath { SitePath(page: ["authors", slug.text]) }
  /// The page of an author with a name; nil for a name that makes no slug.
  package static func author(named name: String) -> SitePath? { Author.slug(of: name).map(author) }
  /// The free page of `content/pages/about.md`: `/about/`.
  package static func page(_ page: FreePage) -> SitePath { SitePath(page: page.head.segments.map(\.text)) }

  /// The page of one year of a long list: `/actors/nato/2025/`.
  package static func year(_ year: Int, of list: SitePath) -> SitePath {
    SitePath(page: list.text.split(separator: "/").map(String.init) + [padded(year, 4)])
  }

  /// The page of one month of a long list: `/actors/nato/2025/05/`.
  package static func month(_ month: Month, of list: SitePath) -> SitePath {
    SitePath(page: list.text.split(separator: "/").map(String.init) + [padded(month.year, 4), padded(month.month, 2)])
  }

  /// The JSON file with the same content as a page: `index.json` beside it.
  package static func twin(of page: SitePath) -> SitePath { SitePath(file: "index.json", under: page) }

  /// The address of `content/assets/images/a.png` is `/images/a.png`, that of `content/notes/x/a.png` is
  /// `/notes/x/a.png`.
  package static func asset(_ path: String) -> SitePath {
    let parts = path.pathSegments()
    return SitePath(file: Array(parts.dropFirst(parts.dropFirst().first == "assets" ? 2 : 1)))
  }

  /// A narrower form of a picture: `/img/a-480w.jpg`.
  package static func asset(_ path: String, width: Int) -> SitePath {
    var parts = asset(path).text.pathSegments()
    let name = parts.removeLast()
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    return SitePath(file: parts + ["\(name[..<dot])-\(width)w\(name[dot...])"])
  }

  private static func segments(_ day: Day) -> [String] {
    let (year, month, date) = day.civil
    return [padded(year, 4), padded(month, 2), padded(date, 2)]
  }

  // MARK: Links

  /// A path as links write it: with the path of the site's address before it.
  package func href(_ path: SitePath) -> String { basePath + path.text.percentEncodedPath }
  package func href(_ id: NoteID) -> String { noteHrefs[id.index] }
  package func href(_ id: ActorID) -> String { actorHrefs[id.index] }
  package func href(_ id: TopicID) -> String { topicHrefs[id.index] }
  package func href(_ id: StoryID) -> String { href(path(id)) }

  /// A path as an absolute address.
  package func url(_ path: SitePath) -> String { origin + href(path) }
  package func url(_ id: NoteID) -> String { origin + href(id) }
  package func url(_ id: ActorID) -> String { origin + href(id) }
  package func url(_ id: TopicID) -> String { origin + href(id) }

  /// The address that a link in a text leads to: `/about/` to the site's own page, whatever the site's address is, and
  /// `../notes/a.md` to the page that is made from that file. Anything else does not change.
  package func link(_ destination: String, from file: String) -> String {
    if destination.hasPrefix("/"), !destination.hasPrefix("//") {
      if basePath.isEmpty || destination == basePath || destination.hasPrefix(basePath + "/") { return destination }
      return basePath + destination
    }
    guard let first = destination.utf8.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "?"),
      !destination.utf8.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":"))
    else { return destination }
    guard let target = file.resolving(destination), let path = byFile[target] else { return destination }
    return href(path) + destination.dropFirst(destination.pathOfAddress.count)
  }
}
