import Base
import Names

/// Puts the quotations of an article together from what stands between quotation marks: speeches that go on in the next
/// paragraph, and sentences that the words `he said` part.
struct QuotationCollector {
  private(set) var quotations: [DraftMaterial.Quotation] = []
  private(set) var quotedWords: [DraftMaterial.QuotedWords] = []

  private let article: Article
  private let texts: [[UInt8]]
  /// The opening mark of the speech that goes on in the next paragraph.
  private var openMark: ArraySlice<UInt8>?
  /// Whether the last paragraph was one of a block quotation without marks.
  private var wasBlock = false
  /// Whether the last turn of a transcript is a quotation.
  private var isInTurn = false
  /// What was taken last in this paragraph.
  private var last: Piece?

  private struct Piece {
    let quoted: QuotedText
    var words: String
    let speaker: Speaker?
    /// Whether it is the last quotation; else it is among the quoted words.
    var isQuotation: Bool
  }

  /// Whether the article's language writes all nouns with a capital, so that a sentence can look like a title.
  private let capitalisesNouns: Bool

  init(_ article: Article, texts: [[UInt8]], capitalisesNouns: Bool) {
    self.capitalisesNouns = capitalisesNouns
    self.article = article
    self.texts = texts
  }

  /// Takes a paragraph of a block quotation without marks. The first one begins a quotation, further ones go on with
  /// it, and a line below them names the speaker: `Ann Roe, farmer`.
  mutating func take(block paragraph: Article.Paragraph, speaker: Speaker?, names: Names) {
    defer { wasBlock = !paragraph.isAttribution }
    if paragraph.isAttribution {
      guard wasBlock, let place = quotations.indices.last else { return }
      let words =
        paragraph.text.drop { "—–- ".contains($0) }.split(separator: ",").first.map { String($0).trimmed } ?? ""
      guard !words.isEmpty else { return }
      quotations[place].take(Speaker(text: words, actor: names.actor(named: words)))
    } else if wasBlock, let place = quotations.indices.last {
      quotations[place].text += "\n\n" + paragraph.text
    } else {
      var quotation = DraftMaterial.Quotation(text: paragraph.text, speaker: nil, actor: nil, line: paragraph.line)
      quotation.take(speaker)
      quotations.append(quotation)
    }
    last = nil
    openMark = nil
  }

  /// Takes a turn of a transcript. One of few words is no quotation for a note.
  mutating func take(_ turn: Transcript.Turn, paragraph index: Int) {
    var words = String(utf8: texts[index][turn.words]).collapsed
    // A: “The smell of the engine room.”
    if let whole = QuotedText.find(in: texts[index], paragraph: index).first, whole.outer == turn.words {
      words = String(utf8: texts[index][whole.inner]).collapsed
    }
    defer { (last, openMark, wasBlock) = (nil, nil, false) }
    if turn.isContinued, isInTurn, let place = quotations.indices.last {
      quotations[place].text += "\n\n" + words
      return
    }
    isInTurn = words.split(separator: " ").count > 3
    if isInTurn {
      append(words, turn.speaker, index)
    } else {
      quotedWords.append(DraftMaterial.QuotedWords(text: words, line: article.paragraphs[index].line))
    }
  }

  /// Takes what stands between marks in a paragraph, with the speaker of each.
  mutating func take(_ found: [QuotedText], _ speakers: [Speaker?], paragraph index: Int) {
    last = nil
    wasBlock = false
    if found.isEmpty { openMark = nil }
    for (quoted, speaker) in zip(found, speakers) { take(quoted, speaker, index) }
  }

