import Base

/// Names as lists of words, which are found word by word in one pass. Finding a word costs the same for any number of
/// names and forms: a look into the table of spellings gives the words that it can be, and a step from one word to the
/// next is one look into another table. A filter first rejects nearly all words with which no name begins.
///
/// It is used for every word of every note, on all cores at the same time. So its tables are plain memory without
/// reference counts.
final class NameTrie: @unchecked Sendable {  // why: the memory is written by init alone and given back by deinit
  /// A place in the trie; the root is 0.
  typealias State = Int32

  fileprivate struct Step {
    let from: State
    let word: Int32
    let to: State
  }

  /// Spellings in every language, and case endings by language.
  let spellings: SpellingTable
  let forms: [String: SpellingTable]
  /// Open addressing with linear probing; at most half of it is taken. `from` is -1 in a free slot.
  private let steps: PlainArray<Step>
  /// The name that ends at each state; -1 if none does.
  private let entries: PlainArray<Int32>
  /// Whether a middle name can stand at a state.
  private let middles: PlainArray<Bool>
  let entryCount: Int
  /// The number of every name of one word, with its key.
  let singleWords: [(entry: Int32, word: [UInt8])]

  var isEmpty: Bool { entryCount == 0 }

  init(_ builder: NameTrieBuilder, languages: [String: Language]) {
    spellings = SpellingTable(builder.spellings)
    forms = builder.forms(in: languages)
    steps = PlainArray(builder.steps)
    entries = PlainArray(builder.entries)
    middles = PlainArray(builder.middles)
    entryCount = builder.entryCount
    singleWords = builder.singleWords
  }

  deinit {
    steps.deallocate()
    entries.deallocate()
    middles.deallocate()
  }

  /// The state that a word leads to from another; nil if no name continues with the word.
  func next(_ word: Int32, from state: State) -> State? {
    let mask = steps.count - 1
    var slot = Step.slot(state, word) & mask
    while case let step = steps[slot], step.from >= 0 {
      if step.from == state, step.word == word { return step.to }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The name that ends at a state.
  func entry(at state: State) -> Int32? { entries[Int(state)] < 0 ? nil : entries[Int(state)] }

  /// Whether a middle name can stand at a state: after `Donald ` of `Donald Trump`.
  func takesMiddleName(at state: State) -> Bool { middles[Int(state)] }

  /// The number of a name by the keys of its words; nil if the name is not there.
  func entry(of name: WordKeys) -> Int32? {
    var state: State = 0
    for word in name.words {
      let reading = name.bytes[word].withUnsafeBufferPointer { exactWord($0) }
      guard let reading, let next = next(reading, from: state) else { return nil }
      state = next
    }
    return entry(at: state)
  }

  /// The word that has just this spelling.
  private func exactWord(_ spelling: UnsafeBufferPointer<UInt8>) -> Int32? {
    var reading = spellings.first(spelling, hash: SpellingTable.hash(spelling))
    while reading >= 0, !spellings[reading].ways.isEmpty { reading = spellings[reading].next }
    return reading < 0 ? nil : spellings[reading].word
  }
}

extension NameTrie.Step {
  fileprivate static func slot(_ from: Int32, _ word: Int32) -> Int {
    var hash = (UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: word))) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    return Int(truncatingIfNeeded: hash & 0x7FFF_FFFF)
  }
}

/// A word of names.
private struct NameWord: Sendable {
  let key: [UInt8]
  var beginsName = false
  /// Whether a name that counts in any case ends with it.
  var endsFoldedName = false
  /// Whether it is in the name of a person.
  var isPerson = false
}

/// Collects names for a trie.
struct NameTrieBuilder {
  fileprivate private(set) var spellings = SpellingTableBuilder()
  fileprivate private(set) var steps = [NameTrie.Step](
    repeating: .init(from: -1, word: 0, to: 0), count: 64)
  fileprivate private(set) var entries: [Int32] = [-1]
  fileprivate private(set) var middles = [false]
  fileprivate private(set) var entryCount = 0
  private let firstEntry: Int
  /// The words of names, each once.
  private var words: [NameWord] = []
  /// The states after the first word, to list the names of one word.
  private var firstStates: [(word: Int32, state: Int32)] = []

  /// Numbers the names from `first` on.
  init(from first: Int) { firstEntry = first }

