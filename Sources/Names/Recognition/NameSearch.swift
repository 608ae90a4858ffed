import Base

/// Finds names in a run of text: at each word the longest name that begins there.
struct NameSearch {
  private let lexicon: Lexicon
  private let exact: NameTrie
  private let folded: NameTrie
  let language: Language
  /// The case endings of the text's language.
  private let exactForms: SpellingTable?
  private let foldedForms: SpellingTable?
  /// Whether no name begins with a lower-case ASCII letter.
  private let skipsSmallWords: Bool
  /// The key of the current word.
  private var key: [UInt8] = []
  /// The key of the first word, if it is not the one in the text.
  private var firstKey: [UInt8]?

  /// `tag` is the language of the text.
  init(_ lexicon: Lexicon, language tag: String) {
    self.lexicon = lexicon
    exact = lexicon.exact
    folded = lexicon.folded
    language = lexicon.languages[tag] ?? Language("en")
    exactForms = exact.forms[tag]
    foldedForms = folded.forms[tag]
    skipsSmallWords = folded.isEmpty && !(0x61...0x7A).contains { lexicon.exact.spellings.mayBegin($0) }
  }

  struct Match {
    /// The range of the name in the text, without a possessive ending.
    var range: Range<Int>
    /// The names that the text can be here; nearly always one.
    var first: Reading
    var others: [Reading] = []
    /// Whether it is more than one word.
    var hasWords: Bool { range.upperBound > firstWordEnd }
    fileprivate var firstWordEnd: Int

    var readings: [Reading] { [first] + others }
  }

  /// A name of the lexicon, and how the text writes it.
  struct Reading {
    let entry: Int32
    var ways: Ways
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
    return exact.spellings.mayBegin(first) || first >= 0x80 || !folded.isEmpty || !word.isPlain || word.isJoined
      || exactForms?.mayBegin(first) == true
  }

  /// The longest name that begins at a word of a range.
  mutating func match(in text: UnsafeBufferPointer<UInt8>, at word: Word, _ range: Range<Int>) -> Match? {
    guard word.kind != .space else { return nil }
    if let match = longest(in: text, at: word, range) { return match }
    // l'Ukraine, dell'Italia: the part before the apostrophe is an article or a preposition.
    if word.isJoined, let name = word.afterElision(in: text) { return longest(in: text, at: name, range) }
    return language.prefixes.isEmpty ? nil : withPrefix(in: text, at: word, range)
  }

  private mutating func longest(in text: UnsafeBufferPointer<UInt8>, at word: Word, _ range: Range<Int>) -> Match? {
    var best = Best()
    if mayBegin(with: word, in: text) { walk(Path(), in: text, word, range.upperBound, &best) }
    if !folded.isEmpty { walk(Path(folds: true), in: text, word, range.upperBound, &best) }
    if best.end == 0, word.isCapitals(in: text) {
      walk(Path(capitals: true), in: text, word, range.upperBound, &best)
    }
    guard let match = best.match(from: word) else { return nil }
    // THE WHO, but not the pronoun; and a case ending alone does not make a name.
    let isLong = match.first.ways.contains(.capitals) ? text[match.range].count(where: \.isLetterByte) >= 4 : true
    return isLong ? finished(match, in: text, range) : nil
  }

