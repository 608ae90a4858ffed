import Base
import Names

/// An article's paragraphs as all its readers see them: split into words, sentences and quotations once.
struct ArticleText {
  let bytes: [[UInt8]]
  /// Names and sentences.
  let names: [ReadText.Paragraph]
  /// Without the marks of a nickname, which stand inside of a name.
  let tokens: [[Token]]
  /// What stands between quotation marks.
  let quotations: [[QuotedText]]
  /// Where it stands, in bytes.
  let quoted: [[Range<Int>]]

  init(_ article: Article, _ read: ReadText) {
    bytes = article.paragraphs.map { Array($0.text.utf8) }
    names = read.paragraphs
    quotations = bytes.enumerated().map { QuotedText.find(in: $1, paragraph: $0) }
    quoted = quotations.map { $0.map(\.outer) }
    tokens = zip(bytes, quoted).map { text, quoted in
      Token.tokens(of: text).filter { token in
        token.kind != .openingQuote && token.kind != .closingQuote || quoted.overlap(token.range)
      }
    }
  }

  /// The tokens that begin in a range of a paragraph's bytes.
  func tokens(in range: Range<Int>, _ paragraph: Int) -> ArraySlice<Token> {
    guard range.lowerBound < range.upperBound else { return [] }
    let all = tokens[paragraph]
    let start = all.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let end = all.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return all[start..<max(start, end)]
  }
}

/// A place in an article: a paragraph, and an offset in its bytes.
struct TextPlace {
  let paragraph: Int
  let offset: Int
}

/// Finds who speaks in an article, by the grammar of its language. It reads the paragraphs in their order.
protocol SpeakerFinder {
  var text: ArticleText { get }

  /// The quotations of a paragraph.
  func quotations(in paragraph: Int) -> [QuotedText]

  /// The speakers of a paragraph's quotations; nil if the text does not name one.
  mutating func speakers(of quotations: [QuotedText], paragraph: Int) -> [Speaker?]
}

extension SpeakerFinder {
  var texts: [[UInt8]] { text.bytes }
  var names: [ReadText.Paragraph] { text.names }
  var tokens: [[Token]] { text.tokens }
  var quoted: [[Range<Int>]] { text.quoted }

  func tokens(in range: Range<Int>, _ paragraph: Int) -> ArraySlice<Token> { text.tokens(in: range, paragraph) }

  func quotations(in paragraph: Int) -> [QuotedText] { text.quotations[paragraph] }
}

/// For an article in a language without a grammar here: nobody is named.
struct NoSpeakers: SpeakerFinder {
  let text: ArticleText

  func speakers(of quotations: [QuotedText], paragraph: Int) -> [Speaker?] { quotations.map { _ in nil } }
}
