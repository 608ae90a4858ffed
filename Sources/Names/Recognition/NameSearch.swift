import Base

/// Finds names in a run of text: at each word the longest name that begins there.
struct NameSearch {
  let language: Language
  private let lexicon: Lexicon
  private var tries: TrieWalk
  /// Whether no name begins with a lower-case ASCII letter.
  private let skipsSmallWords: Bool

  /// `tag` is the language of the text.
  init(_ lexicon: Lexicon, language tag: String) {
    self.lexicon = lexicon
    language = lexicon.languages[tag] ?? Language("en")
    tries = TrieWalk(lexicon, language, tag: tag)
    skipsSmallWords = lexicon.folded.isEmpty && !(0x61...0x7A).contains { lexicon.exact.spellings.mayBegin($0) }
  }

  struct Match {
    /// The range of the name in the text, without a possessive ending.
    var range: Range<Int>
    /// The names that the text can be here; nearly always one.
    var first: Reading
    var others: [Reading]
    /// Whether it is more than one word.
    let hasWords: Bool

    /// Nil if no name begins at the word.
    fileprivate init?(_ best: TrieWalk.Best, from word: Word) {
      guard let first = best.first else { return nil }
      range = word.start..<best.end
      self.first = first
      others = best.others
      hasWords = best.end > word.end
    }

    var readings: [Reading] { [first] + others }
  }

  /// A name of the lexicon, and how the text writes it.
  struct Reading {
    let entry: Int32
    var ways: Ways
    /// The place in the text of the middle name that the name of the lexicon has not.
    var middle: Range<Int>?
  }