  /// A quick test whether a name in just its case can begin with a word.
  private func mayBegin(with word: Word, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.isPlain, !word.isJoined, text[word.start] < 0x80 else { return true }
    let hash = SpellingTable.hash(UnsafeBufferPointer(rebasing: text[word.start..<word.end]))
    return exact.spellings.mayBegin(hash: hash) || exactForms?.mayBegin(hash: hash) == true
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
      if traits.contains(.needsArticle) {
        guard let article = article(before: match.range.lowerBound, of: reading, in: text, range) else { continue }
        start = article
      }
      readings.append(reading)
    }
    guard let first = readings.min(by: { $0.ways.rawValue.nonzeroBitCount < $1.ways.rawValue.nonzeroBitCount }) else {
      return nil
    }
    match.range = start..<match.range.upperBound
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
      var best = Best()
      firstKey = Array(stem.utf8)
      walk(Path(), in: text, word, range.upperBound, &best)
      firstKey = nil
      guard var match = best.match(from: word), match.hasWords else { continue }
      match.first.ways.insert(.inflected)
      for index in match.others.indices { match.others[index].ways.insert(.inflected) }
      return match
    }
    return nil
  }

  // MARK: The walk

  /// The best names so far: those that end last.
  private struct Best {
    var end = 0
    var first: Reading?
    var others: [Reading] = []

    mutating func offer(_ entry: Int32, _ ways: Ways, end: Int) {
      if end > self.end || first == nil {
        self = Best(end: end, first: Reading(entry: entry, ways: ways))
      } else if end == self.end, first?.entry != entry, !others.contains(where: { $0.entry == entry }) {
        others.append(Reading(entry: entry, ways: ways))
      }
    }

    func match(from word: Word) -> Match? {
      first.map { Match(range: word.start..<end, first: $0, others: others, firstWordEnd: word.end) }
    }
  }

  /// A way through a trie up to a word.
  private struct Path {
    /// Whether names count in any case.
    var folds = false
    /// Whether the text is in capitals, and names count in ordinary letters.
    var capitals = false
    /// False in the given names of `Tusk, Donald`: there every case form would be the beginning of another name.
    var inflects = true
    var state: NameTrie.State = 0
    var ways: Ways = []

    func to(_ step: Step) -> Path {
      var path = self
      path.inflects = inflects && !step.isBehindComma
      path.state = step.state
      path.ways.formUnion(step.ways)
      return path
    }
  }

  private func trie(of path: Path) -> NameTrie { path.folds ? folded : exact }

  private struct Step {
    let state: NameTrie.State
    let ways: Ways
    var isBehindComma = false
  }

  /// The steps that a word allows; nearly always none or one.
  private struct Steps {
    var first: Step?
    var others: [Step] = []

    mutating func add(_ step: Step) {
      if first == nil { first = step } else { others.append(step) }
    }
  }

  /// Goes on from word to word while a name can continue, and offers each name that ends on the way.
  private mutating func walk(
    _ path: Path, in text: UnsafeBufferPointer<UInt8>, _ word: Word, _ end: Int, _ best: inout Best
  ) {
    let steps = lookUp(path, in: text, word, end, &best)
    guard let first = steps.first else { return }
    follow(path.to(first), in: text, word, end, &best)
    for step in steps.others { follow(path.to(step), in: text, word, end, &best) }
  }

  private mutating func follow(
    _ path: Path, in text: UnsafeBufferPointer<UInt8>, _ word: Word, _ end: Int, _ best: inout Best
  ) {
    let trie = trie(of: path)
    if let entry = trie.entry(at: path.state) { offer(entry, path, in: text, end: word.end, &best) }
    guard word.end < end else { return }
    // Only the last word of a name has these endings.
    if path.ways.contains(.singular) || (path.ways.contains(.inflected) && language.declension?.everyWord == false) {
      return
    }
    let known = best.end
    walk(path, in: text, Word(in: text, at: word.end, end: end), end, &best)
    guard trie.takesMiddleName(at: path.state), best.end == known || best.end <= word.end else { return }
    var path = path
    path.ways.insert(.middleName)
    for place in MiddleName.ends(in: text, from: word.end, end, language) {
      walk(path, in: text, Word(in: text, at: place, end: end), end, &best)
      if best.end > place { return }
    }
  }

  private func offer(
    _ entry: Int32, _ path: Path, in text: UnsafeBufferPointer<UInt8>, end: Int, _ best: inout Best
  ) {
    best.offer(entry, path.capitals ? path.ways.union(.capitals) : path.ways, end: end)
  }

  /// The steps that a word allows. Names that end within the word, before a possessive or a case ending, are offered.
  private mutating func lookUp(
    _ path: Path, in text: UnsafeBufferPointer<UInt8>, _ word: Word, _ end: Int, _ best: inout Best
  ) -> Steps {
    var steps = Steps()
    var path = path
    if word.kind == .mark, text[word.start] == UInt8(ascii: ",") {
      guard !path.ways.contains(.inflected) else { return steps }
      path.inflects = false
    }
    // Most words are their own keys.
    if word.isPlain, !path.folds, !path.capitals, firstKey == nil {
      let key = UnsafeBufferPointer(rebasing: text[word.start..<word.end])
      add(key, path, &steps)
      if steps.first == nil { addOthers(key, path, word, &steps) }
      if word.isJoined { offerStem(of: key, path, in: text, word, &best) }
      return steps
    }
    key.removeAll(keepingCapacity: true)
    if let firstKey, path.state == 0 { key += firstKey } else { word.appendKey(of: text, to: &key) }
    if path.folds { key.foldCase() }
    var keys = [key]
    if path.capitals, word.kind == .word {
      guard let spellings = CapitalSpellings.of(key) else { return steps }
      keys += spellings
    }
    for key in keys {
      key.withUnsafeBufferPointer { key in
        add(key, path, &steps)
        if steps.first == nil { addOthers(key, path, word, &steps) }
        if word.isJoined || !word.isPlain { offerStem(of: key, path, in: text, word, &best) }
      }
    }
    return steps
  }

  /// Adds the steps of a spelling: by the table of all languages, and by that of the text's language.
  private func add(_ key: UnsafeBufferPointer<UInt8>, _ path: Path, ways: Ways = [], _ steps: inout Steps) {
    let hash = SpellingTable.hash(key)
    let trie = trie(of: path)
    add(key, hash, of: trie.spellings, trie, path, ways, &steps)
    if path.inflects, let forms = path.folds ? foldedForms : exactForms {
      add(key, hash, of: forms, trie, path, ways, &steps)
    }
  }

  private func add(
    _ key: UnsafeBufferPointer<UInt8>, _ hash: UInt64, of table: SpellingTable, _ trie: NameTrie, _ path: Path,
    _ ways: Ways, _ steps: inout Steps
  ) {
    if path.state == 0, !table.mayBegin(hash: hash) { return }
    var reading = table.first(key, hash: hash)
    while reading >= 0 {
      let found = table[reading]
      if let next = trie.next(found.word, from: path.state) {
        steps.add(Step(state: next, ways: found.ways.union(ways), isBehindComma: !path.inflects))
      }
      reading = found.next
    }
  }

  /// Adds the steps of the other spellings of a word: without its accents, and a space for a hyphen.
  private func addOthers(_ key: UnsafeBufferPointer<UInt8>, _ path: Path, _ word: Word, _ steps: inout Steps) {
    if word.kind == .word {
      guard WordSpellings.mayHaveMarks(key), let plain = WordSpellings.withoutMarks(String(utf8: key)) else { return }
      Array(plain.spelling.utf8).withUnsafeBufferPointer { add($0, path, ways: plain.ways, &steps) }
    } else if path.state != 0 {
      let ways: Ways = path.folds ? [] : .hyphen
      for other in Joint.others(of: key) {
        [other].withUnsafeBufferPointer { add($0, path, ways: ways, &steps) }
      }
    }
  }

  /// Offers the name that ends with a word without its possessive or case ending: Trump’s, NATO’nun, EU:n.
  private func offerStem(
    of key: UnsafeBufferPointer<UInt8>, _ path: Path, in text: UnsafeBufferPointer<UInt8>, _ word: Word,
    _ best: inout Best
  ) {
    guard word.kind == .word, let (length, isPossessive) = key.stem else { return }
    var steps = Steps()
    let stem = UnsafeBufferPointer(rebasing: key[..<length])
    add(stem, path, &steps)
    if steps.first == nil { addOthers(stem, path, word, &steps) }
    for step in [steps.first].compactMap(\.self) + steps.others {
      guard let entry = trie(of: path).entry(at: step.state) else { continue }
      var path = path.to(step)
      if !isPossessive { path.ways.insert(.inflected) }
      offer(entry, path, in: text, end: word.endOfStem(in: text), &best)
    }
  }
}

