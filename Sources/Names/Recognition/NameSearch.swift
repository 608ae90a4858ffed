import Base

/// Finds names in a run of text: at each word the longest name that begins there.
struct NameSearch {
  private let exact: NameTrie
  private let folded: NameTrie
  private let lexicon: Lexicon
  /// Whether no name begins with a lower-case ASCII letter.
  private let skipsSmallWords: Bool
  /// The key of the current word.
  private var key: [UInt8] = []

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    exact = lexicon.exact
    folded = lexicon.folded
    skipsSmallWords = lexicon.folded.isEmpty && !(0x61...0x7A).contains { lexicon.exact.mayBegin($0) }
  }

  struct Match {
    /// The range of the name in the text, without a possessive ending.
    let range: Range<Int>
    /// Places in the lexicon's senses: of the name as it is written, and in any case.
    let exact: Int32?
    let folded: Int32?
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
      guard mayMatter(word, in: text), let match = match(in: text, at: word, end: range.upperBound) else { continue }
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
    exact.mayBegin(text[word.start]) || !folded.isEmpty || !word.isPlain || word.isJoined
  }

  private mutating func match(in text: UnsafeBufferPointer<UInt8>, at word: Word, end: Int) -> Match? {
    if let match = longest(in: text, at: word, end: end) { return match }
    // l'Ukraine, dell'Italia: the part before the apostrophe is an article or a preposition.
    guard word.isJoined, let name = word.afterElision(in: text) else { return nil }
    return longest(in: text, at: name, end: end)
  }

  private mutating func longest(in text: UnsafeBufferPointer<UInt8>, at word: Word, end: Int) -> Match? {
    let exact = walk(exact, in: text, at: word, end: end, folds: false)
    guard !self.folded.isEmpty else {
      return exact.map { Match(range: word.start..<$0.end, exact: $0.entry, folded: nil) }
    }
    let folded = walk(self.folded, in: text, at: word, end: end, folds: true)
    switch (exact, folded) {
    case (nil, nil): return nil
    case (let exact?, let folded) where folded.map({ $0.end < exact.end }) ?? true:
      return Match(range: word.start..<exact.end, exact: exact.entry, folded: nil)
    case (let exact, let folded?):
      return Match(
        range: word.start..<folded.end, exact: exact.flatMap { $0.end == folded.end ? $0.entry : nil },
        folded: folded.entry)
    default: return nil
    }
  }

  /// Goes on from word to word while a name can continue, and returns the longest name that ended on the way.
  private mutating func walk(
    _ trie: NameTrie, in text: UnsafeBufferPointer<UInt8>, at first: Word, end: Int, folds: Bool
  ) -> (end: Int, entry: Int32)? {
    if !folds, first.isPlain, !trie.mayBegin(text[first.start]) { return nil }
    var best: (end: Int, entry: Int32)?
    var state: NameTrie.State = 0
    var word = first
    while true {
      let found = lookUp(word, trie, from: state, in: text, folds: folds)
      if let (stem, entry) = found.shortened, counts(entry, at: first.start, in: text) { best = (stem, entry) }
      guard let next = found.next else { return best }
      state = next
      if let entry = trie.entry(at: state), counts(entry, at: first.start, in: text) { best = (word.end, entry) }
      guard word.end < end else { return best }
      word = Word(in: text, at: word.end, end: end)
    }
  }

  /// The state that a word leads to from a state, and the name that ends with the word if its ending is removed.
  private mutating func lookUp(
    _ word: Word, _ trie: NameTrie, from state: NameTrie.State, in text: UnsafeBufferPointer<UInt8>, folds: Bool
  ) -> (next: NameTrie.State?, shortened: (end: Int, entry: Int32)?) {
    // Most words are their own keys.
    if word.isPlain, !folds {
      let key = UnsafeBufferPointer(rebasing: text[word.start..<word.end])
      return (trie.next(key, from: state), shortened(key, trie, from: state, folds: folds, word, text))
    }
    key.removeAll(keepingCapacity: true)
    word.appendKey(of: text, to: &key)
    if folds { key.foldCase() }
    return key.withUnsafeBufferPointer { key in
      var next = trie.next(key, from: state)
      // anchor-outputs is anchor outputs.
      if next == nil, folds, state != 0, key.count == 1, key[0] == UInt8(ascii: "-") {
        let space: [UInt8] = [.space]
        next = space.withUnsafeBufferPointer { trie.next($0, from: state) }
      }
      return (next, shortened(key, trie, from: state, folds: folds, word, text))
    }
  }

  /// Whether a name counts at a place: `Von der Leyen` counts only at the beginning of a sentence.
  private func counts(_ entry: Int32, at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard lexicon.beginsSentence[Int(entry)] else { return true }
    let before = String(utf8: text[max(0, start - 24)..<start]).unicodeScalars
    let last = before.last { !$0.properties.isWhitespace && !"“”„‟\"'‘’«»([—–".unicodeScalars.contains($0) }
    return last.map { ".?!…:;。！？؟".unicodeScalars.contains($0) } ?? (start <= 24)
  }

  /// The name that ends with a word if its possessive ending is removed, and the end of the name in the text. For names
  /// that match in any case, a plural ending is removed too.
  private func shortened(
    _ key: UnsafeBufferPointer<UInt8>, _ trie: NameTrie, from state: NameTrie.State, folds: Bool, _ word: Word,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (end: Int, entry: Int32)? {
    guard word.kind == .word, key.count > 1, let last = key.last, last | 0x20 == UInt8(ascii: "s") else { return nil }
    let isPossessive = key[key.count - 2] == UInt8(ascii: "'")
    let length = key.count - (isPossessive ? 2 : 1)
    guard isPossessive || folds, length > 0,
      let entry = trie.next(UnsafeBufferPointer(rebasing: key[..<length]), from: state).flatMap(trie.entry)
    else { return nil }
    return (isPossessive ? word.endOfPossessor(in: text) : word.end, entry)
  }
}

extension UInt8 {
  fileprivate var isSmallLetterOrSpace: Bool { self == .space || (self >= 0x61 && self <= 0x7A) }
}

extension Word {
  /// The place of the apostrophe of `’s`, the last apostrophe of the word.
  fileprivate func endOfPossessor(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = end - 1
    while index > start, text[index] | 0x20 != UInt8(ascii: "s") { index -= 1 }
    // Back over the apostrophe's own bytes: ' is one, ’ is three, ʼ is two.
    index -= 1
    while index > start, text[index] & 0b1100_0000 == 0b1000_0000 { index -= 1 }
    return index
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
