import Archive
import Base

/// What readers can subscribe to: the newest entries of a page.
struct Feed {
  let title: String
  /// Under which page's address its files stand.
  let folder: SitePath
  /// The page that it belongs to.
  let home: SitePath
  /// Newest first.
  let entries: [Entry]

  init(title: String, folder: SitePath? = nil, home: SitePath, entries: [Entry]) {
    self.title = title
    self.folder = folder ?? home
    self.home = home
    self.entries = entries
  }

  /// The most entries that a feed holds.
  static let longest = 50

  struct Entry {
    let url: String
    let title: String
    /// Instants: a feed knows no bare days.
    let published: Timestamp
    let updated: Timestamp
    let summary: String
    /// HTML with absolute addresses, where the feed carries the whole text.
    let content: [UInt8]?
    let topics: [String]
  }

  /// When anything of it last changed; the epoch where there is nothing.
  var updated: Timestamp {
    entries.map(\.updated).max { Timestamp.precedes($0, $1) } ?? Timestamp(instant: 0, in: .utc)
  }
}

enum FeedFormat: CaseIterable, Sendable {
  case atom, json

  var name: String {
    switch self {
    case .atom: "Atom"
    case .json: "JSON Feed"
    }
  }

  var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  /// The file of a feed under the page that it belongs to.
  func path(under page: SitePath) -> SitePath {
    let name =
      switch self {
      case .atom: "atom.xml"
      case .json: "feed.json"
      }
    return SitePath(file: name, under: page)
  }
}
