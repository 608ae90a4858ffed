package import Base

/// The newest entries of a page, for subscribers. All addresses are absolute.
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

  /// One entry. Its `url` is also its id, by which feed readers know whether they have shown it.
  package struct Entry: Sendable {
    package let url: String
    package let title: String
    /// Instants: a feed cannot have a day without a time.
    package let published: Timestamp
    package let updated: Timestamp
    package let summary: String
    /// The whole text as HTML with absolute addresses; nil if the feed has only the summary.
    package var content: [UInt8]?
    package var topics: [String] = []
    /// Who wrote it; empty for the author of the feed.
    package var authors: [String] = []
    /// The absolute address of a picture that stands for it.
    package var picture: String?

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

  /// The time of the last change of its entries; 1970-01-01 if there are none.
  var updated: Timestamp {
    entries.map(\.updated).max { Timestamp.precedes($0, $1) } ?? Timestamp(instant: 0, in: .utc)
  }
}

/// A format of feeds.
package enum FeedFormat: CaseIterable, Sendable {
  case atom, json

  /// The name of the format, for people.
  package var name: String {
    switch self {
    case .atom: "Atom"
    case .json: "JSON Feed"
    }
  }

  /// The media type for the `type` of a link to the feed, without parameters.
  package var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  /// The name of a feed's file, in the folder of its page.
  package var fileName: String {
    switch self {
    case .atom: "atom.xml"
    case .json: "feed.json"
    }
  }
}
