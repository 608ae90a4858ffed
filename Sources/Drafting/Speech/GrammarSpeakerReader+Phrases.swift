import Base
import Names

extension GrammarSpeakerReader {
  // MARK: Noun phrases

  /// The name or office behind a verb: up to a comma, a preposition or a conjunction. `am Freitag` before it is
  /// skipped.
  func nounPhrase(behind words: ArraySlice<Token>) -> ArraySlice<Token>? {
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

  func isInside(_ token: Token, _ index: Int, _ words: ArraySlice<Token>) -> Bool {
    guard grammar.particles.contains(token.word), index + 1 < words.endIndex else { return false }
    let next = words[index + 1]
    return next.isCapitalised || grammar.articles.contains(next.word) || grammar.people.contains(next.word)
  }

  /// The words, if they are a name or an office as a whole.
  func whole(_ words: ArraySlice<Token>) -> ArraySlice<Token>? {
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
  func leading(_ clause: ArraySlice<Token>) -> ArraySlice<Token>? {
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
  func isWho(_ phrase: ArraySlice<Token>) -> Bool {
    if phrase.contains(where: { grammar.people.contains(plain($0.word)) }) { return true }
    return phrase.count { $0.isCapitalised } > 1 && !grammar.articles.contains(article(phrase.first?.word ?? ""))
  }

  /// `l'entrepreneur` begins with an article.
  func article(_ word: String) -> String { word.hasPrefix("l'") ? "l'" : word }

  func plain(_ word: String) -> String { word.hasPrefix("l'") ? String(word.dropFirst(2)) : word }

  // MARK: Whom a phrase stands for

  func speaker(_ phrase: ArraySlice<Token>, _ paragraph: Int) -> Speaker {
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
  static let longestContext = 6000

  /// Whom a pronoun means: the last speaker in this paragraph or the one before, or the one person that the paragraph
  /// names before it. Nil if others are named too.
  func antecedent(_ gender: Gender?, _ place: TextPlace) -> Speaker? {
    if case .other = gender { return nil }
    guard place.offset <= Self.longestContext else { return nil }
    if let last = speeches.last, last.paragraph >= place.paragraph - 1 {
      guard texts[last.paragraph].count - last.end <= Self.longestContext else { return nil }
      let others = people(from: TextPlace(paragraph: last.paragraph, offset: last.end), to: place)
        .filter { !last.speaker.text.hasSuffix($0.text) }
      return others.isEmpty && fits(gender, last.speaker) ? last.speaker : nil
    }
    let named = people(from: TextPlace(paragraph: place.paragraph, offset: 0), to: place)
    guard let only = named.first, named.allSatisfy({ only.text.hasSuffix($0.text) }), fits(gender, only) else {
      return nil
    }
    return only
  }

  func fits(_ gender: Gender?, _ speaker: Speaker) -> Bool {
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
  func people(from start: TextPlace, to end: TextPlace) -> [Speaker] {
    var found: [(offset: Int, speaker: Speaker)] = []
    for paragraph in start.paragraph...end.paragraph {
      let lower = paragraph == start.paragraph ? start.offset : 0
      let upper = paragraph == end.paragraph ? end.offset : texts[paragraph].count
      guard lower < upper else { continue }
      func isOutside(_ range: Range<Int>) -> Bool { !quoted[paragraph].overlap(range) }
      for sentence in names[paragraph].sentences where lower..<upper ~= sentence {
        let phrase = leading(tokens(in: sentence..<upper, paragraph))
        guard let phrase, isWho(phrase), let first = phrase.first, let last = phrase.last,
          isOutside(first.range.lowerBound..<last.range.upperBound)
        else { continue }
        found.append((first.range.lowerBound, speaker(phrase, paragraph)))
      }
      // An office, and two capitalised words in a row, are somebody as well.
      let all = tokens(in: lower..<upper, paragraph)
      for index in all.indices.dropFirst() where grammar.people.contains(all[index].word) {
        let isNamed = index + 1 < all.endIndex && all[index + 1].isCapitalised
        let hasArticle = all[..<index].suffix(2).contains { grammar.articles.contains(article($0.word)) }
        guard hasArticle, !isNamed, isOutside(all[index].range) else { continue }
        let isCovered = found.contains {
          $0.offset <= all[index].range.lowerBound
            && all[index].range.lowerBound < $0.offset + $0.speaker.text.utf8.count
        }
        if !isCovered {
          found.append(
            (all[index].range.lowerBound, Speaker(text: String(utf8: texts[paragraph][all[index].range]), actor: nil)))
        }
      }
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
