import Archive
import Base

/// Whom an article gives as the speaker of a quotation.
struct Speaker: Sendable, Equatable {
  /// As the article words it: `Deputy Foreign Minister Sergei Ryabkov`, `a second White House official`.
  let text: String
  /// The actor that the words name as the speaker; nil for one whom no actor is.
  let actor: ActorID?
}

/// Tells who says what, sentence by sentence in the order of an article. It goes by what the English grammar of news gives
/// and by nothing else: `“…,” NP said`, `said NP`, `NP said: “…”`, `According to NP`; a pronoun, `the text` and `the
/// official` stand for who spoke last and fits. Where the article does not say, neither does it.
struct SpeakerReader {
  private let texts: [[UInt8]]
  private let names: [ReadText.Paragraph]
  private let tokens: [[Token]]
  /// Who spoke, in the order of the text.
  private var speeches: [(paragraph: Int, end: Int, speaker: Speaker)] = []

  init(_ texts: [[UInt8]], _ names: [ReadText.Paragraph]) {
    self.texts = texts
    self.names = names
    tokens = texts.map(Token.tokens)
  }

  /// The speakers of a paragraph's quotations, nil for one whom the text does not give.
  mutating func speakers(of quotations: [QuotedText], paragraph: Int) -> [Speaker?] {
    var speakers: [Speaker?] = []
    var sentences = names[paragraph].sentences[...]
    var told = 0
    /// Takes in the sentences that begin before an offset, which hold no quotation.
    func listen(until offset: Int, _ reader: inout SpeakerReader) {
      while let start = sentences.first, let next = sentences.dropFirst().first, next <= offset {
        if max(start, told) < next { _ = reader.speech(before: max(start, told)..<next, paragraph, quotes: false) }
        sentences.removeFirst()
      }
    }
    for (index, quotation) in quotations.enumerated() {
      listen(until: quotation.outer.lowerBound, &self)
      let previous = index > 0 ? quotations[index - 1].outer.upperBound : 0
      let before = max(sentences.first ?? 0, previous)..<quotation.outer.lowerBound
      // A sentence goes on behind “Why?” where a verb of speech follows.
      let end = quotation.outer.upperBound + (isExclaimed(quotation) ? 2 : 0)
      let follower = index + 1 < quotations.count ? quotations[index + 1].outer.lowerBound : texts[paragraph].count
      let after =
        quotation.outer
        .upperBound..<max(
          quotation.outer.upperBound, min(follower, sentences.first { $0 > end } ?? texts[paragraph].count))
      let speaker: Speaker?
      if isBare(before, paragraph) || before.lowerBound < told {
        if mayGoOn(quotation), let found = speech(after: after, paragraph) {
          speaker = found
          told = after.upperBound
        } else {
          // “No,” he said, “never.” One that stands alone behind another goes on with it.
          let goesOn = index > 0 && (isBare(before, paragraph) || endsInMark(before, paragraph))
          speaker = goesOn ? speakers[index - 1] : nil
        }
      } else if let found = speech(before: before, paragraph, quotes: true) {
        speaker = found
      } else if mayGoOn(quotation), let found = speech(after: after, paragraph) {
        speaker = found
        told = after.upperBound
      } else {
        speaker = nil
      }
      speakers.append(speaker)
      told = max(told, quotation.outer.upperBound)
    }
    listen(until: .max, &self)
    if let start = sentences.first, max(start, told) < texts[paragraph].count {
      _ = speech(before: max(start, told)..<texts[paragraph].count, paragraph, quotes: false)
    }
    return speakers
  }

  // MARK: Around a quotation

  /// Whether the sentence may go on behind a quotation: it does not end with a full stop.
  private func mayGoOn(_ quotation: QuotedText) -> Bool {
    guard !quotation.isOpen, let last = texts[quotation.paragraph][quotation.inner].last else { return false }
    return last != UInt8(ascii: ".")
  }

  private func isExclaimed(_ quotation: QuotedText) -> Bool {
    texts[quotation.paragraph][quotation.inner].last.map { "!?".utf8.contains($0) || $0 >= 0x80 } ?? false
  }

  /// Whether a range holds no word.
  private func isBare(_ range: Range<Int>, _ paragraph: Int) -> Bool {
    !tokens(in: range, paragraph).contains { $0.kind == .word }
  }

  private func endsInMark(_ range: Range<Int>, _ paragraph: Int) -> Bool {
    [.comma, .colon, .dash].contains(tokens(in: range, paragraph).last?.kind)
  }

