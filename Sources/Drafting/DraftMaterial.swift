package import Base
package import Names
import Notes

/// Everything in an article that a note can use: the actors that it names, their quotations, and dates. Lines are lines
/// of the article, from 1.
package struct DraftMaterial: Sendable {
  /// An actor that the article names.
  package struct NamedActor: Sendable {
    package let actor: ActorID
    /// The lines of the paragraphs that name it, one for each mention.
    package fileprivate(set) var lines: [Int]
    /// The first sentence that names it.
    package let sentence: Passage
  }

  /// A name that several actors have, if nothing says which one it means.
  package struct AmbiguousName: Sendable {
    package let name: String
    package let actors: [ActorID]
    package let line: Int
  }

  /// A quotation in the article, with the speaker if the article names one.
  package struct Quotation: Sendable {
    /// The text without quotation marks, with an empty line between its paragraphs. A comma before the closing mark
    /// becomes a full stop.
    package fileprivate(set) var text: String
    /// The speaker in the words of the article; nil if the article does not name one.
    package fileprivate(set) var speaker: String?
    package fileprivate(set) var actor: ActorID?
    package let line: Int
  }

  /// Words in quotation marks that are not a quotation for a note: a title, or a part of a sentence.
  package struct QuotedWords: Sendable {
    package let text: String
    package let line: Int
  }

  /// A day or more that the article names.
  package struct Date: Sendable {
    /// The words of the article.
    package let text: String
    package let first: Day
    package let last: Day
    package let sentence: Passage
    package let line: Int
  }

  /// A capitalised name that belongs to no actor.
  package struct UnknownName: Sendable {
    package let name: String
    package fileprivate(set) var count: Int
    package let line: Int
    fileprivate var isSure: Bool
  }

  /// In the order in which the article first names them.
  package private(set) var actors: [NamedActor] = []
  package private(set) var ambiguous: [AmbiguousName] = []
  package private(set) var quotations: [Quotation] = []
  package private(set) var quotedWords: [QuotedWords] = []
  /// Chronological.
  package private(set) var dates: [Date] = []
  /// The most frequent first.
  package private(set) var unknown: [UnknownName] = []

  /// Reads an article with the names of a site's actors. Relative dates count from the article's own date.
  package init(of article: Article, by names: Names) {
    let read = names.read(article.paragraphs.map(\.text), title: article.facts.title ?? "")
    let texts = article.paragraphs.map { Array($0.text.utf8) }
    for (index, paragraph) in article.paragraphs.enumerated() {
      takeNames(read.paragraphs[index], paragraph, texts[index])
    }
    takeUnknownNames(article, read, texts.map(Token.tokens))
    takeQuotations(article, texts, read, names)
    let reader = DateReader(today: article.facts.date?.day)
    for (index, paragraph) in article.paragraphs.enumerated() {
      takeDates(reader, read.paragraphs[index], paragraph, texts[index])
    }
    dates.sort { ($0.first, $0.last, $0.line) < ($1.first, $1.last, $1.line) }
  }

  // MARK: Names

  private mutating func takeNames(
    _ read: ReadText.Paragraph, _ paragraph: Article.Paragraph, _ text: [UInt8]
  ) {
    for name in read.names {
      switch name.verdict {
      case .mention(let actor, _):
        if let known = actors.firstIndex(where: { $0.actor == actor }) {
          actors[known].lines.append(paragraph.line)
        } else {
          actors.append(
            NamedActor(actor: actor, lines: [paragraph.line], sentence: read.sentence(of: name.range, in: text)))
        }
      case .plain(.ambiguous, let possible):
        let written = String(utf8: text[name.range])
        if !ambiguous.contains(where: { $0.name == written && $0.actors == possible }) {
          ambiguous.append(AmbiguousName(name: written, actors: possible, line: paragraph.line))
        }
      case .plain: break
      }
    }
  }

  private mutating func takeUnknownNames(_ article: Article, _ read: ReadText, _ texts: [[Token]]) {
    var places: [String: Int] = [:]
    for (paragraph, found) in zip(article.paragraphs, read.paragraphs) where !paragraph.isHeading {
      for name in found.unknown {
        if let known = places[name.name] {
          unknown[known].count += 1
          unknown[known].isSure = unknown[known].isSure || !name.isDoubtful
        } else {
          places[name.name] = unknown.count
          unknown.append(
            UnknownName(name: name.name, count: 1, line: paragraph.line, isSure: !name.isDoubtful))
        }
      }
    }
    // A word that is capitalised only at the beginning of a sentence is not a name, unless it begins several sentences
    // and is never in lower case: Witkoff arrived. Witkoff left.
    let small = Set(texts.joined().filter { $0.kind == .word && !$0.isCapitalised }.map(\.word))
    unknown.removeAll { !$0.isSure && ($0.count < 2 || small.contains($0.name.lowercased())) }
    unknown.sort { ($1.count, $0.line, $0.name) < ($0.count, $1.line, $1.name) }
  }

  // MARK: Quotations

  private mutating func takeQuotations(_ article: Article, _ texts: [[UInt8]], _ read: ReadText, _ names: Names) {
    var reader = SpeakerReader(texts, read.paragraphs) { names.actor($0).kind.isPerson }
    var isOpen = false
    for (index, paragraph) in article.paragraphs.enumerated() {
      let found = QuotedText.find(in: texts[index], paragraph: index)
      let speakers = reader.speakers(of: found, paragraph: index)
      for (quoted, speaker) in zip(found, speakers) {
        let words = String(utf8: texts[index][quoted.inner]).trimmed
        if isOpen, quoted.outer.lowerBound == 0, let last = quotations.indices.last {
          quotations[last].text += "\n\n" + Self.told(words)
          if quotations[last].speaker == nil { quotations[last].take(speaker) }
        } else if quoted.isOpen ? continues(index, article, texts) : Self.isQuotation(words, speaker) {
          var quotation = Quotation(text: Self.told(words), speaker: nil, actor: nil, line: paragraph.line)
          quotation.take(speaker)
          quotations.append(quotation)
        } else if !words.isEmpty {
          quotedWords.append(QuotedWords(text: words, line: paragraph.line))
        }
        isOpen = quoted.isOpen && continues(index, article, texts)
      }
      if found.isEmpty { isOpen = false }
    }
  }

  /// Whether the next paragraph begins with a quotation mark, which means that the speech goes on there.
  private func continues(_ index: Int, _ article: Article, _ texts: [[UInt8]]) -> Bool {
    guard index + 1 < texts.count else { return false }
    return texts[index + 1].starts(with: "“".utf8) || texts[index + 1].first == UInt8(ascii: "\"")
  }

  /// It has four words or more, or it is a whole sentence that somebody said. The title of a book is neither.
  private static func isQuotation(_ words: String, _ speaker: Speaker?) -> Bool {
    let all = words.split(separator: " ")
    let isSentence = words.last.map { ",.!?…".contains($0) } ?? false
    if all.count < 4 { return speaker != nil && isSentence && words.first?.isUppercase == true }
    let isTitle = all.allSatisfy { $0.count < 4 || $0.first?.isUppercase == true }
    return isSentence || !isTitle
  }

  /// The comma before `he said` belongs to the article, not to the words of the speaker.
  private static func told(_ words: String) -> String { words.hasSuffix(",") ? words.dropLast() + "." : words }

  // MARK: Dates

  private mutating func takeDates(
    _ reader: DateReader, _ read: ReadText.Paragraph, _ paragraph: Article.Paragraph, _ text: [UInt8]
  ) {
    let tokens = Token.tokens(of: text)
    for (number, start) in read.sentences.enumerated() {
      let end = number + 1 < read.sentences.count ? read.sentences[number + 1] : text.count
      let first = tokens.partitioningIndex { $0.range.lowerBound >= start }
      let last = tokens.partitioningIndex { $0.range.lowerBound >= end }
      for date in reader.dates(in: tokens[first..<last]) {
        let sentence = Passage(text, start..<end, around: date.range, reach: Passage.reach)
        let written = String(utf8: text[date.range])
        dates.append(
          Date(text: written, first: date.first, last: date.last, sentence: sentence, line: paragraph.line))
      }
    }
  }
}

extension DraftMaterial.Quotation {
  fileprivate mutating func take(_ speaker: Speaker?) {
    self.speaker = speaker?.text
    actor = speaker?.actor
  }
}

extension ReadText.Paragraph {
  /// The sentence that contains a name.
  fileprivate func sentence(of name: Range<Int>, in text: [UInt8]) -> Passage {
    let next = sentences.partitioningIndex { $0 > name.lowerBound }
    let start = next > 0 ? sentences[next - 1] : 0
    let end = next < sentences.count ? sentences[next] : text.count
    return Passage(text, start..<end, around: name, reach: Passage.reach)
  }
}
