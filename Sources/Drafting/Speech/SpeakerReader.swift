import Base
import Names

/// The speaker of a quotation, as the article gives it.
struct Speaker: Sendable, Equatable {
  /// The words of the article: `Deputy Foreign Minister Sergei Ryabkov`, `a second White House official`.
  let text: String
  /// The actor that the words name as the speaker; nil if the speaker is not an actor.
  let actor: ActorID?
}

/// Finds the speaker of each quotation, sentence by sentence in the order of an article. It uses only the grammar of
/// English news: `“…,” NP said`, `said NP`, `NP said: “…”`, `According to NP`. A pronoun, `the text` and `the official`
/// mean the last speaker, if they fit and nobody else was named since. If the article does not name a speaker, there is
/// none.
struct SpeakerReader: SpeakerFinder {
  let text: ArticleText
  let isPerson: (ActorID) -> Bool
  /// The speakers so far, in the order of the text.
  var speeches: [Speech] = []

  struct Speech {
    let paragraph: Int
    /// The end of the sentence that names the speaker.
    let end: Int
    let speaker: Speaker
    /// Whether it was a question. After a question, somebody else speaks.
    let isQuestion: Bool
    /// The pronoun that was used for the speaker; nil if none was used yet.
    var pronoun: String?
  }

  init(_ text: ArticleText, isPerson: @escaping (ActorID) -> Bool) {
    self.text = text
    self.isPerson = isPerson
  }

  /// The speakers of a paragraph's quotations; nil if the text does not name one.
  mutating func speakers(of quotations: [QuotedText], paragraph: Int) -> [Speaker?] {
    var speakers: [Speaker?] = []
    var sentences = names[paragraph].sentences[...]
    /// The part that was read: up to the verb of the last speaker.
    var told = 0
    /// The end of the sentence that named the last speaker.
    var toldSentence = -1
    for (index, quotation) in quotations.enumerated() {
      let open = quotation.outer.lowerBound
      while let start = sentences.first, let next = sentences.dropFirst().first, next <= open {
        if max(start, told) < next { _ = speech(before: max(start, told)..<next, paragraph, quotes: false) }
        sentences.removeFirst()
      }
      let before = max(sentences.first ?? 0, told)..<open
      // A sentence goes on after “Why?” if a verb of speech follows.
      let close = quotation.outer.upperBound
      let follower = index + 1 < quotations.count ? quotations[index + 1].outer.lowerBound : texts[paragraph].count
      let sentence = sentences.first { $0 > close + (isExclaimed(quotation) ? 2 : 0) } ?? texts[paragraph].count
      let after = close..<max(close, min(follower, sentence))

      let speaker: Speaker?
      if mayGoOn(quotation), let found = speech(after: after, paragraph, quotation: open) {
        speaker = found.speaker
        told = found.end
        toldSentence = after.upperBound
      } else if index > 0, let earlier = speakers[index - 1], toldSentence >= 0,
        isContinued(quotations[index - 1].outer.upperBound..<open, told, paragraph)
      {
        speaker = earlier
        told = close
      } else if goesOn(before, paragraph), index > 0, toldSentence >= 0 || speakers[index - 1] != nil,
        isBare(max(toldSentence, quotations[index - 1].outer.upperBound)..<open, paragraph)
          || before.lowerBound == told
      {
        // “We are,” Lavrov said, “ready.” A quotation without a speaker of its own continues the one before it.
        speaker = speakers[index - 1]
        told = close
      } else if index == 0, isBare(before, paragraph), let introduced = introduction(to: paragraph) {
        speaker = introduced
        told = close
        toldSentence = close
      } else {
        speaker = speech(before: before, paragraph, quotes: true)
        told = close
        toldSentence = close
      }
      speakers.append(speaker)
      told = max(told, close)
    }
    while let start = sentences.popFirst() {
      let end = sentences.first ?? texts[paragraph].count
      if max(start, told) < end { _ = speech(before: max(start, told)..<end, paragraph, quotes: false) }
    }
    return speakers
  }

  // MARK: A mark that is never closed

  func quotations(in paragraph: Int) -> [QuotedText] {
    text.quotations[paragraph].map { quotation in
      let mark = texts[paragraph][quotation.outer.lowerBound..<quotation.inner.lowerBound]
      let goesOn = paragraph + 1 < texts.count && texts[paragraph + 1].starts(with: mark)
      return quotation.isOpen && !goesOn ? closed(quotation) : quotation
    }
  }

