import Base
import Names

/// Finds the speaker of each quotation by the words of a `SpeechGrammar`: German, French and Spanish. As
/// `SpeakerReader` does for English, it names nobody whom the text does not name.
struct GrammarSpeakerReader: SpeakerFinder {
  let grammar: SpeechGrammar
  let text: ArticleText
  let isPerson: (ActorID) -> Bool
  var speeches: [(paragraph: Int, end: Int, speaker: Speaker)] = []

  init(_ grammar: SpeechGrammar, _ text: ArticleText, isPerson: @escaping (ActorID) -> Bool) {
    self.grammar = grammar
    self.text = text
    self.isPerson = isPerson
  }

  // MARK: Paragraphs

  /// The quotations of a paragraph: those in marks, parted where a clause inside of them names the speaker, and those
  /// of a dialogue.
  func quotations(in paragraph: Int) -> [QuotedText] {
    let marked = text.quotations[paragraph]
    let all =
      marked.isEmpty && !grammar.capitalisesNouns
      ? QuotedText.dialogue(in: texts[paragraph], paragraph: paragraph) : marked
    return all.flatMap { quoted in
      let isDialogue = quoted.inner == quoted.outer
      guard !grammar.capitalisesNouns, let clause = clauseInside(quoted, isLast: isDialogue) else { return [quoted] }
      return quoted.parted(around: clause, in: texts[paragraph])
    }
  }

  /// `, a dit Camille Rostaing,` inside of marks
  func clauseInside(_ quoted: QuotedText, isLast: Bool) -> Range<Int>? {
    let inside = tokens(in: quoted.inner, quoted.paragraph)
    for index in inside.indices
    where (inside[index].kind == .comma || isLast && inside[index].kind == .stop) && index > inside.startIndex + 1 {
      let clause = inside[(index + 1)...].prefix { $0.kind == .word }
      let next = inside[clause.endIndex...].first
      guard next?.kind == .comma || next?.kind == .stop || next == nil && isLast,
        let (verb, rest) = leadingVerb(clause, anyVerb: false), verb.count > 0, clause.count <= 8
      else { continue }
      let isPronoun = rest.isEmpty && verb.last.map { pronoun(behind: $0.word) != nil } ?? false
      guard isPronoun || nounPhrase(behind: rest).map({ $0.count == rest.count }) ?? false else { continue }
      let end = next.map { $0.kind == .comma ? $0.range.upperBound : $0.range.lowerBound } ?? quoted.inner.upperBound
      // — Et vous y croyez, vous ? demande une infirmière.
      let mark = inside[index].range
      return (inside[index].kind == .stop ? mark.upperBound : mark.lowerBound)..<end
    }
    return nil
  }

  /// The speakers of a paragraph's quotations; nil if the text does not name one.
  mutating func speakers(of quotations: [QuotedText], paragraph: Int) -> [Speaker?] {
    var speakers: [Speaker?] = []
    let starts = names[paragraph].sentences
    var told = 0
    for (index, quoted) in quotations.enumerated() {
      let open = quoted.outer.lowerBound
      let close = quoted.outer.upperBound
      let follower = index + 1 < quotations.count ? quotations[index + 1].outer.lowerBound : texts[paragraph].count
      readSentences(told..<open, starts, paragraph)
      let sentence = starts.partitioningIndex { $0 > open }
      let start = max(told, sentence > 0 ? starts[sentence - 1] : 0)
      let following = starts.partitioningIndex { $0 > close + 4 }
      let sentenceEnd = following < starts.count ? starts[following] : texts[paragraph].count
      let after = close..<max(close, min(follower, sentenceEnd))
      let place = TextPlace(paragraph: paragraph, offset: open)
      var speaker: Speaker?
      if mayGoOn(quoted), let found = speech(after: after, place) {
        speaker = found.speaker
        told = max(close, found.end)
      } else {
        let between = index > 0 ? quotations[index - 1].outer.upperBound..<open : 0..<0
        if index > 0, let earlier = speakers[index - 1], isContinued(between, told, paragraph) {
          speaker = earlier
        } else {
          speaker = introduction(start..<open, place)
        }
        told = close
      }
      if let speaker { speeches.append((paragraph, max(told, close), speaker)) }
      speakers.append(speaker)
    }
    readSentences(told..<texts[paragraph].count, starts, paragraph)
    return speakers
  }

  /// Whether the sentence can go on after a quotation to name the speaker.
  func mayGoOn(_ quoted: QuotedText) -> Bool {
    let text = texts[quoted.paragraph]
    if let last = String(utf8: text[quoted.inner]).unicodeScalars.last(where: { !"’'”» ".unicodeScalars.contains($0) }),
      ",?!…".unicodeScalars.contains(last)
    {
      return true
    }
    let next = String(utf8: text[quoted.outer.upperBound...].prefix(12)).trimmed
    return next.hasPrefix(",") || next.hasPrefix("—") || next.hasPrefix("–") || next.hasPrefix("-")
  }

  /// Sentences without a quotation are read too, so that a later pronoun can mean whoever spoke in them.
  mutating func readSentences(_ range: Range<Int>, _ starts: [Int], _ paragraph: Int) {
    for number in starts.partitioningIndex(where: { $0 >= range.lowerBound })..<starts.count {
      let start = starts[number]
      let end = number + 1 < starts.count ? starts[number + 1] : texts[paragraph].count
      guard end <= range.upperBound else { return }
      let all = tokens(in: start..<end, paragraph)
      guard let comma = all.lastIndex(where: { $0.kind == .comma }) else { continue }
      let tail = all[(comma + 1)...].prefix { $0.kind == .word }
      guard let (verb, rest) = leadingVerb(tail, anyVerb: false), !verb.isEmpty, let phrase = nounPhrase(behind: rest)
      else { continue }
      speeches.append((paragraph, end, speaker(phrase, paragraph)))
    }
  }

}
