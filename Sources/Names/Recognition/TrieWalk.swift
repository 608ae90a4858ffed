import Base

/// Walks through the tries of names along the words of a text.
struct TrieWalk {
  let exact: NameTrie
  let folded: NameTrie
  private let language: Language
  private let traits: [Lexicon.Traits]
  /// The case endings of the text's language.
  let exactForms: SpellingTable?
  let foldedForms: SpellingTable?
  /// The key of the first word, if it is not the one in the text.
  var firstKey: [UInt8]?
  private let inflectsEveryWord: Bool
  /// The key of the current word.
  private var key: [UInt8] = []

  /// `tag` is the language of the text.
  init(_ lexicon: Lexicon, _ language: Language, tag: String) {
    exact = lexicon.exact
    folded = lexicon.folded
    self.language = language
    traits = lexicon.traits
    exactForms = exact.forms[tag]
    foldedForms = folded.forms[tag]
    inflectsEveryWord = language.declension?.everyWord ?? true
  }

  /// The best names so far: those that end last.
  struct Best {
    var end = 0
    var first: NameSearch.Reading?
    var others: [NameSearch.Reading] = []

    mutating func offer(_ reading: NameSearch.Reading, end: Int) {
      if end > self.end || first == nil {
        self = Best(end: end, first: reading)
      } else if end == self.end, first?.entry != reading.entry, !others.contains(where: { $0.entry == reading.entry }) {
        others.append(reading)
      }
    }
  }

  /// A way through a trie up to a word.
  struct Path {
    /// Whether names count in any case.
    var folds = false
    /// False in the given names of `Tusk, Donald`: there every case form would be the beginning of another name.
    var inflects = true
    var state: NameTrie.State = 0
    var ways: Ways = []
    /// Whether a word so far is a form that ends like a feminine nominative, and whether the last word is a form.
    var hasFeminineForm = false
    var endsInForm = false
    /// The middle name that the text puts in.
    var middle: Range<Int>?

    /// Whether the text is in capitals, and names count in ordinary letters.
    var capitals: Bool { ways.contains(.capitals) }

    fileprivate func to(_ step: Step) -> Path {
      var path = self
      path.inflects = inflects && !step.isBehindComma
      path.state = step.state
      path.ways.formUnion(step.ways)
      path.endsInForm = step.ways.contains(.inflected)
      path.hasFeminineForm = hasFeminineForm || (path.endsInForm && step.looksFeminine)
      return path
    }
  }

  private func trie(of path: Path) -> NameTrie { path.folds ? folded : exact }

  fileprivate struct Step {
    let state: NameTrie.State
    let ways: Ways
    var isBehindComma = false
    var looksFeminine = false
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
  mutating func walk(
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
    if let entry = trie.entry(at: path.state), !isAnotherPerson(entry, path, in: text, word) {
      best.offer(.init(entry: entry, ways: path.ways, middle: path.middle), end: word.end)
    }
    guard word.end < end else { return }
    // Only the last word of a name has these endings.
    if path.ways.contains(.singular) || (path.ways.contains(.inflected) && !inflectsEveryWord) {
      return
    }
    let known = best.end
    walk(path, in: text, Word(in: text, at: word.end, end: end), end, &best)
    guard trie.takesMiddleName(at: path.state), best.end == known || best.end <= word.end else { return }
    var path = path
    path.ways.insert(.middleName)
    for place in MiddleName.ends(in: text, from: word.end, end, language) {
      path.middle = word.end..<place
      walk(path, in: text, Word(in: text, at: place, end: end), end, &best)
      if best.end > place { return }
    }
  }

  /// Whether a name with a declined given name and a family name in the nominative is the name of a woman, whose given
  /// name is like a form of a man's: Mirosława Nowak is not Mirosław Nowak. Russian does not decline names in -о.
  private func isAnotherPerson(
    _ entry: Int32, _ path: Path, in text: UnsafeBufferPointer<UInt8>, _ word: Word
  ) -> Bool {
    guard path.hasFeminineForm, !path.endsInForm, traits[Int(entry)].contains(.person),
      let declension = language.declension
    else { return false }
    let last = word.string(in: text)
    return !declension.forms(of: last).isEmpty && !(language.keepsNamesInO && last.hasSuffix("о"))
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
        steps.add(
          Step(
            state: next, ways: found.ways.union(ways), isBehindComma: !path.inflects,
            looksFeminine: found.ways.contains(.inflected) && key.looksFeminine))
      }
      reading = found.next
    }
  }

  /// Adds the steps of the other spellings of a word: without its accents, and a space for a hyphen.
  private func addOthers(_ key: UnsafeBufferPointer<UInt8>, _ path: Path, _ word: Word, _ steps: inout Steps) {
    if word.kind == .word {
      guard WordSpellings.mayHaveMarks(key), let plain = WordSpellings.withoutMarks(String(utf8: key)) else { return }
      // A case form may lose accents, but never gain them: Ruské is not Ruske, a form of Rusko.
      let trie = trie(of: path)
      Array(plain.spelling.utf8).withUnsafeBufferPointer {
        add($0, SpellingTable.hash($0), of: trie.spellings, trie, path, plain.ways, &steps)
      }
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
      best.offer(
        .init(entry: entry, ways: path.ways, middle: path.middle), end: word.endOfStem(in: text))
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

extension UnsafeBufferPointer<UInt8> {
  /// Whether a word ends in a, or in Cyrillic а or я.
  fileprivate var looksFeminine: Bool {
    if last == UInt8(ascii: "a") { return true }
    guard count > 1 else { return false }
    return (self[count - 2] == 0xD0 && self[count - 1] == 0xB0) || (self[count - 2] == 0xD1 && self[count - 1] == 0x8F)
  }
}
