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
struct SpeakerReader {
  private let texts: [[UInt8]]
  private let names: [ReadText.Paragraph]
  private let isPerson: (ActorID) -> Bool
  private let tokens: [[Token]]
  /// The speakers so far, in the order of the text.
  private var speeches: [Speech] = []

  private struct Speech {
    let paragraph: Int
    /// The end of the sentence that names the speaker.
    let end: Int
    let speaker: Speaker
    /// Whether it was a question. After a question, somebody else speaks.
    let isQuestion: Bool
    /// The pronoun that was used for the speaker; nil if none was used yet.
    var pronoun: String?
  }

  /// A place in the article: a paragraph, and an offset in it.
  private struct Place {
    let paragraph: Int
    let offset: Int
  }

  init(_ texts: [[UInt8]], _ names: [ReadText.Paragraph], isPerson: @escaping (ActorID) -> Bool) {
    self.texts = texts
    self.names = names
    self.isPerson = isPerson
    tokens = texts.map(Token.tokens)
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
      } else if goesOn(before, paragraph), index > 0, toldSentence >= 0 || speakers[index - 1] != nil,
        isBare(max(toldSentence, quotations[index - 1].outer.upperBound)..<open, paragraph)
          || before.lowerBound == told
      {
        // “We are,” Lavrov said, “ready.” A quotation without a speaker of its own continues the one before it.
        speaker = speakers[index - 1]
        told = close
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

  // MARK: Around a quotation

  /// Whether the sentence can go on after a quotation to name the speaker: this needs a comma, a question mark or an
  /// exclamation mark.
  private func mayGoOn(_ quotation: QuotedText) -> Bool {
    guard !quotation.isOpen else { return false }
    // A quotation inside it can end at the same place: “He told me, ‘No,’” Trump said.
    let inner = String(utf8: texts[quotation.paragraph][quotation.inner]).unicodeScalars.last { $0 != "’" && $0 != "'" }
    if let inner, ",?!…".unicodeScalars.contains(inner) { return true }
    let next = texts[quotation.paragraph][quotation.outer.upperBound...].prefix(4)
    return next.first == UInt8(ascii: ",") || next.starts(with: " –".utf8) || next.starts(with: " —".utf8)
  }

  private func isExclaimed(_ quotation: QuotedText) -> Bool {
    texts[quotation.paragraph][quotation.inner].last.map { "!?".utf8.contains($0) || $0 >= 0x80 } ?? false
  }

  /// Whether there is no word in a range.
  private func isBare(_ range: Range<Int>, _ paragraph: Int) -> Bool {
    range.isEmpty || !tokens(in: range, paragraph).contains { $0.kind == .word }
  }

  /// Whether the speaker of a verb can be the speaker of a quotation after it: between the two there are only a few
  /// words that end with a mark, and no other clause.
  private func goesOn(_ range: Range<Int>, _ paragraph: Int) -> Bool {
    let between = tokens(in: range, paragraph)
    guard let last = between.last else { return true }
    return [.comma, .colon, .dash].contains(last.kind) && between.count <= 8
      && !between.contains {
        $0.word == "and" || SpeechWords.verbs.contains($0.word) || SpeechWords.relatives.contains($0.word)
          || SpeechWords.conjunctions.contains($0.word)
      }
  }

  private func tokens(in range: Range<Int>, _ paragraph: Int) -> ArraySlice<Token> {
    guard range.lowerBound < range.upperBound else { return [] }
    let all = tokens[paragraph]
    let start = all.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let end = all.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return all[start..<max(start, end)]
  }

  /// `a second White House official said.`, `said Sergei Ryabkov, the deputy minister`, `according to a diplomat`: the
  /// speaker, and the end of these words.
  private mutating func speech(
    after range: Range<Int>, _ paragraph: Int, quotation: Int
  ) -> (speaker: Speaker?, end: Int)? {
    let all = tokens(in: range, paragraph).drop { $0.kind == .comma || $0.kind == .dash }
    let clause = all.prefix { $0.kind != .stop && $0.kind != .openingQuote && $0.kind != .colon }.prefix(40)
    // After a quotation that is part of a clause, another clause begins: …, while Rubio said.
    guard let first = clause.first, first.kind == .word, first.word != "and", first.word != "but",
      !SpeechWords.conjunctions.contains(first.word)
    else { return nil }
    let place = Place(paragraph: paragraph, offset: quotation)
    func found(_ subject: Subject?, _ verb: Token, _ reader: inout SpeakerReader) -> (Speaker?, Int) {
      (
        reader.record(subject, verb, place, end: range.upperBound),
        max(verb.range.upperBound, subject?.words.last?.range.upperBound ?? 0)
      )
    }
    if first.word == "according", clause.dropFirst().first?.word == "to" {
      return found(Subject(behindVerb: clause.dropFirst(2)), first, &self)
    }
    if SpeechWords.verbs.contains(first.word) {
      return found(Subject(behindVerb: clause.dropFirst().drop { SpeechWords.isAdverb($0.word) }), first, &self)
    }
    if let quoted = quotedAsSaying(clause) { return found(quoted.subject, quoted.verb, &self) }
    guard let verb = verb(in: clause, isBehind: true) else { return nil }
    return found(Subject(before: clause[..<verb], isBehind: true), clause[verb], &self)
  }

  /// `Ryabkov added:`, `According to a diplomat,`, `Lavrov, the foreign minister, said that`. Sentences without a
  /// quotation are read too, so that a later pronoun can mean their speaker.
  private mutating func speech(before range: Range<Int>, _ paragraph: Int, quotes: Bool) -> Speaker? {
    let clause = tokens(in: range, paragraph)
    guard let first = clause.first else { return nil }
    let place = Place(paragraph: paragraph, offset: range.lowerBound)
    if first.word == "according", clause.dropFirst().first?.word == "to" {
      return record(Subject(behindVerb: clause.dropFirst(2)), first, place, end: range.upperBound)
    }
    if quotes, clause.last?.isPossessive == true { return nil }
    if let quoted = quotedAsSaying(clause) { return record(quoted.subject, quoted.verb, place, end: range.upperBound) }
    if quotes, let participle = clause.lastIndex(where: { SpeechWords.participles.contains($0.word) }),
      !clause[participle...].contains(where: { SpeechWords.verbs.contains($0.word) })
    {
      // Zelensky called on Trump to be firm, saying “…”: the speaker is the same as before.
      guard let verb = verb(in: clause[..<participle], quotes: true, isFirst: true) else { return nil }
      return record(Subject(before: clause[..<verb], isBehind: false), clause[verb], place, end: range.upperBound)
    }
    guard let verb = verb(in: clause, quotes: quotes, isFirst: !quotes) else {
      // Lavrov: “…”
      guard quotes, clause.last?.kind == .colon, clause.count <= 8, let last = clause.last else { return nil }
      return record(Subject(name: clause.dropLast()), last, place, end: range.upperBound)
    }
    // Told TASS, responding to a report that it was “…”: the words after a comma no longer depend on the verb.
    if quotes, clause[verb...].dropLast().contains(where: { $0.kind == .comma }) { return nil }
    let before = clause[..<verb]
    if before.last?.word == "and" {
      let main = self.verb(in: before, isFirst: true).map { before[..<$0] } ?? leadingName(of: before, paragraph) ?? []
      return record(Subject(before: main, isBehind: false), clause[verb], place, end: range.upperBound)
    }
    return record(Subject(before: before, isBehind: false), clause[verb], place, end: range.upperBound)
  }

  /// The verb of speech that counts: active, and not in a relative clause. Before a quotation, the last such verb
  /// counts. After a quotation, and in a sentence without one, the first counts.
  private func verb(
    in clause: ArraySlice<Token>, quotes: Bool = false, isFirst: Bool = false, isBehind: Bool = false
  ) -> Int? {
    let found = clause.indices.filter { index in
      let word = clause[index].word
      guard SpeechWords.verbs.contains(word) || (quotes && SpeechWords.verbsBeforeWords.contains(word)) else {
        return false
      }
      let previous = clause[..<index].last
      // The idea, called “…”; he read “the letter” aloud.
      if SpeechWords.verbsBeforeWords.contains(word), previous?.kind == .comma { return false }
      if ["read", "reads"].contains(word), !(previous.map { SpeechWords.documents.contains($0.word) } ?? false) {
        return false
      }
      // Was told, asked by a reporter: the speaker is somebody else.
      let before = clause[..<index].last { !SpeechWords.isAdverb($0.word) && $0.word != "also" }
      if before.map({ SpeechWords.formsOfBe.contains($0.word) }) ?? false { return false }
      return clause[(index + 1)...].first?.word != "by"
    }
    if isBehind {
      // A source who asked not to be named said: the relative clause has a verb of its own.
      return found.first { index in
        let mark = clause[..<index].last { $0.kind == .comma || SpeechWords.relatives.contains($0.word) }
        return mark.map { $0.kind == .comma } ?? true
      } ?? found.last
    }
    return isFirst ? found.first : found.last
  }

  /// `TASS quoted Lavrov as saying`, `Lavrov was quoted by TASS as saying`: Lavrov.
  private func quotedAsSaying(_ clause: ArraySlice<Token>) -> (subject: Subject?, verb: Token)? {
    guard let quoted = clause.firstIndex(where: { $0.word == "quoted" || $0.word == "cited" }),
      let saying = clause[quoted...].firstIndex(where: { SpeechWords.participles.contains($0.word) }),
      saying > quoted + 1, clause[saying - 1].word == "as"
    else { return nil }
    let isPassive = clause[..<quoted].last.map { SpeechWords.formsOfBe.contains($0.word) } ?? false
    let words = isPassive ? clause[..<quoted].dropLast() : clause[(quoted + 1)..<(saying - 1)]
    return (Subject(before: words, isBehind: false), clause[quoted])
  }

  /// The name that a sentence begins with: `Putin met Trump and said`.
  private func leadingName(of clause: ArraySlice<Token>, _ paragraph: Int) -> ArraySlice<Token>? {
    guard let first = clause.first, !clause.contains(where: { $0.kind == .comma }) else { return nil }
    let words = clause.prefix { $0.kind == .word && ($0.isCapitalised || $0.range == first.range) }
    guard let last = words.last else { return nil }
    let isNamed = names[paragraph].names.contains { $0.range.upperBound == last.range.upperBound }
    return isNamed ? words : nil
  }

  // MARK: Whom a subject stands for

  private mutating func record(_ subject: Subject?, _ verb: Token, _ place: Place, end: Int) -> Speaker? {
    guard let subject, let first = subject.words.first, let last = subject.words.last else { return nil }
    let isQuestion = verb.word == "asked" || verb.word == "asks"
    let pronoun = subject.words.count == 1 ? last.word : nil
    if let pronoun, SpeechWords.personalPronouns.contains(pronoun) || SpeechWords.otherPronouns.contains(pronoun) {
      guard let earlier = antecedent(of: pronoun, at: place) else { return nil }
      speeches[earlier].pronoun = pronoun
      return add(speeches[earlier].speaker, place, end, isQuestion, pronoun)
    }
    if let speaker = namesake(of: subject.words, at: place) { return add(speaker, place, end, isQuestion, nil) }
    let text = String(utf8: texts[place.paragraph][first.range.lowerBound..<last.range.upperBound])
    let actor = actor(in: subject.words, place.paragraph) ?? soleActor(in: subject.apposition, place.paragraph)
    return add(Speaker(text: text, actor: actor), place, end, isQuestion, nil)
  }

  private mutating func add(_ speaker: Speaker, _ place: Place, _ end: Int, _ isQuestion: Bool, _ pronoun: String?)
    -> Speaker
  {
    speeches.append(
      Speech(paragraph: place.paragraph, end: end, speaker: speaker, isQuestion: isQuestion, pronoun: pronoun))
    return speaker
  }

  /// The last speaker, in this paragraph or the one before, if a pronoun can mean them and nobody else was named since.
  private func antecedent(of pronoun: String, at place: Place) -> Int? {
    guard let index = speeches.indices.last, case let speech = speeches[index], speech.paragraph >= place.paragraph - 1,
      !speech.isQuestion
    else { return nil }
    let isInstitution = isInstitution(speech.speaker)
    switch pronoun {
    case "he", "she":
      let known = speeches.last { $0.speaker == speech.speaker && $0.pronoun != nil }?.pronoun
      guard !isInstitution, known == nil || known == pronoun else { return nil }
    case "it": guard isInstitution else { return nil }
    default: return nil
    }
    let since = Place(paragraph: speech.paragraph, offset: speech.end)
    return isSomebodyNamed(from: since, to: place, except: speech.speaker.actor) ? nil : index
  }

  /// The speaker that is meant by `the official` or `the text`: the one who was called an official, or whose text it
  /// is.
  private func namesake(of words: ArraySlice<Token>, at place: Place) -> Speaker? {
    guard words.count == 2, words.first?.word == "the", let noun = words.last, !noun.isCapitalised else { return nil }
    let near = speeches.suffix(12).reversed().prefix { $0.paragraph >= place.paragraph - 1 }.map(\.speaker)
    if SpeechWords.documents.contains(noun.word) { return near.first.flatMap { isInstitution($0) ? $0 : nil } }
    return near.first { $0.text.lowercased().split(separator: " ").contains { $0 == noun.word } }
  }

  private func isInstitution(_ speaker: Speaker) -> Bool {
    if let actor = speaker.actor { return !isPerson(actor) }
    return speaker.text.lowercased().split(separator: " ").contains { SpeechWords.institutions.contains(String($0)) }
  }

  /// Whether a person is named between two places: an actor, or a name that looks like a person's.
  private func isSomebodyNamed(from start: Place, to end: Place, except: ActorID?) -> Bool {
    (start.paragraph...end.paragraph).contains { paragraph in
      let lower = paragraph == start.paragraph ? start.offset : 0
      let upper = paragraph == end.paragraph ? end.offset : texts[paragraph].count
      guard lower < upper else { return false }
      let range = lower..<upper
      let isActor = names[paragraph].names.contains { name in
        guard range.contains(name.range.lowerBound) else { return false }
        if case .mention(let actor, _) = name.verdict { return actor != except && isPerson(actor) }
        return true
      }
      return isActor
        || names[paragraph].unknown.contains {
          range.contains($0.range.lowerBound) && ($0.isDoubtful || $0.name.contains(" "))
        }
    }
  }

  // MARK: Actors

  /// The actor that is the head of a subject: the name at its end, if there are only titles, epithets, names and
  /// possessors before it. `The leaders of Britain` are not Britain, and a `lawyer representing Trump` is not Trump.
  private func actor(in words: ArraySlice<Token>, _ paragraph: Int) -> ActorID? {
    guard let last = words.last, let name = name(endingAt: last.range.upperBound, paragraph),
      case .mention(let actor, _) = name.verdict
    else { return nil }
    let before = Array(words.prefix { $0.range.upperBound <= name.range.lowerBound })
    if before.contains(where: { $0.word == "and" && !($0.isCapitalised) }), !isPerson(actor) { return nil }
    for (index, token) in before.enumerated() {
      let isOfOffice =
        ["of", "for", "to", "and"].contains(token.word) && index > 0 && index < before.count - 1
        && SpeechWords.titles.contains(before[index - 1].word)
      if isOfOffice { continue }
      if token.word == "and" { return nil }
      if token.isCapitalised && !SpeechWords.prepositions.contains(token.word) { continue }
      if SpeechWords.determiners.contains(token.word) || token.isPossessive { continue }
      guard isPerson(actor), SpeechWords.titles.contains(token.word) else { return nil }
    }
    // Rubio and Sergei Lavrov are two.
    let isSecond = names[paragraph].names.contains { other in
      other.range.upperBound <= name.range.lowerBound && before.contains { $0.word == "and" }
        && before.first.map { other.range.lowerBound >= $0.range.lowerBound } ?? false
    }
    return isSecond ? nil : actor
  }

  /// The actor whose name the words are, without any other word.
  private func soleActor(in words: ArraySlice<Token>, _ paragraph: Int) -> ActorID? {
    guard let first = words.first, let last = words.last, let name = name(endingAt: last.range.upperBound, paragraph),
      name.range.lowerBound == first.range.lowerBound, case .mention(let actor, _) = name.verdict
    else { return nil }
    return actor
  }

  private func name(endingAt offset: Int, _ paragraph: Int) -> ReadText.Name? {
    let all = names[paragraph].names
    let index = all.partitioningIndex { $0.range.upperBound >= offset }
    return index < all.count && all[index].range.upperBound == offset ? all[index] : nil
  }
}
