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
  /// The quotations of each paragraph, as ranges of bytes.
  private let quoted: [[Range<Int>]]
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
    let quoted = texts.map { QuotedText.find(in: $0, paragraph: 0).map(\.outer) }
    self.quoted = quoted
    // The marks of a nickname stand inside of a name.
    tokens = zip(texts, quoted).map { text, quoted in
      Token.tokens(of: text).filter { token in
        token.kind != .openingQuote && token.kind != .closingQuote || quoted.overlap(token.range)
      }
    }
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

  /// The speaker of a paragraph after one that ends with a colon: `In a statement, the bank said:`
  private mutating func introduction(to paragraph: Int) -> Speaker? {
    guard paragraph > 0, texts[paragraph - 1].last == UInt8(ascii: ":"),
      let start = names[paragraph - 1].sentences.last,
      !quoted[paragraph - 1].contains(where: { $0.upperBound > start })
    else { return nil }
    return speech(before: start..<texts[paragraph - 1].count, paragraph - 1, quotes: true)
  }

  /// Whether what stands between two quotations says that the speaker goes on: `NAME said, adding that it “…”`,
  /// `NAME said. He pointed at the weir. “…”`
  private func isContinued(_ range: Range<Int>, _ told: Int, _ paragraph: Int) -> Bool {
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
    if let verb = verb(in: clause, isBehind: true) {
      return found(Subject(before: clause[..<verb], isBehind: true), clause[verb], &self)
    }
    // Any other verb between a quotation's comma and a name: thundered Siobhán O’Dwyer; Idris Calloway shrugs.
    if Self.isVerbOfAnyKind(first), let next = clause.dropFirst().first, next.isCapitalised || next.word == "the",
      next.kind == .word, let subject = Subject(behindVerb: clause.dropFirst())
    {
      return found(subject, first, &self)
    }
    guard let last = clause.indices.first(where: { $0 > clause.startIndex && Self.isVerbOfAnyKind(clause[$0]) }),
      clause[..<last].last?.isCapitalised ?? false || clause.first?.word == "the",
      clause[(last + 1)...].first.map({
        $0.kind != .word || SpeechWords.afterSubject.contains($0.word) || SpeechWords.prepositions.contains($0.word)
          || SpeechWords.isAdverb($0.word)
      }) ?? true
    else { return wantsToKnow(clause).flatMap { found($0.subject, $0.verb, &self) } }
    return found(Subject(before: clause[..<last], isBehind: true), clause[last], &self)
  }

  /// `Dr. Stroud wants to know.`
  private func wantsToKnow(_ clause: ArraySlice<Token>) -> (subject: Subject?, verb: Token)? {
    guard let wants = clause.firstIndex(where: { ["wants", "wanted"].contains($0.word) }),
      clause[(wants + 1)...].prefix(2).map(\.word) == ["to", "know"]
    else { return nil }
    return (Subject(before: clause[..<wants], isBehind: true), clause[wants])
  }

  /// A word in lower case that ends with -ed or -s and can be a verb.
  private static func isVerbOfAnyKind(_ token: Token) -> Bool {
    guard token.kind == .word, !token.isCapitalised, !token.isPossessive, token.word.count > 3 else { return false }
    if SpeechWords.otherVerbs.contains(token.word) || SpeechWords.prepositions.contains(token.word) { return false }
    return token.word.hasSuffix("ed")
      || token.word.hasSuffix("s") && !token.word.hasSuffix("ss")
        && ![
          "this", "thus", "perhaps", "always", "across", "towards", "sometimes", "besides", "others", "yes", "plus",
          "minutes", "hours", "days", "weeks", "months", "years", "officials", "sources", "residents",
        ].contains(token.word)
  }

  /// `Ryabkov added:`, `According to a diplomat,`, `Lavrov, the foreign minister, said that`. Sentences without a
  /// quotation are read too, so that a later pronoun can mean their speaker.
  private mutating func speech(before range: Range<Int>, _ paragraph: Int, quotes: Bool) -> Speaker? {
    let clause = tokens(in: range, paragraph)
    guard let first = clause.first else { return nil }
    let place = Place(paragraph: paragraph, offset: range.lowerBound)
    let isShort = clause.count <= Self.longestClause
    if first.word == "according", clause.dropFirst().first?.word == "to" {
      return record(Subject(behindVerb: clause.dropFirst(2)), first, place, end: range.upperBound)
    }
    if quotes, clause.last?.isPossessive == true { return nil }
    // If a minister says “…”
    if SpeechWords.hypothetical.contains(first.word), !(first.isCapitalised && quotes == false) { return nil }
    // The two ports will merge, said Marcus Thrane.
    if !quotes, isShort, let told = tag(at: clause) {
      return record(told.subject, told.verb, place, end: range.upperBound)
    }
    // The money, said the prosecution, had “…”
    if quotes, isShort, let inserted = insertedSpeaker(clause) {
      return record(inserted.subject, inserted.verb, place, end: range.upperBound)
    }
    if quotes, isShort, let passive = passiveSpeaker(clause) {
      return record(passive.subject, passive.verb, place, end: range.upperBound)
    }
    if let quoted = quotedAsSaying(clause) { return record(quoted.subject, quoted.verb, place, end: range.upperBound) }
    if quotes, let participle = clause.lastIndex(where: { SpeechWords.participles.contains($0.word) }),
      !clause[participle...].contains(where: { SpeechWords.verbs.contains($0.word) })
    {
      // Zelensky called on Trump to be firm, saying “…”: the speaker is the subject of the sentence. Not: which is like
      // saying “…”.
      guard clause[..<participle].last?.kind == .comma else { return nil }
      var finite = participle
      if isShort, let subject = Subject(leading: clause[..<participle], verb: &finite),
        !clause[..<participle].contains(where: { $0.kind == .stop })
      {
        return record(subject, clause[finite], place, end: range.upperBound)
      }
      guard let verb = verb(in: clause[..<participle], quotes: true, isFirst: true) else { return nil }
      return record(Subject(before: clause[..<verb], isBehind: false), clause[verb], place, end: range.upperBound)
    }
    guard let verb = verb(in: clause, quotes: quotes, isFirst: !quotes) else {
      guard quotes, clause.last?.kind == .colon, let last = clause.last else { return nil }
      // Lavrov: “…”
      if clause.count <= 8, let name = Subject(name: clause.dropLast()) {
        return record(name, last, place, end: range.upperBound)
      }
      // Tobias Quill put it more bluntly: “…”. The sign that he read is not his own words.
      var verb = clause.startIndex
      guard isShort, let subject = Subject(leading: clause, verb: &verb),
        !clause.contains(where: {
          SpeechWords.documents.contains($0.word) || SpeechWords.readingVerbs.contains($0.word)
        }),
        !SpeechWords.formsOfBe.contains(clause[verb].word), !SpeechWords.modalVerbs.contains(clause[verb].word),
        subject.words.last.map({ $0.isCapitalised || SpeechWords.officeNouns.contains($0.word) }) ?? false,
        persons(in: range, paragraph).count <= 1
      else { return nil }
      return record(subject, last, place, end: range.upperBound)
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
      // The United States
      if clause[index].isCapitalised, index > clause.startIndex { return false }
      guard SpeechWords.verbs.contains(word) || (quotes && SpeechWords.verbsBeforeWords.contains(word)) else {
        return false
      }
      let previous = clause[..<index].last
      // The idea, called “…”; he read “the letter” aloud.
      if SpeechWords.verbsBeforeWords.contains(word), previous?.kind == .comma,
        clause[..<index].count(where: { $0.kind == .comma }) < 2
      {
        return false
      }
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

  /// `…, said Marcus Thrane.`, `…, according to housing officer Hana Straka.`: the end of a sentence that tells whose
  /// words it gives.
  private func tag(at clause: ArraySlice<Token>) -> (subject: Subject, verb: Token)? {
    guard let comma = clause.lastIndex(where: { $0.kind == .comma }), comma > clause.startIndex else { return nil }
    let tail = clause[(comma + 1)...].prefix { $0.kind != .stop }
    guard let first = tail.first, tail.count <= 10 else { return nil }
    if first.word == "according", tail.dropFirst().first?.word == "to" {
      return Subject(behindVerb: tail.dropFirst(2)).map { ($0, first) }
    }
    if SpeechWords.verbs.contains(first.word) { return Subject(behindVerb: tail.dropFirst()).map { ($0, first) } }
    guard let last = tail.last, tail.count > 1, SpeechWords.verbs.contains(last.word) else { return nil }
    return Subject(before: tail.dropLast(), isBehind: true).map { ($0, last) }
  }

  /// `The money, said the prosecution, had “…”`
  private func insertedSpeaker(_ clause: ArraySlice<Token>) -> (subject: Subject, verb: Token)? {
    for index in clause.indices.dropFirst() where SpeechWords.verbs.contains(clause[index].word) {
      guard clause[index - 1].kind == .comma, clause[index].kind == .word else { continue }
      let rest = clause[(index + 1)...].prefix { $0.kind == .word }
      guard clause[rest.endIndex...].first?.kind == .comma, rest.count <= 8, let subject = Subject(behindVerb: rest),
        subject.words.count == rest.count,
        !clause[rest.endIndex...].contains(where: { SpeechWords.verbs.contains($0.word) })
      else { continue }
      return (subject, clause[index])
    }
    return nil
  }

  /// `Lavrov was told by Rubio that “…”`: Rubio.
  private func passiveSpeaker(_ clause: ArraySlice<Token>) -> (subject: Subject, verb: Token)? {
    guard let by = clause.lastIndex(where: { $0.word == "by" }), by > clause.startIndex + 1,
      case let verb = clause[by - 1],
      SpeechWords.verbs.contains(verb.word) || SpeechWords.verbsBeforeWords.contains(verb.word),
      clause[..<(by - 1)].last(where: { !SpeechWords.isAdverb($0.word) }).map({
        SpeechWords.formsOfBe.contains($0.word)
      })
        ?? false,
      !clause[(by + 1)...].contains(where: { SpeechWords.verbs.contains($0.word) || $0.kind == .comma }),
      let subject = Subject(behindVerb: clause[(by + 1)...])
    else { return nil }
    return (subject, verb)
  }

  // MARK: Whom a subject stands for

  private mutating func record(_ subject: Subject?, _ verb: Token, _ place: Place, end: Int) -> Speaker? {
    guard let subject, let first = subject.words.first, let last = subject.words.last else { return nil }
    let isQuestion = verb.word == "asked" || verb.word == "asks"
    let pronoun = subject.words.count == 1 ? last.word : nil
    if let pronoun, SpeechWords.personalPronouns.contains(pronoun) || SpeechWords.otherPronouns.contains(pronoun) {
      if let earlier = antecedent(of: pronoun, at: place) {
        speeches[earlier].pronoun = pronoun
        return add(speeches[earlier].speaker, place, end, isQuestion, pronoun)
      }
      guard let named = soleCandidate(for: pronoun, at: place) else { return nil }
      return add(named, place, end, isQuestion, pronoun)
    }
    if SpeechWords.hypothetical.contains(first.word) || SpeechWords.relatives.contains(first.word)
      || SpeechWords.conjunctions.contains(first.word) || SpeechWords.labels.contains(first.word) && pronoun != nil
      || first.word.hasSuffix("ing") && !first.isCapitalised || first.word == "having" || !Self.isWho(subject.words)
    {
      return nil
    }
    if let speaker = namesake(of: subject.words, at: place) { return add(speaker, place, end, isQuestion, nil) }
    // The chairman of the festival, Theodor Blum: his name says who it is.
    let isOffice = !last.isCapitalised || first.word == "the" || first.isPossessive
    let hasName =
      isOffice && subject.apposition.count > 1 && subject.apposition.count <= 4
      && subject.apposition.allSatisfy(\.isCapitalised)
    let text = wording(of: hasName ? subject.apposition : subject.words, place.paragraph)
    guard text.contains(where: \.isLetter) else { return nil }
    let actor = actor(in: subject.words, place.paragraph) ?? soleActor(in: subject.apposition, place.paragraph)
    return add(Speaker(text: text, actor: actor), place, end, isQuestion, nil)
  }

  /// Whether words can be somebody: a name, an office, a group. `I think both sides` and `free market apostle` cannot.
  private static func isWho(_ words: ArraySlice<Token>) -> Bool {
    guard let first = words.first, let last = words.last, !SpeechWords.relatives.contains(last.word) else {
      return false
    }
    if words.count > 1,
      SpeechWords.personalPronouns.contains(first.word) || SpeechWords.otherPronouns.contains(first.word)
    {
      return false
    }
    return first.isCapitalised || last.isCapitalised || SpeechWords.determiners.contains(first.word)
      || last.word.hasSuffix("s") || SpeechWords.officeNouns.contains(last.word) || words.contains { $0.isCapitalised }
      || ["people", "police", "staff", "men", "women", "many", "some", "most", "everyone", "fishermen", "firemen"]
        .contains { word in words.contains { $0.word == word } }
  }

  /// The words of a subject as the article has them: with the whole of a bracket, `Senator Ann Roe (D-Northfield)`, and
  /// without an age, `Ann Roe (71)`, `19-year-old Ann Roe`.
  private func wording(of words: ArraySlice<Token>, _ paragraph: Int) -> String {
    let text = texts[paragraph]
    let named = words.drop { $0.word.first?.isNumber ?? false }
    guard let first = named.first, let last = named.last else { return "" }
    var end = last.range.upperBound
    let range = first.range.lowerBound..<end
    if let open = text[range].lastIndex(of: UInt8(ascii: "(")), !text[open..<end].contains(UInt8(ascii: ")")) {
      let close = text[open...].prefix(60).firstIndex(of: UInt8(ascii: ")"))
      let isAge = text[(open + 1)..<end].allSatisfy(\.isASCIIDigit)
      end = isAge || close == nil ? open : close.map { $0 + 1 } ?? open
    } else if ["jr", "sr"].contains(last.word), end < text.count, text[end] == UInt8(ascii: ".") {
      end += 1
    }
    return String(utf8: text[first.range.lowerBound..<max(end, first.range.lowerBound)]).trimmed
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
      guard !isInstitution, known == nil || known == pronoun, fits(pronoun, speech.speaker) else { return nil }
    case "it": guard isInstitution else { return nil }
    default: return nil
    }
    let since = Place(paragraph: speech.paragraph, offset: speech.end)
    return isSomebodyNamed(from: since, to: place, except: speech.speaker.actor) ? nil : index
  }

  /// The one person, group or institution that the paragraph names before a pronoun, outside of quotations; nil if it
  /// names more than one, or none.
  private func soleCandidate(for pronoun: String, at place: Place) -> Speaker? {
    guard place.offset <= Self.longestContext else { return nil }
    let near = candidates(in: 0..<place.offset, place.paragraph)
    if !near.isEmpty || place.paragraph == 0 { return choose(pronoun, near) }
    guard !speeches.contains(where: { $0.paragraph >= place.paragraph - 1 }) else { return nil }
    let before = place.paragraph - 1
    guard texts[before].count <= Self.longestContext else { return nil }
    return choose(pronoun, candidates(in: 0..<texts[before].count, before))
  }

  /// In a longer clause, or behind more text of a paragraph, nothing is certain, and looking would take long.
  private static let longestClause = 120
  private static let longestContext = 6000

  private struct Candidate {
    let speaker: Speaker
    /// The word by which two candidates are the same: the family name.
    let key: String
    let isPerson: Bool
    let isPlural: Bool
    /// Whether it is the subject of a sentence.
    let isSubject: Bool
  }

  private func choose(_ pronoun: String, _ all: [Candidate]) -> Speaker? {
    switch pronoun {
    case "he", "she":
      let people = all.filter(\.isPerson)
      if let only = people.last, !fits(pronoun, only.speaker) || isOther(pronoun, only.speaker) { return nil }
      guard Set(people.map(\.key)).count == 1 else { return nil }
      return people.last { $0.isSubject || $0.speaker.actor != nil }?.speaker
    case "it":
      guard let last = all.last, !last.isPerson, !last.isPlural, isInstitution(last.speaker) else { return nil }
      return last.speaker
    case "they":
      guard let last = all.last, last.isPlural else { return nil }
      return last.speaker
    default: return nil
    }
  }

  /// Whether the article has used the other pronoun for a speaker.
  private func isOther(_ pronoun: String, _ speaker: Speaker) -> Bool {
    speeches.contains { $0.pronoun != nil && $0.pronoun != pronoun && $0.speaker.text.hasSuffix(speaker.text) }
  }

  /// Whether no form of address says otherwise: Mr Pellew is not `she`.
  private func fits(_ pronoun: String, _ speaker: Speaker) -> Bool {
    let words = speaker.text.lowercased().split(separator: " ").map(String.init)
    return !words.contains { word in
      (pronoun == "he" ? SpeechWords.feminine : SpeechWords.masculine).contains(word)
        || GivenNames.excludes(word, feminine: pronoun == "she")
    }
  }

  /// The people that a range names, and the subjects of its sentences.
  private func candidates(in range: Range<Int>, _ paragraph: Int) -> [Candidate] {
    var found: [(place: Int, candidate: Candidate)] = []
    var covered: [Range<Int>] = []
    let starts = names[paragraph].sentences.filter { range.contains($0) }
    for (number, start) in starts.enumerated() {
      let end = min(range.upperBound, number + 1 < starts.count ? starts[number + 1] : range.upperBound)
      let sentence = tokens(in: start..<end, paragraph)
      var verb = sentence.startIndex
      guard !quoted[paragraph].overlap(start..<(start + 1)),
        let subject = Subject(leading: sentence, verb: &verb), let first = subject.words.first,
        let last = subject.words.last
      else { continue }
      let text = wording(of: subject.words, paragraph)
      let actor = actor(in: subject.words, paragraph) ?? soleActor(in: subject.apposition, paragraph)
      let speaker = Speaker(text: text, actor: actor)
      let isOffice = !last.isCapitalised && SpeechWords.titles.contains(last.word)
      let isPlural =
        subject.words.contains { $0.word == "and" } || last.word.hasSuffix("s") && !last.isCapitalised
        || subject.words.count == 1 && last.word.hasSuffix("ers")
      let isName =
        last.isCapitalised && actor.map(isPerson) ?? !isInstitution(speaker) && !isPlural
        && !(first.word == "the" && last.isCapitalised)
        && (subject.words.count > 1 || actor != nil || isKnown(last, paragraph))
      covered.append(first.range.lowerBound..<last.range.upperBound)
      found.append(
        (
          first.range.lowerBound,
          Candidate(
            speaker: speaker, key: last.word, isPerson: isName || isOffice && !isPlural, isPlural: isPlural,
            isSubject: true)
        ))
    }
    for person in persons(in: range, paragraph) where !covered.contains(where: { $0.overlaps(person.range) }) {
      let text = String(utf8: texts[paragraph][person.range])
      let key = text.lowercased().split(separator: " ").last.map(String.init) ?? text
      found.append(
        (
          person.range.lowerBound,
          Candidate(
            speaker: Speaker(text: text, actor: person.actor), key: key, isPerson: true, isPlural: false,
            isSubject: false)
        ))
    }
    return found.sorted { $0.place < $1.place }.map(\.candidate)
  }

  /// Whether a single word is the family name of somebody that the article has named in full.
  private func isKnown(_ token: Token, _ paragraph: Int) -> Bool {
    names[...paragraph].contains { part in
      part.unknown.contains { $0.name.lowercased().hasSuffix(" " + token.word) }
    }
  }

  /// The people that a range names outside of quotations: actors, and names of two words or more that no preposition of
  /// place stands before.
  private func persons(in range: Range<Int>, _ paragraph: Int) -> [(range: Range<Int>, actor: ActorID?)] {
    var found: [(range: Range<Int>, actor: ActorID?)] = []
    func isOutside(_ name: Range<Int>) -> Bool {
      range.contains(name.lowerBound) && !quoted[paragraph].overlap(name)
    }
    for name in names[paragraph].names where isOutside(name.range) {
      if case .mention(let actor, _) = name.verdict {
        if isPerson(actor) { found.append((name.range, actor)) }
      } else {
        found.append((name.range, nil))
      }
    }
    // The mayor, her lawyer: but not an office before a name.
    let all = tokens(in: range, paragraph)
    for index in all.indices where SpeechWords.officeNouns.contains(all[index].word) && !all[index].isCapitalised {
      let next = index + 1 < all.endIndex ? all[index + 1] : nil
      let before = index > all.startIndex ? all[..<index].last(where: { !SpeechWords.titles.contains($0.word) }) : nil
      guard before.map({ SpeechWords.determiners.contains($0.word) }) ?? false, !(next?.isCapitalised ?? false),
        !(next.map { SpeechWords.officeNouns.contains($0.word) } ?? false), !all[index].isPossessive,
        isOutside(all[index].range)
      else { continue }
      found.append((all[index].range, nil))
    }
    for name in names[paragraph].unknown where name.name.contains(" ") && isOutside(name.range) {
      let all = tokens[paragraph]
      let next = all.partitioningIndex { $0.range.lowerBound >= name.range.lowerBound }
      let before = next > 0 ? all[next - 1].word : ""
      if ["in", "at", "near", "outside", "across", "around", "of", "the", "from"].contains(before) { continue }
      found.append((name.range, nil))
    }
    return found
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
