/// The subject of a clause, as words.
struct Subject {
  /// The words that name the speaker: `Deputy Foreign Minister Sergei Ryabkov`.
  let words: ArraySlice<Token>
  /// The words between commas that explain it: `The Russian foreign minister, Sergei Lavrov,`.
  var apposition: ArraySlice<Token> = []

  /// A subject before its verb.
  ///
  /// `Lavrov, who was in Minsk,` is Lavrov. Before a quotation, `In Minsk, Lavrov` is Lavrov too. After one
  /// (`isBehind`) there may be nothing but the subject, since anything else begins a sentence of its own. Nil if the
  /// words are not a subject.
  init?(before clause: ArraySlice<Token>, isBehind: Bool) {
    let raw = clause.split(omittingEmptySubsequences: false) { $0.kind == .comma || $0.kind == .dash }
    let segments = raw.map(Self.trimmed).filter { !$0.isEmpty }
    guard let last = segments.last, segments.allSatisfy({ $0.allSatisfy { $0.kind == .word } }) else { return nil }
    let endsInComma = raw.last.map { Self.trimmed($0).isEmpty } ?? false
    let head: ArraySlice<Token>
    if segments.count > 1, !endsInComma, Self.isListOfNames(segments) {
      words = clause[segments[0].startIndex..<last.endIndex]
      return
    } else if isBehind {
      guard segments.count == 1 || endsInComma else { return nil }
      head = segments[0]
      if segments.count > 1 { apposition = segments[1] }
    } else if last.count == 1, last.first?.word == "who", segments.count > 1 {
      // Putin, who called Trump “…”; said to Zelensky, who replied “…”
      let before = segments[segments.count - 2]
      // reports to Jon Dahl, who says
      let start = before.lastIndex { SpeechWords.prepositions.contains($0.word) }.map { $0 + 1 } ?? before.startIndex
      head = before[start...]
    } else if endsInComma, segments.count > 1 {
      head = segments[segments.count - 2]
      apposition = last
    } else {
      head = last
    }
    guard let words = Self.nounPhrase(in: head, isBehind: isBehind) else { return nil }
    self.words = words
  }

  /// A subject after its verb: up to a comma, a full stop or a preposition. The words that explain it come after a
  /// comma.
  init?(behindVerb clause: ArraySlice<Token>) {
    let words =
      clause.indices.prefix { index in
        let token = clause[index]
        guard token.kind == .word, !SpeechWords.afterSubject.contains(token.word), token.word != "over" else {
          return false
        }
        // said Pitt of his role; but: the Bank of England, the leaders of Britain
        let (before, next) = (clause[..<index].last, clause[(index + 1)...].first)
        return token.word != "of" || !(before?.isCapitalised ?? false) || next?.isCapitalised ?? false
      }.last.map { clause[...$0] } ?? []
    guard let first = words.first, let last = words.last, let found = Self.nounPhrase(in: words, isBehind: true) else {
      return nil
    }
    // Said no: the words after the verb are not always its subject.
    let isNominal =
      first.isCapitalised || SpeechWords.determiners.contains(first.word) || last.isCapitalised
      || last.word.hasSuffix("s") || SpeechWords.officeNouns.contains(last.word)
      || SpeechWords.personalPronouns.contains(first.word)
    guard isNominal || SpeechWords.otherPronouns.contains(first.word) else { return nil }
    self.words = found
    let rest = clause[words.endIndex...]
    if rest.first?.kind == .comma { apposition = rest.dropFirst().prefix { $0.kind == .word } }
  }

  /// The subject of a sentence with any verb, and the place of the verb: `On Sunday, Rosalind Tey shared the list`.
  init?(leading clause: ArraySlice<Token>, verb: inout Int) {
    var rest = Self.trimmed(clause)
    // On Monday, in Minsk,; When asked about it,; Laughing,
    while let first = rest.first, let comma = rest.firstIndex(where: { $0.kind == .comma }),
      SpeechWords.prepositions.contains(first.word) || SpeechWords.conjunctions.contains(first.word)
        || !first.isPossessive && (first.word.hasSuffix("ing") || first.word.hasSuffix("ed"))
          && rest[..<comma].count <= 8
    {
      rest = Self.trimmed(rest[(comma + 1)...])
    }
    guard let first = rest.first, !SpeechWords.hypothetical.contains(first.word) else { return nil }
    let head = rest.prefix { $0.kind == .word }
    let name: ArraySlice<Token>
    if let found = head.indices.dropFirst().first(where: { Self.isFiniteVerb($0, in: rest) }) {
      verb = found
      name = Self.trimmed(rest[..<found])
    } else {
      // Sir Hugh Pallister, who chaired the inquiry, looked; Agnes Thirlby, 88, who was married under it, walked
      let commas = rest.indices.filter { rest[$0].kind == .comma }
      let close = commas.dropFirst().first { comma in
        let next = rest[(comma + 1)...].first { !SpeechWords.isAdverb($0.word) && $0.word != "also" }
        guard let next, let place = rest[(comma + 1)...].firstIndex(where: { $0.range == next.range }) else {
          return false
        }
        return Self.isFiniteVerb(place, in: rest)
      }
      guard let open = commas.first, open == head.endIndex, let close,
        let found = rest.indices.first(where: { $0 > close && Self.isFiniteVerb($0, in: rest) })
      else { return nil }
      verb = found
      apposition = rest[(open + 1)..<close].prefix { $0.kind == .word }
      name = Self.trimmed(head)
    }
    guard let words = Self.nounPhrase(in: name, isBehind: true), Self.isNominal(words) else { return nil }
    self.words = words
  }