  private func tokens(in range: Range<Int>, _ paragraph: Int) -> ArraySlice<Token> {
    guard range.lowerBound < range.upperBound else { return [] }
    let all = tokens[paragraph]
    let start = all.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let end = all.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return all[start..<max(start, end)]
  }

  /// `a second White House official said.`, `said Sergei Ryabkov, the deputy minister`, `according to a diplomat`.
  private mutating func speech(after range: Range<Int>, _ paragraph: Int) -> Speaker? {
    let all = tokens(in: range, paragraph).drop { $0.kind == .comma || $0.kind == .dash }
    let clause = all.prefix { $0.kind != .stop && $0.kind != .openingQuote && $0.kind != .colon }.prefix(40)
    guard let first = clause.first, first.kind == .word else { return nil }
    if first.word == "according", clause.dropFirst().first?.word == "to" {
      return record(subject(leading: clause.dropFirst(2)), paragraph, range.upperBound)
    }
    if SpeechWords.verbs.contains(first.word) {
      let rest = clause.dropFirst().drop { $0.word.hasSuffix("ly") }
      return record(subject(leading: rest), paragraph, range.upperBound)
    }
    var verb: Int?
    for index in clause.indices where SpeechWords.verbs.contains(clause[index].word) {
      verb = index
      // A source who asked not to be named said: the relative clause has a verb of its own.
      let isRelative =
        clause[..<index].last { $0.kind == .comma || SpeechWords.relatives.contains($0.word) }
        .map { $0.kind != .comma } ?? false
      if !isRelative { break }
    }
    guard let verb, let head = head(of: clause[..<verb], takesFirst: true) else { return nil }
    return record(head, paragraph, range.upperBound)
  }

  /// `Ryabkov added:`, `According to a diplomat,`, `Lavrov, the foreign minister, said that`; of a sentence without a quotation
  /// too, so that a later pronoun has whom to stand for.
  private mutating func speech(before range: Range<Int>, _ paragraph: Int, quotes: Bool = false) -> Speaker? {
    let clause = tokens(in: range, paragraph)
    guard let first = clause.first else { return nil }
    if first.word == "according", clause.dropFirst().first?.word == "to" {
      return record(subject(leading: clause.dropFirst(2)), paragraph, range.upperBound)
    }
    let isVerb = { (token: Token) in
      SpeechWords.verbs.contains(token.word) || (quotes && SpeechWords.verbsBeforeWords.contains(token.word))
    }
    let isParticiple = { (token: Token) in quotes && SpeechWords.participles.contains(token.word) }
    // The last verb governs a quotation; a sentence without one is by its first.
    let verb = quotes ? clause.lastIndex { isVerb($0) || isParticiple($0) } : clause.firstIndex(where: isVerb)
    guard let verb else {
      // Lavrov: “…”
      guard quotes, clause.last?.kind == .colon, clause.count <= 8 else { return nil }
      return record(clause.dropLast(), paragraph, range.upperBound)
    }
    // Told TASS, responding to a report that it was “…”: what follows a comma is no longer what the verb governs.
    if quotes, clause[verb...].dropLast().contains(where: { $0.kind == .comma }) { return nil }
    let before = clause[..<verb]
    if isParticiple(clause[verb]) || before.last?.word == "and" {
      let main = before.firstIndex(where: isVerb).flatMap { head(of: before[..<$0], takesFirst: false) }
      return record(main ?? leadingName(of: before, paragraph), paragraph, range.upperBound)
    }
    return record(head(of: before, takesFirst: false), paragraph, range.upperBound)
  }

  // MARK: Subjects

  /// The subject behind its verb: up to a comma, a stop or a preposition.
  private func subject(leading clause: ArraySlice<Token>) -> ArraySlice<Token>? {
    let words = clause.prefix { $0.kind == .word && !SpeechWords.prepositions.contains($0.word) }
    return words.isEmpty ? nil : words
  }