  /// Adds a name and returns its number; two names of the same words have the same number. A middle name can stand
  /// after the first `middle` words.
  mutating func add(_ name: WordKeys, middle: Int?, isFolded: Bool, isPerson: Bool) -> Int32 {
    var state: Int32 = 0
    name.bytes.withUnsafeBufferPointer { bytes in
      for (index, range) in name.words.enumerated() {
        let word = word(UnsafeBufferPointer(rebasing: bytes[range]), isFirst: index == 0)
        if isFolded, index + 1 == name.ends.count { words[Int(word)].endsFoldedName = true }
        if isPerson { words[Int(word)].isPerson = true }
        state = step(from: state, word: word)
        if index + 1 == middle { middles[Int(state)] = true }
      }
    }
    if entries[Int(state)] < 0 {
      entries[Int(state)] = Int32(firstEntry + entryCount)
      entryCount += 1
    }
    return entries[Int(state)]
  }

  private mutating func word(_ key: UnsafeBufferPointer<UInt8>, isFirst: Bool) -> Int32 {
    let word = spellings.intern(key, new: Int32(words.count))
    if Int(word) == words.count { words.append(NameWord(key: Array(key))) }
    if isFirst, !words[Int(word)].beginsName {
      words[Int(word)].beginsName = true
      spellings.markFirst(key)
    }
    return word
  }

  private mutating func step(from state: Int32, word: Int32) -> Int32 {
    let mask = steps.count - 1
    var slot = NameTrie.Step.slot(state, word) & mask
    while steps[slot].from >= 0 {
      if steps[slot].from == state, steps[slot].word == word { return steps[slot].to }
      slot = (slot + 1) & mask
    }
    let next = Int32(entries.count)
    entries.append(-1)
    middles.append(false)
    steps[slot] = .init(from: state, word: word, to: next)
    if state == 0 { firstStates.append((word, next)) }
    if entries.count * 2 > steps.count { grow() }
    return next
  }

  private mutating func grow() {
    let old = steps
    steps = [NameTrie.Step](repeating: .init(from: -1, word: 0, to: 0), count: old.count * 2)
    let mask = steps.count - 1
    for step in old where step.from >= 0 {
      var slot = NameTrie.Step.slot(step.from, step.word) & mask
      while steps[slot].from >= 0 { slot = (slot + 1) & mask }
      steps[slot] = step
    }
  }

  fileprivate var singleWords: [(entry: Int32, word: [UInt8])] {
    firstStates.compactMap { word, state in
      entries[Int(state)] < 0 ? nil : (entries[Int(state)], words[Int(word)].key)
    }
  }

  /// Adds the other spellings of the words. Must be called once, after the last name.
  mutating func addSpellings() {
    for (number, word) in words.enumerated() {
      for (other, ways) in WordSpellings.others(of: word.key) {
        // La Paz is not la Paz. `&` that begins a name would make a name of every *and*.
        guard word.isPerson || ways != .particle, !word.beginsName || ways != .ampersand else { continue }
        add(other, Int32(number), ways, beginsName: word.beginsName, to: &spellings)
      }
      guard word.endsFoldedName else { continue }
      for (other, ways) in GrammaticalNumber.others(of: String(utf8: word.key), beginsName: word.beginsName) {
        add(other, Int32(number), ways, beginsName: word.beginsName, to: &spellings)
      }
    }
  }

  private func add(
    _ spelling: String, _ word: Int32, _ ways: Ways, beginsName: Bool, to table: inout SpellingTableBuilder
  ) {
    Array(spelling.utf8).withUnsafeBufferPointer { table.add($0, word, ways, beginsName: beginsName) }
  }

  /// The case endings of the words in some languages.
  fileprivate func forms(in languages: [String: Language]) -> [String: SpellingTable] {
    languages.compactMapValues { language in
      guard let declension = language.declension else { return nil }
      let forms = concurrentMap(words.map(\.key)) { declension.forms(of: String(utf8: $0)) }
      var table = SpellingTableBuilder()
      for (number, forms) in forms.enumerated() {
        let word = words[number]
        let hasMarks = word.key.withUnsafeBufferPointer(WordSpellings.mayHaveMarks)
        for form in Set(forms).sorted() {
          add(form, Int32(number), .inflected, beginsName: word.beginsName, to: &table)
          // Orbanovi for Orbán, but no form of Rusko has another letter.
          guard hasMarks, let plain = WordSpellings.withoutMarks(form) else { continue }
          add(plain.spelling, Int32(number), plain.ways.union(.inflected), beginsName: word.beginsName, to: &table)
        }
      }
      return SpellingTable(table)
    }
  }
}
