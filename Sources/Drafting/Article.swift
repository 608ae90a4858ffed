package import Base

/// An article from which a note is to be written: its facts and its text.
package struct Article: Sendable {
  package var facts: ArticleFacts
  package let paragraphs: [Paragraph]

  /// A block of running text.
  package struct Paragraph: Sendable, Equatable {
    package let text: String
    /// The line of the file at which it begins, from 1.
    package let line: Int
    package var isHeading = false
  }
}

/// What an article says about itself, or what a person says about it.
package struct ArticleFacts: Sendable, Equatable {
  package var title: String?
  package var publisher: String?
  package var url: String?
  /// When it was published; its day is that of the site's time zone.
  package var date: Timestamp?
  /// BCP 47, as the page gives it.
  package var language: String?

  package init(
    title: String? = nil, publisher: String? = nil, url: String? = nil, date: Timestamp? = nil, language: String? = nil
  ) {
    self.title = title
    self.publisher = publisher
    self.url = url
    self.date = date
    self.language = language
  }

  /// These facts. Facts that are missing are taken from `other`.
  package func completed(by other: ArticleFacts) -> ArticleFacts {
    ArticleFacts(
      title: title ?? other.title, publisher: publisher ?? other.publisher, url: url ?? other.url,
      date: date ?? other.date, language: language ?? other.language)
  }

  /// A page can say anything about itself, at any length. No more of it is used than fits into a head.
  mutating func shorten() {
    title = title.map { $0.count > 300 ? $0.prefix(299) + "…" : $0 }
    publisher = publisher.map { $0.count > 200 ? $0.prefix(199) + "…" : $0 }
    if let url, url.utf8.count > 2000 { self.url = nil }
    if let language, language.utf8.count > 35 { self.language = nil }
  }
}