  /// Whether words can be somebody: a name, an office, a group. `It` and `there` are not.
  private static func isNominal(_ words: ArraySlice<Token>) -> Bool {
    guard let first = words.first, let last = words.last, words.count <= 8 else { return false }
    if words.count == 1,
      SpeechWords.personalPronouns.contains(first.word) || SpeechWords.otherPronouns.contains(first.word)
    {
      return false
    }
    return !["there", "this", "that", "these", "those", "here"].contains(first.word) && !last.isPossessive
  }

  private static func isFiniteVerb(_ index: Int, in words: ArraySlice<Token>) -> Bool {
    let token = words[index]
    guard token.kind == .word, !token.isCapitalised else { return false }
    if SpeechWords.verbs.contains(token.word) || SpeechWords.otherVerbs.contains(token.word)
      || SpeechWords.irregularVerbs.contains(token.word)
    {
      return true
    }
    let before = words[index - 1]
    if before.kind == .comma { return token.word.hasSuffix("ed") && token.word.count > 4 }
    if token.word.hasSuffix("ed"), token.word.count > 4 {
      let isAdjective = isTitle(before) && !before.isCapitalised && !SpeechWords.officeNouns.contains(before.word)
      return !(SpeechWords.determiners.contains(before.word) || isAdjective)
        || index == words.startIndex + 2 && before.isCapitalised
    }
    return token.word.hasSuffix("s") && token.word.count > 3 && before.isCapitalised && !token.isPossessive
      && !["this", "thus", "perhaps", "always", "across", "towards"].contains(token.word)
  }

  /// Words without a verb: a name before a colon.
  init?(name words: ArraySlice<Token>) {
    guard !words.isEmpty, !(words.count == 1 && SpeechWords.labels.contains(words.first?.word ?? "")),
      words.allSatisfy({ $0.kind == .word && ($0.isCapitalised || Self.isTitle($0)) })
    else {
      return nil
    }
    self.words = words
  }

  // MARK: Noun phrases

  /// The words, without those around them that are not part of a subject.
  private static func trimmed(_ clause: ArraySlice<Token>) -> ArraySlice<Token> {
    let isFiller = { (token: Token) in SpeechWords.fillers.contains(token.word) || SpeechWords.isAdverb(token.word) }
    var clause = clause.drop(while: isFiller)
    // On Monday Lavrov said.
    if let first = clause.first, ["on", "in"].contains(first.word), let second = clause.dropFirst().first,
      DateWords.isCalendarWord(second.word), clause.count > 2
    {
      clause = clause.dropFirst(2)
    }
    while let last = clause.last, isFiller(last) { clause = clause.dropLast() }
    // my predecessor used to say
    while let last = clause.last, ["to", "used"].contains(last.word), clause.count > 1 { clause = clause.dropLast() }
    // Leena Harrow on Monday said
    if let last = clause.last, last.word == "on", clause.count > 1 { clause = clause.dropLast() }
    return clause
  }

  private static func nounPhrase(in words: ArraySlice<Token>, isBehind: Bool) -> ArraySlice<Token>? {
    var words = words
    if !isBehind {
      // Trump said Putin had told him; Trump left and Putin said: the clause of the verb is the last one.
      let cut = words.lastIndex { SpeechWords.conjunctions.contains($0.word) || SpeechWords.verbs.contains($0.word) }
      if let cut, !trimmed(words[(cut + 1)...]).isEmpty { words = trimmed(words[(cut + 1)...]) }
      if let and = words.lastIndex(where: { $0.word == "and" }), isClause(words[..<and]) {
        words = trimmed(words[(and + 1)...])
      }
    }
    words = words.drop { ["whom", "which", "that"].contains($0.word) }
    guard let first = words.first, words.count <= 14, words.allSatisfy({ $0.kind == .word }) else { return nil }
    if SpeechWords.prepositions.contains(first.word) {
      // At the White House Trump told him.
      guard let name = words.lastIndex(where: { !$0.isCapitalised }), name + 1 < words.endIndex,
        case let rest = trimmed(words[(name + 1)...]), rest.count == 1
      else { return nil }
      return rest
    }
    let relative = words.dropFirst().firstIndex { SpeechWords.relatives.contains($0.word) } ?? words.endIndex
    return isClause(words[..<relative]) ? nil : words
  }

  /// Whether the words have a verb, so that they are more than a subject.
  private static func isClause(_ words: ArraySlice<Token>) -> Bool {
    words.indices.contains { index in
      let token = words[index]
      guard !token.isCapitalised else { return false }
      if SpeechWords.otherVerbs.contains(token.word) || SpeechWords.verbs.contains(token.word) { return true }
      guard token.word.hasSuffix("ed"), token.word.count > 4 else { return false }
      // An unnamed official: an adjective comes after an article or another adjective.
      let before = index > words.startIndex ? words[index - 1] : nil
      return !(before.map { SpeechWords.determiners.contains($0.word) || isTitle($0) } ?? false)
        || index == words.endIndex - 1
    }
  }

  private static func isTitle(_ token: Token) -> Bool { SpeechWords.titles.contains(token.word) }

  /// `Trump`, `Putin and Lavrov`
  private static func isListOfNames(_ segments: [ArraySlice<Token>]) -> Bool {
    guard let last = segments.last, last.contains(where: { $0.word == "and" }) else { return false }
    return segments.allSatisfy { segment in
      segment.allSatisfy { $0.isCapitalised || $0.word == "and" || SpeechWords.determiners.contains($0.word) }
    }
  }
}
