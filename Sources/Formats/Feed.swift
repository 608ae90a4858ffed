package import Base

/// What readers can subscribe to: the newest entries of a page. All addresses are absolute.
package struct Feed: Sendable {
  package let title: String
  package let author: String
  /// BCP 47.
  package let language: String
  /// The page that it belongs to.
  package let home: String
  /// Newest first.
  package let entries: [Entry]

  package init(title: String, author: String, language: String, home: String, entries: [Entry]) {
    self.title = title
    self.author = author
    self.language = language
    self.home = home
    self.entries = entries
  }

  package struct Entry: Sendable {
    package let url: String
    package let title: String
    /// Instants: a feed knows no bare days.
    package let published: Timestamp
    package let updated: Timestamp
    package let summary: String
    /// HTML with absolute addresses, where the feed carries the whole text.
    package var content: [UInt8]?
    package var topics: [String] = []

    package init(url: String, title: String, published: Timestamp, updated: Timestamp, summary: String) {
      self.url = url
      self.title = title
      self.published = published
      self.updated = updated
      self.summary = summary
    }
  }

  /// Appends the feed; `url` is the address of the file itself.
  package func append(as format: FeedFormat, at url: String, to output: inout [UInt8]) {
    switch format {
    case .atom: appendAtom(at: url, to: &output)
    case .json: appendJSON(at: url, to: &output)
    }
  }

  /// When anything of it last changed; the epoch where there is nothing.
  var updated: Timestamp {
    entries.map(\.updated).max { Timestamp.precedes($0, $1) } ?? Timestamp(instant: 0, in: .utc)
  }
}

package enum FeedFormat: CaseIterable, Sendable {
  case atom, json

  package var name: String {
    switch self {
    case .atom: "Atom"
    case .json: "JSON Feed"
    }
  }

  package var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  /// The name of the file of a feed, under the page that it belongs to.
  package var fileName: String {
    switch self {
    case .atom: "atom.xml"
    case .json: "feed.json"
    }
  }
}