  private mutating func take(_ quoted: QuotedText, _ speaker: Speaker?, _ index: Int) {
    let text = texts[index]
    let words = String(utf8: text[quoted.inner]).collapsed
    let mark = text[quoted.outer.lowerBound..<quoted.inner.lowerBound]
    let isContinued = quoted.isOpen && continues(index, mark)
    if openMark != nil, quoted.outer.lowerBound == 0, let place = quotations.indices.last {
      quotations[place].text += "\n\n" + Self.told(words)
      if quotations[place].speaker == nil { quotations[place].take(speaker) }
      last = nil
    } else if let first = last, let named = first.speaker, named == speaker || speaker == nil,
      goesOn(after: first.quoted, to: quoted, text)
    {
      join(first, quoted, words, index)
    } else {
      var isTaken = false
      if quoted.isOpen ? isContinued : isQuotation(words, speaker, beginsSentence: begins(quoted, text)) {
        append(words, speaker, index)
        isTaken = true
      } else if !words.isEmpty {
        quotedWords.append(DraftMaterial.QuotedWords(text: words, line: article.paragraphs[index].line))
      }
      last = Piece(quoted: quoted, words: words, speaker: speaker, isQuotation: isTaken)
    }
    openMark = isContinued ? mark : nil
  }

  private mutating func append(_ words: String, _ speaker: Speaker?, _ index: Int) {
    var quotation = DraftMaterial.Quotation(
      text: Self.told(words), speaker: nil, actor: nil, line: article.paragraphs[index].line)
    quotation.take(speaker)
    quotations.append(quotation)
  }

  /// “We tried,” she said, “and we failed.” is one quotation.
  private mutating func join(_ first: Piece, _ quoted: QuotedText, _ words: String, _ index: Int) {
    let between = texts[index][first.quoted.outer.upperBound..<quoted.outer.lowerBound]
    let endsSentence = quoted.isRest && String(utf8: between).trimmed.hasSuffix(".")
    let whole = first.words + (endsSentence ? ". " : " ") + words
    if first.isQuotation, let place = quotations.indices.last {
      quotations[place].text = Self.told(whole)
    } else {
      if quotedWords.last?.text == first.words { quotedWords.removeLast() }
      append(whole, first.speaker, index)
    }
    last = Piece(quoted: quoted, words: whole, speaker: first.speaker, isQuotation: true)
  }

  /// Whether a quotation is the rest of the sentence that the one before it begins: what names the speaker stands
  /// between commas.
  private func goesOn(after first: QuotedText, to second: QuotedText, _ text: [UInt8]) -> Bool {
    let between = String(utf8: text[first.outer.upperBound..<second.outer.lowerBound]).collapsed
    if second.isRest { return true }
    guard between.hasSuffix(",") || between.hasSuffix("—") || between.hasSuffix("–"),
      !between.contains(where: { ".!?:;".contains($0) }), let end = text[first.inner].last
    else { return false }
    return !".!?".utf8.contains(end)
  }

  /// Whether the next paragraph begins with the same mark, which means that the speech goes on there.
  private func continues(_ index: Int, _ mark: ArraySlice<UInt8>) -> Bool {
    index + 1 < texts.count && texts[index + 1].starts(with: mark)
  }

  /// Whether nothing of its sentence stands before a quotation, or only what introduces it.
  private func begins(_ quoted: QuotedText, _ text: [UInt8]) -> Bool {
    let before = String(utf8: text[..<quoted.outer.lowerBound].suffix(120)).trimmed
    guard let last = before.unicodeScalars.last else { return true }
    return ".!?:,…”\"»—–".unicodeScalars.contains(last) && !(last == "," && before.count > 60)
      || SpeechWords.verbs.contains(before.split(separator: " ").last?.lowercased() ?? "")
  }

  /// It has four words or more, or it is a whole sentence that somebody said. The title of a book is neither.
  private func isQuotation(_ words: String, _ speaker: Speaker?, beginsSentence: Bool) -> Bool {
    let all = words.split(separator: " ")
    let isSentence = words.last.map { ",.!?…".contains($0) } ?? false
    if all.count < 4 { return speaker != nil && isSentence && beginsSentence && words.first?.isUppercase == true }
    if capitalisesNouns, speaker != nil { return true }
    let isTitle = all.allSatisfy { $0.count < 4 || $0.first?.isUppercase == true }
    return isSentence || !isTitle
  }

  /// The comma before `he said` belongs to the article, not to the words of the speaker.
  private static func told(_ words: String) -> String { words.hasSuffix(",") ? words.dropLast() + "." : words }
}

extension DraftMaterial.Quotation {
  fileprivate mutating func take(_ speaker: Speaker?) {
    self.speaker = speaker?.text
    actor = speaker?.actor
  }
}
