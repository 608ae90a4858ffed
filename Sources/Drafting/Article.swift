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
    /// Whether it stands in a block quotation, so that it is quoted even without marks.
    package var isQuoted = false
    /// Whether it says, below such a block, whose words they are.
    package var isAttribution = false
  }
}

/// What an article says about itself, or what a person says about it.
package struct ArticleFacts: Sendable, Equatable {
  package var title: String?
  /// The names of who wrote it: `Ann Roe, Jon Dahl`.
  package var author: String?
  package var publisher: String?
  package var url: String?
  /// When it was published; its day is that of the site's time zone.
  package var date: Timestamp?
  /// Whether the article gives its day without a year, so that the latest such day was taken.
  package var isYearAssumed = false
  /// BCP 47, as the page gives it.
  package var language: String?

  package init(
    title: String? = nil, author: String? = nil, publisher: String? = nil, url: String? = nil, date: Timestamp? = nil,
    language: String? = nil
  ) {
    self.title = title
    self.author = author
    self.publisher = publisher
    self.url = url
    self.date = date
    self.language = language
  }

  /// These facts. Facts that are missing are taken from `other`.
  package func completed(by other: ArticleFacts) -> ArticleFacts {
    var facts = ArticleFacts(
      title: title ?? other.title, author: author ?? other.author, publisher: publisher ?? other.publisher,
      url: url ?? other.url, date: date ?? other.date, language: language ?? other.language)
    facts.isYearAssumed = date == nil ? other.isYearAssumed : isYearAssumed
    return facts
  }

  /// A page can say anything about itself, at any length. No more of it is used than fits into a head, and addresses
  /// lose what only counts visitors.
  mutating func tidy() {
    title = title.map { $0.collapsed.shortened(to: 300) }
    author = author.map { $0.collapsed.shortened(to: 200) }
    publisher = publisher.map { $0.collapsed.shortened(to: 200) }
    url = url.map(withoutTracking)
    if let url, url.utf8.count > 2000 || webAddress(url) == nil { self.url = nil }
    if let language, language.utf8.count > 35 { self.language = nil }
  }
}

extension String {
  /// A text of at most so many characters. A letter can bear thousands of marks, so that it has at most four times as
  /// many scalars.
  func shortened(to length: Int) -> String {
    var text = self
    if text.unicodeScalars.count > 4 * length {
      text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(4 * length)))
    }
    return text.count > length || text.utf8.count < utf8.count ? text.prefix(length - 1) + "…" : text
  }
}
