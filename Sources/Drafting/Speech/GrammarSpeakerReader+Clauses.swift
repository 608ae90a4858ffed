import Names

extension GrammarSpeakerReader {
  // MARK: Behind a quotation

  /// `„…“, sagte Maike Brandes`, `« … », a-t-elle ajouté`, `«…», según Hernán Quiroga`
  mutating func speech(after range: Range<Int>, _ place: TextPlace) -> (speaker: Speaker?, end: Int)? {
    let all = tokens(in: range, place.paragraph).drop { $0.kind == .comma || $0.kind == .dash }
    let clause = all.prefix { $0.kind != .stop && $0.kind != .openingQuote && $0.kind != .colon }.prefix(40)
    guard let first = clause.first, first.kind == .word, !first.isCapitalised, !grammar.and.contains(first.word) else {
      return nil
    }
    if let rest = accordingTo(clause) {
      guard let phrase = nounPhrase(behind: rest) else { return nil }
      return (speaker(phrase, place.paragraph), phrase.last?.range.upperBound ?? range.upperBound)
    }
    if grammar.like.contains(first.word) {
      // wie Peter Niehus sagte
      guard let verb = clause.firstIndex(where: { grammar.verbs.contains($0.word) }), verb > clause.startIndex + 1,
        let phrase = whole(clause[(clause.startIndex + 1)..<verb])
      else { return nil }
      return (speaker(phrase, place.paragraph), range.upperBound)
    }
    // Den Antrag, „…“, lehnte die Mehrheit ab: only behind a quotation that begins the sentence any verb will do.
    let starts = names[place.paragraph].sentences
    let sentence = starts.partitioningIndex { $0 > place.offset }
    let begins = tokens(in: (sentence > 0 ? starts[sentence - 1] : 0)..<place.offset, place.paragraph).isEmpty
    guard let (verb, rest) = leadingVerb(clause, anyVerb: begins), let end = verb.last?.range.upperBound else {
      return nil
    }
    if let gender = verb.compactMap({ pronoun(behind: $0.word) }).first ?? rest.first.flatMap({ gender($0.word) }) {
      return (antecedent(gender, place), end)
    }
    guard let phrase = nounPhrase(behind: rest) else {
      guard grammar.dropsSubject, rest.isEmpty, verb.allSatisfy({ grammar.verbs.contains($0.word) }) else { return nil }
      return (antecedent(nil, place), end)
    }
    return (speaker(phrase, place.paragraph), phrase.last?.range.upperBound ?? end)
  }

  /// The words after `laut`, `selon`, `de acuerdo con`; nil if a clause does not begin so.
  func accordingTo(_ clause: ArraySlice<Token>) -> ArraySlice<Token>? {
    for words in grammar.accordingTo where clause.prefix(words.count).map(\.word) == words {
      return clause.dropFirst(words.count)
    }
    return nil
  }

  /// The verb that a clause begins with, and the words after it: `sagte`, `a déclaré`, `a-t-elle ajouté`. `anyVerb`
  /// takes any word with a verb's ending before a name or an article.
  func leadingVerb(
    _ clause: ArraySlice<Token>, anyVerb: Bool
  ) -> (verb: ArraySlice<Token>, rest: ArraySlice<Token>)? {
    guard let first = clause.first, first.kind == .word, !first.isCapitalised else { return nil }
    let stem = stem(first.word)
    if grammar.auxiliaries.contains(stem), let next = clause.dropFirst().first {
      guard grammar.verbs.contains(next.word) else { return nil }
      return (clause.prefix(2), clause.dropFirst(2))
    }
    if grammar.verbs.contains(stem) { return (clause.prefix(1), clause.dropFirst()) }
    guard anyVerb, !grammar.excluded.contains(stem), !grammar.prepositions.contains(stem),
      !grammar.conjunctions.contains(stem), !grammar.articles.contains(stem), stem.count > 3,
      grammar.endings.contains(where: stem.hasSuffix), let next = clause.dropFirst().first,
      next.isCapitalised && !grammar.capitalisesNouns || grammar.articles.contains(article(next.word))
        || grammar.capitalisesNouns && next.isCapitalised && clause.dropFirst(2).first?.isCapitalised ?? false
    else { return nil }
    return (clause.prefix(1), clause.dropFirst())
  }

