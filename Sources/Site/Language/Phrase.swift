/// A word of a strings file that the program itself uses; templates use the others. It is declared beside the code that
/// uses it: `extension Phrase { static let data = Phrase("data") }`. A test checks that the English file has each of
/// them.
package struct Phrase: Sendable, Hashable {
  /// Its key under `words`.
  package let key: String

  package init(_ key: String) { self.key = key }
}

/// A number of things, with the plural forms of a strings file.
package struct CountedPhrase: Sendable, Hashable {
  /// Its key under `counts`.
  package let key: String

  package init(_ key: String) { self.key = key }

  /// `7 notes`
  package static let notes = CountedPhrase("notes")
  /// `7 more notes`
  package static let moreNotes = CountedPhrase("moreNotes")
  /// `and 7 more`
  package static let more = CountedPhrase("more")
  /// `7 actors`
  package static let actors = CountedPhrase("actors")
  /// `7 corrections`
  package static let corrections = CountedPhrase("corrections")
}

extension Phrase {
  package static let home = Phrase("home")
  package static let corrections = Phrase("corrections")
  package static let ahead = Phrase("ahead")
  package static let topics = Phrase("topics")
  package static let actors = Phrase("actors")
  package static let inYear = Phrase("inYear")
  package static let withoutTopic = Phrase("withoutTopic")
  static let backToText = Phrase("backToText")
  static let calloutNote = Phrase("calloutNote")
  static let calloutTip = Phrase("calloutTip")
  static let calloutImportant = Phrase("calloutImportant")
  static let calloutWarning = Phrase("calloutWarning")
  static let calloutCaution = Phrase("calloutCaution")
  static let completedTask = Phrase("completedTask")
  static let openTask = Phrase("openTask")
}