  /// Calls `visit` for each name of `range`, from left to right.
  mutating func names(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, visit: (Match) -> Void
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      if skipsSmallWords {
        index = wordBeforeNextMark(in: text, index..<range.upperBound)
        guard index < range.upperBound else { return }
      }
      let word = Word(in: text, at: index, end: range.upperBound)
      index = word.end
      guard mayMatter(word, in: text), let match = match(in: text, at: word, range) else { continue }
      visit(match)
      // The rest of a possessive or of a compound word is not a name.
      while index < match.range.upperBound { index = Word(in: text, at: index, end: range.upperBound).end }
    }
  }

  /// The beginning of the word with the next byte that is neither a lower-case ASCII letter nor a space. No name begins
  /// before that word, and nearly all of most texts can be skipped in this way.
  private func wordBeforeNextMark(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    guard let bytes = text.baseAddress else { return range.upperBound }
    var index = range.lowerBound
    let (a, z, space) = (SIMD16<UInt8>(repeating: 0x61), SIMD16<UInt8>(repeating: 0x7A), SIMD16<UInt8>(repeating: 0x20))
    while index + 16 <= range.upperBound {
      let block = UnsafeRawPointer(bytes + index).loadUnaligned(as: SIMD16<UInt8>.self)
      guard all(((block .>= a) .& (block .<= z)) .| (block .== space)) else { break }
      index += 16
    }
    while index < range.upperBound, text[index].isSmallLetterOrSpace { index += 1 }
    guard index < range.upperBound else { return index }
    while index > range.lowerBound, text[index - 1] != .space { index -= 1 }
    return index
  }

  /// A quick test whether a name can begin with a word. Most words fail it.
  private func mayMatter(_ word: Word, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = text[word.start]
    return tries.exact.spellings.mayBegin(first) || first >= 0x80 || !tries.folded.isEmpty || !word.isPlain
      || word.isJoined
      || tries.exactForms?.mayBegin(first) == true
  }

  /// The longest name that begins at a word of a range.
  mutating func match(in text: UnsafeBufferPointer<UInt8>, at word: Word, _ range: Range<Int>) -> Match? {
    guard word.kind != .space else { return nil }
    if let match = longest(in: text, at: word, range) {
      return containsBetter(match, word, in: text, range) ? nil : match
    }
    // l'Ukraine, dell'Italia: the part before the apostrophe is an article or a preposition.
    if word.isJoined, let name = word.afterElision(in: text, language) { return longest(in: text, at: name, range) }
    return language.prefixes.isEmpty ? nil : withPrefix(in: text, at: word, range)
  }

  /// Whether a name that begins within a match is the better one: `Keir Starmer` in `Sir Keir Starmer` if `Sir Keir` is
  /// a name, and `Boris Johnson` in `Speaker Boris Johnson` if `Speaker Johnson` is one.
  private mutating func containsBetter(
    _ match: Match, _ word: Word, in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    let hasMiddle = match.first.middle != nil
    guard match.hasWords, hasMiddle || PersonName.isTitle(Substring(word.string(in: text))) else { return false }
    var next = word
    while let inner = text.wordAfter(next.end, to: match.range.upperBound) {
      next = inner
      guard text.isCapital(at: inner.start), let other = longest(in: text, at: inner, range), other.hasWords else {
        continue
      }
      if other.range.upperBound > match.range.upperBound { return true }
      if hasMiddle, other.range.upperBound == match.range.upperBound, other.first.middle == nil { return true }
    }
    return false
  }

  private mutating func longest(in text: UnsafeBufferPointer<UInt8>, at word: Word, _ range: Range<Int>) -> Match? {
    var best = TrieWalk.Best()
    if mayBegin(with: word, in: text) { tries.walk(.init(), in: text, word, range.upperBound, &best) }
    if !tries.folded.isEmpty { tries.walk(.init(folds: true), in: text, word, range.upperBound, &best) }
    if best.end == 0, word.isCapitals(in: text) {
      tries.walk(.init(ways: .capitals), in: text, word, range.upperBound, &best)
    }
    guard let match = Match(best, from: word) else { return nil }
    // Shorter words in capitals are acronyms: LEE is not Lee.
    guard !match.first.ways.contains(.capitals) || text[match.range].count(where: \.isLetterByte) >= 4 else {
      return nil
    }
    return finished(match, in: text, range)
  }

  /// A quick test whether a name in just its case can begin with a word.
  private func mayBegin(with word: Word, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.isPlain, !word.isJoined, text[word.start] < 0x80 else { return true }
    let hash = SpellingTable.hash(UnsafeBufferPointer(rebasing: text[word.start..<word.end]))
    return tries.exact.spellings.mayBegin(hash: hash) || tries.exactForms?.mayBegin(hash: hash) == true
      || WordSpellings.mayHaveMarks(UnsafeBufferPointer(rebasing: text[word.start..<word.end]))
  }

  /// A match without the readings that the text around it does not allow; with the article before it, or the legal form
  /// after it. Nil if no reading is left.
  private func finished(_ match: Match, in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Match? {
    var match = match
    var readings: [Reading] = []
    var start = match.range.lowerBound
    for reading in match.readings {
      let traits = lexicon.traits[Int(reading.entry)]
      if traits.contains(.beginsSentence), !text.beginsSentence(at: match.range.lowerBound) { continue }
      // Will Jack Smith testify?
      if reading.middle != nil, beginsWithOrdinaryWord(match, in: text) { continue }
      if traits.contains(.needsArticle) {
        guard let article = article(before: match.range.lowerBound, of: reading, in: text, range) else { continue }
        start = article
      }
      readings.append(reading)
    }
    guard let first = readings.min(by: { $0.ways.rawValue.nonzeroBitCount < $1.ways.rawValue.nonzeroBitCount }) else {
      return nil
    }
    match.range = start..<text.endWithoutInvisible(match.range)
    match.first = first
    match.others = readings.filter { $0.entry != first.entry }
    if match.others.isEmpty, lexicon.traits[Int(first.entry)].contains(.takesLegalForm),
      let end = LegalForm.end(in: text, after: match.range.upperBound, range.upperBound)
    {
      match.range = start..<end
      match.first.ways.insert(.legalForm)
    }
    return match
  }

  /// Whether a sentence begins with a match, and its first word is an ordinary one too.
  private func beginsWithOrdinaryWord(_ match: Match, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let word = Word(in: text, at: match.range.lowerBound, end: match.range.upperBound)
    return text.beginsSentence(at: word.start) && language.firstWords.contains(word.string(in: text).lowercased())
  }

  /// The beginning of the article that a name needs, if it is before a place.
  private func article(
    before place: Int, of reading: Reading, in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    guard let word = text.wordBefore(place, from: range.lowerBound) else { return nil }
    let written = String(utf8: text[word]).lowercased()
    let isArticle = lexicon.senses(of: reading.entry).contains { Lexicon.articles[Int($0.article) - 1] == written }
    return isArticle ? word.lowerBound : nil
  }

  /// A name of two words or more behind a letter that Arabic joins to it: والاتحاد الأوروبي, للاتحاد الأوروبي.
  private mutating func withPrefix(in text: UnsafeBufferPointer<UInt8>, at word: Word, _ range: Range<Int>) -> Match? {
    let written = String(utf8: UnsafeBufferPointer(rebasing: text[word.start..<word.end]))
    for stem in language.withoutPrefixes(written) {
      var best = TrieWalk.Best()
      tries.firstKey = Array(stem.utf8)
      tries.walk(.init(), in: text, word, range.upperBound, &best)
      tries.firstKey = nil
      guard var match = Match(best, from: word), match.hasWords else { continue }
      match.first.ways.insert(.inflected)
      for index in match.others.indices { match.others[index].ways.insert(.inflected) }
      return match
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isSmallLetterOrSpace: Bool { self == .space || (self >= 0x61 && self <= 0x7A) }
}
