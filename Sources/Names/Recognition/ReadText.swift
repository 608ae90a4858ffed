import Base

/// A text that is not a note, such as an article, with the names of this archive's actors in it. All ranges are bytes
/// of UTF-8 in a paragraph.
package struct ReadText: Sendable {
  /// What was found in one paragraph.
  package struct Paragraph: Sendable {
    package let names: [Name]
    /// The unknown names in it.
    package let unknown: [Unknown]
    /// Where its sentences begin, the first at 0.
    package let sentences: [Int]
  }

  /// A name of an actor, or of several, and what it means here.
  package struct Name: Sendable {
    package let range: Range<Int>
    package let verdict: FoundName.Verdict
  }

  /// A capitalised name that belongs to no actor.
  package struct Unknown: Sendable {
    package let range: Range<Int>
    package let name: String
    /// Whether it is one word at the beginning of a sentence. Such a word is often not a name.
    package let isDoubtful: Bool
  }

  package let paragraphs: [Paragraph]
}

extension Names {
  /// Finds the actors in paragraphs of plain text by the same rules as in a note in the site's language: after `title`
  /// or the text has named a person in full, the family name is enough.
  package func read(_ paragraphs: [String], title: String) -> ReadText {
    var finder = NameFinder(recogniser, pinned: [], language: language)
    finder.introduceNames(ofTitle: title)
    return ReadText(
      paragraphs: paragraphs.map { paragraph in
        let bytes = Array(paragraph.utf8)
        let sentences = [0] + Sentences.boundaries(bytes)
        return bytes.withUnsafeBufferPointer { text in
          var names: [ReadText.Name] = []
          finder.beginText()
          finder.names(in: text, text.indices) { match in
            AddressText.holds(match.range, in: text) ? .address : nil
          } visit: { range, decision in
            switch decision.verdict {
            // A part of a longer name is not a name of an actor, and the longer name is unknown.
            case .plain(.address, _), .plain(.partOfName, _), .plain(.ordinaryWord, _): break
            case let verdict: names.append(ReadText.Name(range: range, verdict: verdict))
            }
          }
          let unknown = UnknownNames.find(in: text, text.indices, sentences: sentences, except: names.map(\.range))
          return ReadText.Paragraph(
            names: names,
            unknown: unknown.map { .init(range: $0.range, name: $0.text, isDoubtful: $0.isDoubtful) },
            sentences: sentences)
        }
      })
  }
}
