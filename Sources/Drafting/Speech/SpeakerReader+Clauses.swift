import Names

extension SpeakerReader {
  /// `a second White House official said.`, `said Sergei Ryabkov, the deputy minister`, `according to a diplomat`: the
  /// speaker, and the end of these words.
  mutating func speech(
    after range: Range<Int>, _ paragraph: Int, quotation: Int
  ) -> (speaker: Speaker?, end: Int)? {
    let all = tokens(in: range, paragraph).drop { $0.kind == .comma || $0.kind == .dash }
    let clause = all.prefix { $0.kind != .stop && $0.kind != .openingQuote && $0.kind != .colon }.prefix(40)
    // After a quotation that is part of a clause, another clause begins: …, while Rubio said.
    guard let first = clause.first, first.kind == .word, first.word != "and", first.word != "but",
      !SpeechWords.conjunctions.contains(first.word)
    else { return nil }
    let place = TextPlace(paragraph: paragraph, offset: quotation)
    func found(_ subject: Subject?, _ verb: Token, _ reader: inout SpeakerReader) -> (Speaker?, Int) {
      (
        reader.record(subject, verb, place, end: range.upperBound),
        max(verb.range.upperBound, subject?.words.last?.range.upperBound ?? 0)
      )
    }
    if first.word == "according", clause.dropFirst().first?.word == "to" {
      return found(Subject(behindVerb: clause.dropFirst(2)), first, &self)
    }
    // read Ann Roe from the letter
    if first.word == "read"
      || clause.prefix(6).contains(where: { SpeechWords.doubts.contains($0.word) && $0.word != "not" })
    {
      return nil
    }
    if SpeechWords.verbs.contains(first.word) {
      return found(Subject(behindVerb: clause.dropFirst().drop { SpeechWords.isAdverb($0.word) }), first, &self)
    }
    if let quoted = quotedAsSaying(clause) { return found(quoted.subject, quoted.verb, &self) }
    if let verb = verb(in: clause, isBehind: true), !isOfNext(clause, verb, range, paragraph) {
      return found(Subject(before: clause[..<verb], isBehind: true), clause[verb], &self)
    }
    // “…?” Wiig smiles and says: the next quotation's.
    let text = texts[paragraph]
    let isClosed = text[..<range.lowerBound].suffix(4).contains { "?!".utf8.contains($0) }
    let starts = names[paragraph].sentences
    let sentence = starts.partitioningIndex { $0 > quotation }
    guard !isClosed, isBare((sentence > 0 ? starts[sentence - 1] : 0)..<quotation, paragraph) else {
      return wantsToKnow(clause).flatMap { found($0.subject, $0.verb, &self) }
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

  /// Whether a verb behind a question speaks of the next quotation: `“…?” Wiig smiles and says, “…”`
  func isOfNext(_ clause: ArraySlice<Token>, _ verb: Int, _ range: Range<Int>, _ paragraph: Int) -> Bool {
    let isClosed = texts[paragraph][..<range.lowerBound].suffix(4).contains { "?!".utf8.contains($0) }
    return isClosed && clause.first?.isCapitalised ?? false && clause[..<verb].contains { $0.word == "and" }
  }

  /// `Dr. Stroud wants to know.`
  func wantsToKnow(_ clause: ArraySlice<Token>) -> (subject: Subject?, verb: Token)? {
    guard let wants = clause.firstIndex(where: { ["wants", "wanted"].contains($0.word) }),
      clause[(wants + 1)...].prefix(2).map(\.word) == ["to", "know"]
    else { return nil }
    return (Subject(before: clause[..<wants], isBehind: true), clause[wants])
  }

  /// A word in lower case that ends with -ed or -s and can be a verb.
  static func isVerbOfAnyKind(_ token: Token) -> Bool {
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
  mutating func speech(before range: Range<Int>, _ paragraph: Int, quotes: Bool) -> Speaker? {
    let clause = tokens(in: range, paragraph)
    guard let first = clause.first else { return nil }
    let place = TextPlace(paragraph: paragraph, offset: range.lowerBound)
    let isShort = clause.count <= Self.longestClause
    // According to Menendez, Doyle told her: “…” has another speaker.
    if first.word == "according", clause.dropFirst().first?.word == "to",
      !clause.contains(where: { SpeechWords.verbs.contains($0.word) })
    {
      return record(Subject(behindVerb: clause.dropFirst(2)), first, place, end: range.upperBound)
    }
    if quotes, clause.last?.isPossessive == true { return nil }
    if quotes, isShort, clause.contains(where: { SpeechWords.doubts.contains($0.word) }) { return nil }
    // wrote the novel “…”
    if quotes, let last = clause.last, SpeechWords.works.contains(last.word) { return nil }
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
    let subject = Subject(before: before, isBehind: false)
    // Doyle’s wife said he had warned her: nothing says who he is.
    if let words = subject?.words, words.count == 1, let only = words.first,
      SpeechWords.personalPronouns.contains(only.word),
      before[..<words.startIndex].contains(where: { SpeechWords.verbs.contains($0.word) && $0.word != "asked" })
    {
      return nil
    }
    return record(subject, clause[verb], place, end: range.upperBound)
  }

  /// The verb of speech that counts: active, and not in a relative clause. Before a quotation, the last such verb
  /// counts. After a quotation, and in a sentence without one, the first counts.
  func verb(
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
      // taught the children to say
      if previous?.word == "to" { return false }
      // Was told, asked by a reporter: the speaker is somebody else.
      let before = clause[..<index].last {
        !SpeechWords.isAdverb($0.word)
          && (!SpeechWords.fillers.contains($0.word) || $0.word == "had" || $0.word == "has")
      }
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
  func quotedAsSaying(_ clause: ArraySlice<Token>) -> (subject: Subject?, verb: Token)? {
    guard let quoted = clause.firstIndex(where: { $0.word == "quoted" || $0.word == "cited" }),
      let saying = clause[quoted...].firstIndex(where: { SpeechWords.participles.contains($0.word) }),
      saying > quoted + 1, clause[saying - 1].word == "as"
    else { return nil }
    let isPassive = clause[..<quoted].last.map { SpeechWords.formsOfBe.contains($0.word) } ?? false
    let words = isPassive ? clause[..<quoted].dropLast() : clause[(quoted + 1)..<(saying - 1)]
    return (Subject(before: words, isBehind: false), clause[quoted])
  }

  /// The name that a sentence begins with: `Putin met Trump and said`.
  func leadingName(of clause: ArraySlice<Token>, _ paragraph: Int) -> ArraySlice<Token>? {
    guard let first = clause.first, !clause.contains(where: { $0.kind == .comma }) else { return nil }
    let words = clause.prefix { $0.kind == .word && ($0.isCapitalised || $0.range == first.range) }
    guard let last = words.last else { return nil }
    let isNamed = names[paragraph].names.contains { $0.range.upperBound == last.range.upperBound }
    return isNamed ? words : nil
  }

  /// `…, said Marcus Thrane.`, `…, according to housing officer Hana Straka.`: the end of a sentence that tells whose
  /// words it gives.
  func tag(at clause: ArraySlice<Token>) -> (subject: Subject, verb: Token)? {
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
  func insertedSpeaker(_ clause: ArraySlice<Token>) -> (subject: Subject, verb: Token)? {
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
  func passiveSpeaker(_ clause: ArraySlice<Token>) -> (subject: Subject, verb: Token)? {
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
}
