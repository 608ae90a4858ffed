import Base
import Names

/// Finds the speaker of each quotation by the words of a `SpeechGrammar`: German, French and Spanish. As
/// `SpeakerReader` does for English, it names nobody whom the text does not name.
struct GrammarSpeakerReader {
  private let grammar: SpeechGrammar
  private let texts: [[UInt8]]
  private let names: [ReadText.Paragraph]
  private let isPerson: (ActorID) -> Bool
  private let tokens: [[Token]]
  private var speeches: [(paragraph: Int, end: Int, speaker: Speaker)] = []

  init(
    _ grammar: SpeechGrammar, _ texts: [[UInt8]], _ names: [ReadText.Paragraph], isPerson: @escaping (ActorID) -> Bool
  ) {
    self.grammar = grammar
    self.texts = texts
    self.names = names
    self.isPerson = isPerson
    tokens = texts.map(Token.tokens)
  }

  // MARK: Paragraphs

  /// The quotations of a paragraph: those in marks, parted where a clause inside of them names the speaker, and those
  /// of a dialogue.
  func quotations(in paragraph: Int) -> [QuotedText] {
    let marked = QuotedText.find(in: texts[paragraph], paragraph: paragraph)
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
  private func clauseInside(_ quoted: QuotedText, isLast: Bool) -> Range<Int>? {
    let inside = tokens(in: quoted.inner, quoted.paragraph)
    for index in inside.indices where inside[index].kind == .comma && index > inside.startIndex + 1 {
      let clause = inside[(index + 1)...].prefix { $0.kind == .word }
      let next = inside[clause.endIndex...].first
      guard next?.kind == .comma || next?.kind == .stop || next == nil && isLast,
        let (verb, rest) = leadingVerb(clause, anyVerb: false), verb.count > 0, clause.count <= 8
      else { continue }
      let isPronoun = rest.isEmpty && verb.last.map { pronoun(behind: $0.word) != nil } ?? false
      guard isPronoun || nounPhrase(behind: rest).map({ $0.count == rest.count }) ?? false else { continue }
      let end = next.map { $0.kind == .comma ? $0.range.upperBound : $0.range.lowerBound } ?? quoted.inner.upperBound
      return inside[index].range.lowerBound..<end
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
      let place = Place(paragraph: paragraph, offset: open)
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

  private struct Place {
    let paragraph: Int
    let offset: Int
  }

  /// Whether the sentence can go on after a quotation to name the speaker.
  private func mayGoOn(_ quoted: QuotedText) -> Bool {
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
  private mutating func readSentences(_ range: Range<Int>, _ starts: [Int], _ paragraph: Int) {
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

  private func tokens(in range: Range<Int>, _ paragraph: Int) -> ArraySlice<Token> {
    guard range.lowerBound < range.upperBound else { return [] }
    let all = tokens[paragraph]
    let start = all.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let end = all.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return all[start..<max(start, end)]
  }

  // MARK: Behind a quotation

  /// `„…“, sagte Maike Brandes`, `« … », a-t-elle ajouté`, `«…», según Hernán Quiroga`
  private mutating func speech(after range: Range<Int>, _ place: Place) -> (speaker: Speaker?, end: Int)? {
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
    guard let (verb, rest) = leadingVerb(clause, anyVerb: true), let end = verb.last?.range.upperBound else {
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
  private func accordingTo(_ clause: ArraySlice<Token>) -> ArraySlice<Token>? {
    for words in grammar.accordingTo where clause.prefix(words.count).map(\.word) == words {
      return clause.dropFirst(words.count)
    }
    return nil
  }

  /// The verb that a clause begins with, and the words after it: `sagte`, `a déclaré`, `a-t-elle ajouté`. `anyVerb`
  /// takes any word with a verb's ending before a name or an article.
  private func leadingVerb(
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
  private func stem(_ word: String) -> String {
    guard let hyphen = word.firstIndex(of: "-"), pronoun(behind: word) != nil else { return word }
    return String(word[..<hyphen])
  }

  private enum Gender { case he, she, other }

  private func pronoun(behind word: String) -> Gender? {
    guard word.contains("-"), let last = word.split(separator: "-").last.map(String.init) else { return nil }
    return gender(last)
  }

  private func gender(_ word: String) -> Gender? {
    if grammar.he.contains(word) { return .he }
    if grammar.she.contains(word) { return .she }
    return grammar.otherPronouns.contains(word) ? .other : nil
  }

  // MARK: Before a quotation

  private mutating func introduction(_ range: Range<Int>, _ place: Place) -> Speaker? {
    var clause = tokens(in: range, place.paragraph)
    if clause.isEmpty, range.lowerBound == 0, place.paragraph > 0, texts[place.paragraph - 1].last == UInt8(ascii: ":"),
      let start = names[place.paragraph - 1].sentences.last
    {
      let before = Place(paragraph: place.paragraph - 1, offset: texts[place.paragraph - 1].count)
      clause = tokens(in: start..<before.offset, before.paragraph)
      return speaker(introducing: clause, before)
    }
    return speaker(introducing: clause, place)
  }

  private mutating func speaker(introducing clause: ArraySlice<Token>, _ place: Place) -> Speaker? {
    guard let first = clause.first, first.kind == .word, !first.word.hasPrefix("¿"),
      !clause.contains(where: {
        pronoun(behind: $0.word) != nil && $0.range.upperBound < clause.last?.range.lowerBound ?? 0
      }),
      !grammar.hypothetical.contains(first.word) || accordingTo(clause) != nil || grammar.like.contains(first.word)
    else { return nil }
    if let rest = accordingTo(clause) {
      return leading(rest).map { speaker($0, place.paragraph) }
    }
    if let post = clause.prefix(8).firstIndex(where: { grammar.postpositions.contains($0.word) }) {
      return whole(clause[..<post]).map { speaker($0, place.paragraph) }
    }
    let endsInColon = clause.last?.kind == .colon
    // Wendt: „…“
    if endsInColon, clause.count <= 6, clause.dropLast().allSatisfy({ $0.kind == .word && $0.isCapitalised }),
      !SpeechWords.labels.contains(first.word), !grammar.documents.contains(first.word),
      clause.count > 2 || first.word.count > 2 && !Self.adverbs.contains(first.word) && !first.word.hasSuffix("ment")
    {
      return speaker(clause.dropLast(), place.paragraph)
    }
    if let passive = passive(clause) { return speaker(passive, place.paragraph) }
    // wie Bauamtsleiterin Dorothea Maier-Lenz mitteilte,
    if grammar.like.contains(first.word), let comma = clause.firstIndex(where: { $0.kind == .comma }),
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
  private static let adverbs: Set<String> = [
    "dann", "oder", "hier", "dazu", "dabei", "also", "aber", "fazit", "beispiel", "frage", "antwort", "heute", "morgen",
    "kurz", "wörtlich", "weiter", "titel", "thema", "zitat", "und", "so", "denn", "résultat", "verdict", "exemple",
    "donc", "alors", "puis", "bref", "conclusion", "titre", "ou", "et", "mais", "ainsi", "entonces", "luego", "ejemplo",
    "resultado", "conclusión", "así", "o", "y", "pero", "título", "además", "nota", "note", "hinweis", "attention",
  ]

  /// The subject of a verb of speech: before it, or behind it if the sentence begins with something else.
  private mutating func speaker(of verb: Int, in clause: ArraySlice<Token>, _ place: Place) -> Speaker? {
    var before = clause[..<verb]
    while let last = before.last,
      grammar.auxiliaries.contains(last.word) || ["lo", "l'a", "le", "les"].contains(last.word)
    {
      before = before.dropLast()
    }
    let behind = clause[(verb + 1)...].prefix { $0.kind == .word }
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
  private func passive(_ clause: ArraySlice<Token>) -> ArraySlice<Token>? {
    guard let verb = clause.firstIndex(where: { grammar.passives.contains($0.word) }),
      let agent = clause[verb...].firstIndex(where: { grammar.agents.contains($0.word) })
    else { return nil }
    return leading(clause[(agent + 1)...]).flatMap { isWho($0) ? $0 : nil }
  }

  /// Whether what stands between two quotations says that the speaker goes on: nothing, a sentence about `er` or
  /// `elle`, `und fügte hinzu`, `ajoutant que cela`.
  private func isContinued(_ range: Range<Int>, _ told: Int, _ paragraph: Int) -> Bool {
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

  // MARK: Noun phrases

  /// The name or office behind a verb: up to a comma, a preposition or a conjunction. `am Freitag` before it is
  /// skipped.
  private func nounPhrase(behind words: ArraySlice<Token>) -> ArraySlice<Token>? {
    var words = words
    if let first = words.first, ["am", "on"].contains(first.word), words.count > 2 { words = words.dropFirst(2) }
    if let first = words.first, ["gestern", "heute", "hier", "ayer", "hoy"].contains(first.word) {
      words = words.dropFirst()
    }
    var end = words.startIndex
    while end < words.endIndex {
      let token = words[end]
      guard token.kind == .word, !grammar.conjunctions.contains(token.word),
        !grammar.verbs.contains(token.word) || token.isCapitalised
      else { break }
      let isFirst = end == words.startIndex
      // der Sprecher der Polizei; la alcaldesa de Villasola; but: sagte der Vorsitzende dem „Boten“
      if grammar.prepositions.contains(token.word), !isFirst, !isInside(token, end, words) { break }
      if grammar.and.contains(token.word), !(end + 1 < words.endIndex && words[end + 1].isCapitalised) { break }
      end += 1
    }
    return whole(words[..<end])
  }

  private func isInside(_ token: Token, _ index: Int, _ words: ArraySlice<Token>) -> Bool {
    guard grammar.particles.contains(token.word), index + 1 < words.endIndex else { return false }
    let next = words[index + 1]
    return next.isCapitalised || grammar.articles.contains(next.word) || grammar.people.contains(next.word)
  }

  /// The words, if they are a name or an office as a whole.
  private func whole(_ words: ArraySlice<Token>) -> ArraySlice<Token>? {
    var words = words
    // die Floristin beispielsweise: German nouns are capitalised.
    while grammar.capitalisesNouns, words.count > 1, let last = words.last, last.kind == .word, !last.isCapitalised,
      !(last.word.first?.isNumber ?? false)
    {
      words = words.dropLast()
    }
    guard let first = words.first, let last = words.last, words.count <= 10, words.allSatisfy({ $0.kind == .word }),
      gender(first.word) == nil
    else { return nil }
    let hasArticle = grammar.articles.contains(article(first.word))
    guard first.isCapitalised || hasArticle || grammar.people.contains(first.word) else { return nil }
    if grammar.prepositions.contains(first.word), !hasArticle { return nil }
    let isNoName = { (token: Token) in
      grammar.verbs.contains(token.word) || grammar.passives.contains(token.word)
        || grammar.excluded.contains(token.word)
          && !grammar.particles.contains(token.word) && !grammar.articles.contains(token.word)
    }
    if words.dropFirst().contains(where: { isNoName($0) && !$0.isCapitalised }) { return nil }
    // A sentence's first word is capitalised too: what follows must be a name or an office.
    let named = words.dropFirst(hasArticle ? 1 : 0)
    guard !named.isEmpty || first.word.contains("'") else { return nil }
    let isPlain = named.dropFirst(first.isCapitalised && !hasArticle ? 1 : 0).allSatisfy { token in
      token.isCapitalised || grammar.particles.contains(token.word) || grammar.people.contains(token.word)
        || grammar.articles.contains(token.word) || grammar.and.contains(token.word) || hasArticle
        || token.word.first?.isNumber ?? false
    }
    return isPlain && !grammar.particles.contains(last.word) ? words : nil
  }

  /// The name or office that a sentence begins with, up to its verb.
  private func leading(_ clause: ArraySlice<Token>) -> ArraySlice<Token>? {
    guard let first = clause.first, first.kind == .word else { return nil }
    let hasArticle = grammar.articles.contains(article(first.word))
    var end = clause.startIndex + (hasArticle && !first.word.contains("'") ? 1 : 0)
    if hasArticle, end < clause.endIndex, !grammar.capitalisesNouns {
      // la directora; le colonel Lanoy
      end += 1
    }
    while end < clause.endIndex {
      let token = clause[end]
      let isName = token.kind == .word && token.isCapitalised
      let isParticle =
        grammar.particles.contains(token.word) && end + 1 < clause.endIndex && clause[end + 1].isCapitalised
      let isAnd = grammar.and.contains(token.word) && end + 1 < clause.endIndex && clause[end + 1].isCapitalised
      guard isName || isParticle || isAnd else { break }
      end += 1
    }
    return end > clause.startIndex ? whole(clause[..<end]) : nil
  }

  /// Whether a phrase is certainly a person or an office: two capitalised words of a name, or a noun for people.
  private func isWho(_ phrase: ArraySlice<Token>) -> Bool {
    if phrase.contains(where: { grammar.people.contains(plain($0.word)) }) { return true }
    return phrase.count { $0.isCapitalised } > 1 && !grammar.articles.contains(article(phrase.first?.word ?? ""))
  }

  /// `l'entrepreneur` begins with an article.
  private func article(_ word: String) -> String { word.hasPrefix("l'") ? "l'" : word }

  private func plain(_ word: String) -> String { word.hasPrefix("l'") ? String(word.dropFirst(2)) : word }

  // MARK: Whom a phrase stands for

  private func speaker(_ phrase: ArraySlice<Token>, _ paragraph: Int) -> Speaker {
    guard let first = phrase.first, let last = phrase.last else { return Speaker(text: "", actor: nil) }
    let text = texts[paragraph]
    var end = last.range.upperBound
    let range = first.range.lowerBound..<end
    if let open = text[range].lastIndex(of: UInt8(ascii: "(")), !text[open..<end].contains(UInt8(ascii: ")")) {
      end = text[open...].prefix(60).firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 } ?? open
    }
    let all = names[paragraph].names
    let place = all.partitioningIndex { $0.range.upperBound >= last.range.upperBound }
    var actor: ActorID?
    if place < all.count, case let named = all[place], named.range.upperBound == last.range.upperBound,
      case .mention(let id, _) = named.verdict
    {
      let before = phrase.prefix { $0.range.upperBound <= named.range.lowerBound }
      let isHead = before.allSatisfy {
        grammar.articles.contains(article($0.word)) || grammar.people.contains(plain($0.word)) || $0.isCapitalised
      }
      if isHead, isPerson(id) || before.count <= 1, !before.contains(where: { grammar.and.contains($0.word) }) {
        actor = id
      }
    }
    return Speaker(text: String(utf8: text[first.range.lowerBound..<end]).trimmed, actor: actor)
  }

  /// Behind more text of a paragraph nothing is certain, and looking would take long.
  private static let longestContext = 6000

  /// Whom a pronoun means: the last speaker in this paragraph or the one before, or the one person that the paragraph
  /// names before it. Nil if others are named too.
  private func antecedent(_ gender: Gender?, _ place: Place) -> Speaker? {
    if case .other = gender { return nil }
    guard place.offset <= Self.longestContext else { return nil }
    if let last = speeches.last, last.paragraph >= place.paragraph - 1 {
      guard texts[last.paragraph].count - last.end <= Self.longestContext else { return nil }
      let others = people(from: Place(paragraph: last.paragraph, offset: last.end), to: place)
        .filter { !last.speaker.text.hasSuffix($0.text) }
      return others.isEmpty && fits(gender, last.speaker) ? last.speaker : nil
    }
    let named = people(from: Place(paragraph: place.paragraph, offset: 0), to: place)
    guard let only = named.first, named.allSatisfy({ only.text.hasSuffix($0.text) }), fits(gender, only) else {
      return nil
    }
    return only
  }

  private func fits(_ gender: Gender?, _ speaker: Speaker) -> Bool {
    guard let gender, let first = speaker.text.lowercased().split(separator: " ").first.map(String.init) else {
      return true
    }
    if speaker.text.contains(" und ") || speaker.text.contains(" et ") || speaker.text.contains(" y ") { return false }
    let isFeminine = if case .she = gender { true } else { false }
    let names = speaker.text.split(separator: " ").map(String.init)
    if names.contains(where: { GivenNames.excludes($0, feminine: isFeminine) }) { return false }
    return switch gender {
    case .he: !grammar.feminineArticles.contains(first)
    case .she: !grammar.masculineArticles.contains(first)
    case .other: false
    }
  }

  /// The people that the text names between two places: subjects of sentences, and names of two words or more.
  private func people(from start: Place, to end: Place) -> [Speaker] {
    var found: [(offset: Int, speaker: Speaker)] = []
    for paragraph in start.paragraph...end.paragraph {
      let lower = paragraph == start.paragraph ? start.offset : 0
      let upper = paragraph == end.paragraph ? end.offset : texts[paragraph].count
      guard lower < upper else { continue }
      let quoted = QuotedText.find(in: texts[paragraph], paragraph: paragraph).map(\.outer)
      func isOutside(_ range: Range<Int>) -> Bool { !quoted.overlap(range) }
      for sentence in names[paragraph].sentences where lower..<upper ~= sentence {
        let phrase = leading(tokens(in: sentence..<upper, paragraph))
        guard let phrase, isWho(phrase), let first = phrase.first, let last = phrase.last,
          isOutside(first.range.lowerBound..<last.range.upperBound)
        else { continue }
        found.append((first.range.lowerBound, speaker(phrase, paragraph)))
      }
      // Two capitalised words in a row elsewhere are a name as well.
      let all = tokens(in: lower..<upper, paragraph)
      for index in all.indices.dropLast() {
        let (a, b) = (all[index], all[index + 1])
        guard a.isCapitalised, b.isCapitalised, !grammar.articles.contains(a.word),
          !grammar.prepositions.contains(a.word),
          a.kind == .word, b.kind == .word, isOutside(a.range), isOutside(b.range),
          !found.contains(where: {
            $0.offset <= a.range.lowerBound && a.range.lowerBound < $0.offset + $0.speaker.text.utf8.count
          })
        else { continue }
        found.append(
          (
            a.range.lowerBound,
            Speaker(text: String(utf8: texts[paragraph][a.range.lowerBound..<b.range.upperBound]), actor: nil)
          ))
      }
    }
    return found.sorted { $0.offset < $1.offset }.map(\.speaker)
  }
}
