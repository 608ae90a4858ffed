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
    package internal(set) var text: String
    /// The speaker in the words of the article; nil if the article does not name one.
    package internal(set) var speaker: String?
    package internal(set) var actor: ActorID?
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
    /// `person`, `organisation` or `place`; nil if nothing speaks for one of them.
    package let kind: String?
    /// The first sentence that has it.
    package let sentence: Passage
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
    let text = ArticleText(article, read)
    for (index, paragraph) in article.paragraphs.enumerated() {
      takeNames(read.paragraphs[index], paragraph, text.bytes[index])
    }
    let language = ArticleLanguage(of: article)
    takeUnknownNames(article, text, language)
    takeQuotations(article, text, names, language)
    let reader = DateReader(today: article.facts.date?.day)
    for (index, paragraph) in article.paragraphs.enumerated() { takeDates(reader, text, index, paragraph) }
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

  private mutating func takeUnknownNames(
    _ article: Article, _ text: ArticleText, _ language: ArticleLanguage
  ) {
    var places: [String: Int] = [:]
    // German nouns are capitalised: only two such words in a row are certainly a name.
    let needsTwo = language.grammar?.capitalisesNouns ?? false
    for (index, paragraph) in article.paragraphs.enumerated() where !paragraph.isHeading {
      let found = text.names[index]
      for unknown in found.unknown {
        for name in NameGuess.names(in: unknown.name) where !needsTwo || name.contains(" ") {
          take(name, isSure: !unknown.isDoubtful, places[name], paragraph.line) {
            found.sentence(of: unknown.range, in: text.bytes[index])
          }
          if places[name] == nil { places[name] = self.unknown.count - 1 }
        }
      }
    }
    // A word that is capitalised only at the beginning of a sentence is not a name, unless it begins several sentences
    // and is never in lower case: Witkoff arrived. Witkoff left.
    let small = Set(text.tokens.joined().filter { $0.kind == .word && !$0.isCapitalised }.map(\.word))
    unknown.removeAll { !$0.isSure && ($0.count < 2 || small.contains($0.name.lowercased())) }
    unknown.sort { ($1.count, $0.line, $0.name) < ($0.count, $1.line, $1.name) }
  }

  private mutating func take(
    _ name: String, isSure: Bool, _ known: Int?, _ line: Int, in sentence: () -> Passage
  ) {
    if let known {
      unknown[known].count += 1
      unknown[known].isSure = unknown[known].isSure || isSure
    } else {
      let sentence = sentence()
      let kind = NameGuess.kind(of: name, in: sentence.text)
      unknown.append(UnknownName(name: name, count: 1, line: line, kind: kind, sentence: sentence, isSure: isSure))
    }
  }

  // MARK: Quotations

  private mutating func takeQuotations(
    _ article: Article, _ text: ArticleText, _ names: Names, _ language: ArticleLanguage
  ) {
    let isPerson = { (id: ActorID) in names.actor(id).kind.isPerson }
    var finder: any SpeakerFinder =
      if language == .english {
        SpeakerReader(text, isPerson: isPerson)
      } else if let grammar = language.grammar {
        GrammarSpeakerReader(grammar, text, isPerson: isPerson)
      } else {
        NoSpeakers(text: text)
      }
    var collector = QuotationCollector(
      article, texts: text.bytes, capitalisesNouns: language.grammar?.capitalisesNouns ?? false)
    let transcript = Transcript(article, text, names)
    for (index, paragraph) in article.paragraphs.enumerated() {
      let found = finder.quotations(in: index)
      if let turn = transcript?.turns[index] {
        collector.take(turn, paragraph: index)
      } else if paragraph.isQuoted, found.isEmpty {
        // A block quotation without marks, said by whom the line before it introduces, or the line below it names.
        let block = QuotedText(block: text.bytes[index], paragraph: index)
        let speaker = paragraph.isAttribution ? nil : finder.speakers(of: [block], paragraph: index).first ?? nil
        collector.take(block: paragraph, speaker: speaker, names: names)
      } else {
        collector.take(found, finder.speakers(of: found, paragraph: index), paragraph: index)
      }
    }
    quotations = collector.quotations
    quotedWords = collector.quotedWords
  }

  // MARK: Dates

  private mutating func takeDates(
    _ reader: DateReader, _ whole: ArticleText, _ index: Int, _ paragraph: Article.Paragraph
  ) {
    let (text, tokens, sentences) = (whole.bytes[index], whole.tokens[index], whole.names[index].sentences)
    for (number, start) in sentences.enumerated() {
      let end = number + 1 < sentences.count ? sentences[number + 1] : text.count
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

extension ReadText.Paragraph {
  /// The sentence that contains a name.
  fileprivate func sentence(of name: Range<Int>, in text: [UInt8]) -> Passage {
    let next = sentences.partitioningIndex { $0 > name.lowerBound }
    let start = next > 0 ? sentences[next - 1] : 0
    let end = next < sentences.count ? sentences[next] : text.count
    return Passage(text, start..<end, around: name, reach: Passage.reach)
  }
}