  /// The subject before its verb, without what explains it: of `Lavrov, who was in Minsk,` Lavrov. Behind a quotation it is
  /// what comes first (`takesFirst`), before one what comes last.
  private func head(of clause: ArraySlice<Token>, takesFirst: Bool) -> ArraySlice<Token>? {
    var segments = clause.split(omittingEmptySubsequences: false) { $0.kind == .comma || $0.kind == .dash }
      .map { trimmed($0) }
    let endsInComma = segments.last?.isEmpty ?? true
    segments.removeAll(where: \.isEmpty)
    guard !segments.isEmpty else { return nil }
    var head: ArraySlice<Token>
    if takesFirst {
      head = segments[0]
    } else {
      // Lavrov, the minister, said: what stands between the commas explains what stands before them.
      head = endsInComma && segments.count > 1 ? segments[segments.count - 2] : segments[segments.count - 1]
      if let conjunction = head.lastIndex(where: { SpeechWords.conjunctions.contains($0.word) }) {
        let rest = trimmed(head[(conjunction + 1)...])
        if !rest.isEmpty { head = rest }
      }
    }
    guard head.allSatisfy({ $0.kind == .word }), head.count <= 16 else { return nil }
    return head
  }

  /// Without the words around it that are no part of a subject.
  private func trimmed(_ clause: ArraySlice<Token>) -> ArraySlice<Token> {
    let isFiller = { (token: Token) in SpeechWords.fillers.contains(token.word) || token.word.hasSuffix("edly") }
    var clause = clause.drop(while: isFiller)
    // On Monday Lavrov said.
    if let first = clause.first, ["on", "in"].contains(first.word), let second = clause.dropFirst().first,
      DateWords.isCalendarWord(second.word), clause.count > 2
    {
      clause = clause.dropFirst(2)
    }
    while let last = clause.last, isFiller(last) { clause = clause.dropLast() }
    return clause
  }

  /// The name that a sentence begins with: `Putin met Trump and said`.
  private func leadingName(of clause: ArraySlice<Token>, _ paragraph: Int) -> ArraySlice<Token>? {
    guard let first = clause.first else { return nil }
    let words = clause.prefix { $0.kind == .word && ($0.isCapitalised || $0.range == first.range) }
    guard let last = words.last else { return nil }
    let isNamed = names[paragraph].names.contains { $0.range.upperBound == last.range.upperBound }
    return isNamed ? words : nil
  }

  // MARK: Whom a subject stands for

  private mutating func record(_ subject: ArraySlice<Token>?, _ paragraph: Int, _ end: Int) -> Speaker? {
    guard let subject, let first = subject.first, let last = subject.last else { return nil }
    let speaker: Speaker
    if let earlier = antecedent(of: subject, paragraph) {
      speaker = earlier
    } else {
      let text = String(utf8: texts[paragraph][first.range.lowerBound..<last.range.upperBound])
      speaker = Speaker(text: text, actor: actor(in: subject, paragraph))
    }
    speeches.append((paragraph, end, speaker))
    return speaker
  }

  /// Who spoke before, where a subject stands for them: within this paragraph or the one before.
  private func antecedent(of subject: ArraySlice<Token>, _ paragraph: Int) -> Speaker? {
    guard let last = subject.last else { return nil }
    let near = speeches.suffix(12).reversed().prefix { $0.paragraph >= paragraph - 1 }.map(\.speaker)
    if subject.count == 1, SpeechWords.pronouns.contains(last.word) { return near.first }
    guard subject.count == 2, subject.first?.word == "the", !last.isCapitalised else { return nil }
    if SpeechWords.documents.contains(last.word) { return near.first }
    // The official: who was called one.
    return near.first { $0.text.lowercased().split(separator: " ").contains { $0 == last.word } }
  }

  /// The actor that is the head of a subject: the name at its end, unless something else is the head, as in `the leaders of
  /// Britain`, or two are named.
  private func actor(in subject: ArraySlice<Token>, _ paragraph: Int) -> ActorID? {
    guard let first = subject.first, let last = subject.last else { return nil }
    let range = first.range.lowerBound..<last.range.upperBound
    let all = names[paragraph].names
    let end = all.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    guard end > 0, case let name = all[end - 1], name.range.lowerBound >= range.lowerBound,
      name.range.upperBound == range.upperBound, case .mention(let actor, _) = name.verdict
    else { return nil }
    let before = Array(subject.prefix { $0.range.upperBound <= name.range.lowerBound })
    if before.contains(where: { $0.word == "and" }) { return nil }
    for (index, token) in before.enumerated() where SpeechWords.linkingPrepositions.contains(token.word) {
      let isOffice = index > 0 && SpeechWords.offices.contains(before[index - 1].word) && index < before.count - 1
      if !isOffice { return nil }
    }
    return actor
  }
}

extension Array {
  /// The first index whose element fulfils a condition that all later ones fulfil too.
  func partitioningIndex(where isPast: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