/// The marks and the space that can join two words of a name.
private enum Joint {
  private static let dash = Array("–".utf8)
  private static let minus = Array("−".utf8)

  /// The hyphen and the space that a mark can be written for.
  static func others(of mark: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if mark.count == 1, mark[0] == .space { return [UInt8(ascii: "-")] }
    if mark.count == 1, mark[0] == UInt8(ascii: "-") { return [.space] }
    if mark.elementsEqual(dash) || mark.elementsEqual(minus) { return [UInt8(ascii: "-"), .space] }
    return []
  }
}

/// What a word in capitals can be in ordinary letters.
private enum CapitalSpellings {
  /// `Trump`, `trump` and `McTrump`-like forms of `TRUMP`; nil if the word has a small letter. A possessive `’S` is
  /// small.
  static func of(_ key: [UInt8]) -> [[UInt8]]? {
    let text = String(utf8: key)
    guard text.unicodeScalars.allSatisfy({ !$0.properties.isLowercase }) else { return nil }
    var small = text.lowercased()
    var ending = ""
    if small.hasSuffix("'s") {
      small.removeLast(2)
      ending = "'s"
    }
    // O'BRIEN is O'Brien.
    var titled = small.split(separator: "'", omittingEmptySubsequences: false).map { String($0).capitalisedFirst }
      .joined(separator: "'")
    var spellings = [titled + ending, small + ending]
    if titled.hasPrefix("Mc"), titled.utf8.count > 4 {
      titled = "Mc" + String(titled.dropFirst(2)).capitalisedFirst
      spellings.append(titled + ending)
    }
    if !ending.isEmpty { spellings.append(text.dropLast(2) + ending) }
    return spellings.filter { $0 != text }.map { Array($0.utf8) }
  }
}