  /// `“The bridge stays shut, Mayor Ann Roe said.` ends at the comma before the words that name the speaker.
  private func closed(_ quotation: QuotedText) -> QuotedText {
    let paragraph = quotation.paragraph
    for comma in tokens(in: quotation.inner, paragraph) where comma.kind == .comma {
      let end = names[paragraph].sentences.first { $0 > comma.range.upperBound } ?? texts[paragraph].count
      let clause = tokens(in: comma.range.upperBound..<end, paragraph).prefix { $0.kind == .word }
      guard clause.count <= 12, clause.contains(where: { SpeechWords.verbs.contains($0.word) }) else { continue }
      var probe = self
      let open = quotation.outer.lowerBound
      guard probe.speech(after: comma.range.upperBound..<end, paragraph, quotation: open)?.speaker != nil else {
        continue
      }
      return QuotedText(
        paragraph: paragraph, outer: open..<comma.range.upperBound,
        inner: quotation.inner.lowerBound..<comma.range.upperBound, isOpen: false)
    }
    return quotation
  }

  // MARK: Around a quotation

  /// Whether the sentence can go on after a quotation to name the speaker: this needs a comma, a question mark or an
  /// exclamation mark.
  func mayGoOn(_ quotation: QuotedText) -> Bool {
    guard !quotation.isOpen else { return false }
    // A quotation inside it can end at the same place: “He told me, ‘No,’” Trump said.
    let inner = String(utf8: texts[quotation.paragraph][quotation.inner]).unicodeScalars.last { $0 != "’" && $0 != "'" }
    if let inner, ",?!…".unicodeScalars.contains(inner) { return true }
    let next = texts[quotation.paragraph][quotation.outer.upperBound...].prefix(4)
    return next.first == UInt8(ascii: ",") || next.starts(with: " –".utf8) || next.starts(with: " —".utf8)
  }

  func isExclaimed(_ quotation: QuotedText) -> Bool {
    texts[quotation.paragraph][quotation.inner].last.map { "!?".utf8.contains($0) || $0 >= 0x80 } ?? false
  }

  /// Whether there is no word in a range.
  func isBare(_ range: Range<Int>, _ paragraph: Int) -> Bool {
    range.isEmpty || !tokens(in: range, paragraph).contains { $0.kind == .word }
  }

  /// The speaker of a paragraph after one that ends with a colon: `In a statement, the bank said:`
  mutating func introduction(to paragraph: Int) -> Speaker? {
    guard paragraph > 0, texts[paragraph - 1].last == UInt8(ascii: ":"),
      let start = names[paragraph - 1].sentences.last,
      !quoted[paragraph - 1].contains(where: { $0.upperBound > start })
    else { return nil }
    return speech(before: start..<texts[paragraph - 1].count, paragraph - 1, quotes: true)
  }

  /// Whether what stands between two quotations says that the speaker goes on: `NAME said, adding that it “…”`,
  /// `NAME said. He pointed at the weir. “…”`
  func isContinued(_ range: Range<Int>, _ told: Int, _ paragraph: Int) -> Bool {
    let rest = tokens(in: max(told, range.lowerBound)..<range.upperBound, paragraph)
    let words = rest.drop { $0.kind != .word && $0.kind != .stop && $0.kind != .comma }
    guard let first = words.first else { return false }
    if first.kind == .comma, let participle = words.dropFirst().first, SpeechWords.participles.contains(participle.word)
    {
      return !words.dropFirst(2).contains { SpeechWords.verbs.contains($0.word) || $0.kind == .stop }
    }
    // called it “…” and said that it “…”
    if first.word == "and", let verb = words.dropFirst().first, SpeechWords.verbs.contains(verb.word) {
      return !words.dropFirst(2).contains { SpeechWords.verbs.contains($0.word) || $0.kind == .stop }
    }
    // The sentence between is about the speaker.
    guard let stop = words.firstIndex(where: { $0.kind == .stop }), let next = words[(stop + 1)...].first,
      ["he", "she"].contains(next.word), words[stop...].count <= 25, rest.last?.kind == .stop,
      !words[stop...].contains(where: { SpeechWords.verbs.contains($0.word) })
    else { return false }
    return persons(in: words[stop].range.upperBound..<range.upperBound, paragraph).isEmpty
  }

  /// Whether the speaker of a verb can be the speaker of a quotation after it: between the two there are only a few
  /// words that end with a mark, and no other clause.
  func goesOn(_ range: Range<Int>, _ paragraph: Int) -> Bool {
    let between = tokens(in: range, paragraph)
    guard let last = between.last else { return true }
    return [.comma, .colon, .dash].contains(last.kind) && between.count <= 8
      && !between.contains {
        $0.word == "and" || SpeechWords.verbs.contains($0.word) || SpeechWords.relatives.contains($0.word)
          || SpeechWords.conjunctions.contains($0.word)
      }
  }
}
