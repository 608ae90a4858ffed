package import Base

/// What is known of a note before it is written.
package struct NoteOutline: Sendable {
  /// The article that the note is written from.
  package struct Source: Sendable {
    /// Its id in citations.
    package let id: String
    /// Its headline.
    package let title: String
    /// Who wrote it.
    package let author: String?
    /// The outlet's name.
    package let publisher: String?
    /// Where it can be read.
    package let url: String?
    /// When it was published, as the note's head gives it.
    package let date: String?
    /// When it was read, as the note's head gives it.
    package let accessed: String?
  }

  /// The note's title.
  package let title: String
  /// As the head gives it; `day` is its day.
  package let date: String
  /// The day in the site's time zone.
  package let day: Day
  /// The note's name in its file's name and its address.
  package let slug: Slug
  /// The note's topics; none for one that is not sorted yet.
  package let topics: [String]
  /// The site's topics, to choose from.
  package let knownTopics: [String]
  /// The article that the note is written from, if any.
  package var source: Source?
  /// Lines of the head for `events:`.
  package var events: [String] = []
  /// Comments at the end of the head, one per line.
  package var remarks: [String] = []
  /// The text after the head.
  package var body = "\n"

  /// An outline without a source. `date` is written as it is given, and `day` is its day in the site's time zone.
  package init(title: String, date: String, day: Day, slug: Slug, topics: [String], knownTopics: [String]) {
    self.title = title
    self.date = date
    self.day = day
    self.slug = slug
    self.topics = topics
    self.knownTopics = knownTopics
  }
}