extension UInt8 {
  /// Whether it is a letter of ASCII or part of another character.
  fileprivate var isLetterByte: Bool { isASCIILetter || self >= 0x80 }

  fileprivate var isSmallLetterOrSpace: Bool { self == .space || (self >= 0x61 && self <= 0x7A) }
}

extension UnsafeBufferPointer<UInt8> {
  /// The length of a key before an apostrophe or colon and up to seven small letters, and whether those are the English
  /// possessive or a contraction. Nil without such an ending, and for can’t.
  fileprivate var stem: (length: Int, isPossessive: Bool)? {
    guard let mark = lastIndex(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: ":") }), mark > 0,
      mark + 1 < count, count - mark <= 15
    else { return nil }
    let ending = String(utf8: UnsafeBufferPointer(rebasing: self[(mark + 1)...]))
    if self[mark] == UInt8(ascii: "'") {
      if ["s", "S", "d", "m", "ll", "re", "ve"].contains(ending) { return (mark, true) }
      if ending == "t" { return nil }
    }
    let letters = ending.unicodeScalars
    return letters.count <= 7 && letters.allSatisfy(\.properties.isLowercase) ? (mark, false) : nil
  }
}

extension Word {
  /// Whether it is a word of two letters or more without a small one.
  fileprivate func isCapitals(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard kind == .word, end - start > 1 else { return false }
    if text[start] < 0x80, text[start + 1] < 0x80 {
      guard text[start].isASCIICapital, text[start + 1].isASCIICapital || text[start + 1] == UInt8(ascii: "'") else {
        return false
      }
    }
    return string(in: text).unicodeScalars.count { $0.properties.isUppercase } > 1
  }

  /// The place of the last apostrophe or colon of the word.
  fileprivate func endOfStem(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = end - 1
    while index > start {
      switch text[index] {
      case UInt8(ascii: "'"), UInt8(ascii: ":"): return index
      // ’ and ‘ are E2 80 98 and 99, ʼ is CA BC, ＇ is EF BC 87.
      case 0xE2 where index + 2 < end && text[index + 1] == 0x80 && (0x98...0x99).contains(text[index + 2]):
        return index
      case 0xCA where index + 1 < end && text[index + 1] == 0xBC: return index
      case 0xEF where index + 2 < end && text[index + 1] == 0xBC && text[index + 2] == 0x87: return index
      default: index -= 1
      }
    }
    return end
  }

  /// The part after `l'`, `d’` and similar words; nil for a word without one.
  fileprivate func afterElision(in text: UnsafeBufferPointer<UInt8>) -> Word? {
    var length = 0
    while start + length < end, text[start + length].isASCIILetter { length += 1 }
    guard length > 0, length <= 8, start + length < end else { return nil }
    let rest = UnsafeBufferPointer(rebasing: text[(start + length)..<end])
    let apostrophe = rest[0] == UInt8(ascii: "'") ? 1 : rest.starts(with: "’".utf8) ? 3 : 0
    guard apostrophe > 0, start + length + apostrophe < end else { return nil }
    let prefix = String(utf8: UnsafeBufferPointer(rebasing: text[start..<(start + length)]))
    guard elisions.contains(prefix) else { return nil }
    return Word(in: text, at: start + length + apostrophe, end: end)
  }
}

/// French and Italian words that lose their vowel before a name. Only in lower case, since `D'Angelo` is itself a name.
private let elisions: Set<String> = [
  "l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all", "dall", "dell",
  "nell", "sull", "quell", "coll",
]

extension [UInt8] {
  /// Changes letters to lower case.
  fileprivate mutating func foldCase() {
    var isASCII = true
    for index in indices {
      let byte = self[index]
      if byte >= 0x80 { isASCII = false }
      if byte >= 0x41 && byte <= 0x5A { self[index] = byte | 0x20 }
    }
    if !isASCII { self = Array(String(utf8: self).lowercased().utf8) }
  }
}