  /// `dit-il` is dit, and `a-t-elle` is a.
  func stem(_ word: String) -> String {
    guard let hyphen = word.firstIndex(of: "-"), pronoun(behind: word) != nil else { return word }
    return String(word[..<hyphen])
  }

  enum Gender { case he, she, other }

  func pronoun(behind word: String) -> Gender? {
    guard word.contains("-"), let last = word.split(separator: "-").last.map(String.init) else { return nil }
    return gender(last)
  }

  func gender(_ word: String) -> Gender? {
    if grammar.he.contains(word) { return .he }
    if grammar.she.contains(word) { return .she }
    return grammar.otherPronouns.contains(word) ? .other : nil
  }

  // MARK: Before a quotation

  mutating func introduction(_ range: Range<Int>, _ place: TextPlace) -> Speaker? {
    var clause = tokens(in: range, place.paragraph)
    if clause.isEmpty, range.lowerBound == 0, place.paragraph > 0, texts[place.paragraph - 1].last == UInt8(ascii: ":"),
      let start = names[place.paragraph - 1].sentences.last
    {
      let before = TextPlace(paragraph: place.paragraph - 1, offset: texts[place.paragraph - 1].count)
      clause = tokens(in: start..<before.offset, before.paragraph)
      return speaker(introducing: clause, before)
    }
    return speaker(introducing: clause, place)
  }

  mutating func speaker(introducing clause: ArraySlice<Token>, _ place: TextPlace) -> Speaker? {
    guard let first = clause.first, first.kind == .word, !first.word.hasPrefix("¿"),
      !clause.contains(where: {
        pronoun(behind: $0.word) != nil && $0.range.upperBound < clause.last?.range.lowerBound ?? 0
      }),
      !grammar.hypothetical.contains(first.word) || accordingTo(clause) != nil || grammar.like.contains(first.word)
    else { return nil }
    if clause.contains(where: { grammar.denials.contains($0.word) || $0.word.hasPrefix("n'") }) { return nil }
    if let rest = accordingTo(clause) {
      // Laut Ina Raab sagte der Minister: „…“ has another speaker.
      guard !rest.contains(where: { grammar.verbs.contains(stem($0.word)) && !$0.isCapitalised }) else { return nil }
      let head = rest.prefix { $0.kind == .word }
      let phrase = grammar.capitalisesNouns || head.count == rest.count ? leading(rest) : whole(head) ?? leading(rest)
      return phrase.map { speaker($0, place.paragraph) }
    }
    if let post = clause.prefix(8).firstIndex(where: { grammar.postpositions.contains($0.word) }) {
      return whole(clause[..<post]).map { speaker($0, place.paragraph) }
    }
    let endsInColon = clause.last?.kind == .colon
    // Wendt: „…“
    if endsInColon, clause.count <= 6, clause.dropLast().allSatisfy({ $0.kind == .word && $0.isCapitalised }),
      !SpeechWords.labels.contains(first.word), !grammar.prepositions.contains(first.word),
      !grammar.documents.contains(first.word),
      clause.count > 2 || first.word.count > 2 && !Self.adverbs.contains(first.word) && !first.word.hasSuffix("ment")
    {
      return speaker(clause.dropLast(), place.paragraph)
    }
    if let passive = passive(clause) { return speaker(passive, place.paragraph) }
    // wie Bauamtsleiterin Dorothea Maier-Lenz mitteilte,
    if grammar.like.contains(first.word), clause.last?.kind != .colon,
      let comma = clause.firstIndex(where: { $0.kind == .comma }),
      comma > clause.startIndex + 2
    {
      return whole(clause[(clause.startIndex + 1)..<(comma - 1)]).map { speaker($0, place.paragraph) }
    }
    if let verb = clause.lastIndex(where: { grammar.verbs.contains(stem($0.word)) && !$0.isCapitalised }) {
      return speaker(of: verb, in: clause, place)
    }
    let participle = clause.lastIndex { grammar.participles.contains($0.word) }
    guard endsInColon || participle != nil, !clause.contains(where: { grammar.documents.contains($0.word) }),
      let phrase = leading(clause), isWho(phrase), let next = clause[phrase.endIndex...].first, next.kind == .word
    else { return nil }
    return speaker(phrase, place.paragraph)
  }

  /// Capitalised words before a colon that are nobody: `Dann:`, `Résultat :`
  static let adverbs: Set<String> = [
    "dann", "nun", "oder", "hier", "dazu", "dabei", "also", "aber", "fazit", "beispiel", "frage", "antwort", "heute",
    "morgen",
    "kurz", "wörtlich", "weiter", "titel", "thema", "zitat", "und", "so", "denn", "résultat", "verdict", "exemple",
    "donc", "alors", "puis", "bref", "conclusion", "titre", "ou", "et", "mais", "ainsi", "entonces", "luego", "ejemplo",
    "resultado", "conclusión", "así", "o", "y", "pero", "título", "además", "nota", "note", "hinweis", "attention",
  ]

  /// The subject of a verb of speech: before it, or behind it if the sentence begins with something else.
  mutating func speaker(of verb: Int, in clause: ArraySlice<Token>, _ place: TextPlace) -> Speaker? {
    var before = clause[..<verb]
    while let last = before.last,
      grammar.auxiliaries.contains(last.word) || ["lo", "l'a", "le", "les"].contains(last.word)
    {
      before = before.dropLast()
    }
    let behind = clause[(verb + 1)...].prefix { $0.kind == .word }
    // Raab sagte, Voss habe ihr zugerufen: „…“; nannte den Vorwurf, er habe „…“
    let hasComma = clause[(verb + 1)...].contains { $0.kind == .comma }
    if hasComma, clause.last?.kind == .colon || grammar.naming.contains(clause[verb].word) { return nil }
    let start = before.lastIndex { $0.kind == .comma }.map { $0 + 1 } ?? before.startIndex
    let own = before[start...]
    if let phrase = whole(own), !own.isEmpty { return speaker(phrase, place.paragraph) }
    // The subject before a relative clause: Lucía Barral, que estaba allí, dijo
    if own.isEmpty, let phrase = leading(before), isWho(phrase) { return speaker(phrase, place.paragraph) }
    // NAME tat dies und sagte; NAME difundió la lista y escribió
    if let last = own.last, grammar.and.contains(last.word), let phrase = leading(own), isWho(phrase) {
      return speaker(phrase, place.paragraph)
    }
    if let gender = behind.first.flatMap({ gender($0.word) }) ?? pronoun(behind: clause[verb].word) {
      return antecedent(gender, place)
    }
    // Im Rathaus sagte Bürgermeisterin Hatice Yılmaz-Roth:
    let isInverted =
      own.first.map {
        grammar.prepositions.contains($0.word) || grammar.conjunctions.contains($0.word) || $0.kind != .word
      } ?? true
    guard isInverted || !own.contains(where: { $0.isCapitalised && $0.range != own.first?.range }) || own.isEmpty,
      let phrase = nounPhrase(behind: behind), isWho(phrase) || grammar.capitalisesNouns
    else { return nil }
    return speaker(phrase, place.paragraph)
  }

  /// `wurde von Dorothea Maier-Lenz gewarnt:`, `a été averti par la préfète que`
  func passive(_ clause: ArraySlice<Token>) -> ArraySlice<Token>? {
    guard let verb = clause.firstIndex(where: { grammar.passives.contains($0.word) }),
      let agent = clause[verb...].firstIndex(where: { grammar.agents.contains($0.word) })
    else { return nil }
    return leading(clause[(agent + 1)...]).flatMap { isWho($0) ? $0 : nil }
  }

  /// Whether what stands between two quotations says that the speaker goes on: nothing, a sentence about `er` or
  /// `elle`, `und fügte hinzu`, `ajoutant que cela`.
  func isContinued(_ range: Range<Int>, _ told: Int, _ paragraph: Int) -> Bool {
    let rest = tokens(in: max(told, range.lowerBound)..<range.upperBound, paragraph)
    let words = rest.drop { $0.kind == .comma || $0.kind == .closingQuote }
    guard let first = words.first(where: { $0.kind == .word }) else { return true }
    if words.first?.kind != .stop {
      if grammar.and.contains(first.word), let verb = words.drop(while: { $0.range != first.range }).dropFirst().first {
        return grammar.verbs.contains(verb.word)
      }
      return grammar.participles.contains(first.word)
    }
    return gender(first.word).map { $0 != .other } ?? false && words.count <= 25
      && !words.contains { grammar.verbs.contains($0.word) }
      && !words.dropFirst(2).contains { $0.isCapitalised && !grammar.capitalisesNouns }
  }
}
